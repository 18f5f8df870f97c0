import { describe, expect, test, vi } from 'vitest';
import type { ConcreteNode } from '../../../server/src/syntax/concrete-tree.js';
import { LONGEST_ITEM, syntaxParserOver, type TreeReader } from '../../../server/src/syntax/parser.js';
import { parse, parser } from './check-tree.js';
import { printItem } from './print-tree.js';

const EMPTY: ConcreteNode = {
	type: 'translation_unit',
	named: true,
	field: '',
	start: 0,
	end: 0,
	children: [],
	broken: false,
	missing: false,
	height: 0,
	holdsDefinition: false,
};

const ITEM = { start: 100, end: 103, text: 'x;\n' };
const UNREADABLE = {
	functions: [],
	declarations: [],
	enumerators: [],
	errors: [{ start: 100, end: 103 }],
	unread: 'crash',
};

function crashingReader(): TreeReader {
	return {
		read: () => {
			throw new WebAssembly.RuntimeError('memory access out of bounds');
		},
		dispose: vi.fn(),
	};
}

function workingReader(): TreeReader {
	return { read: () => EMPTY, dispose: vi.fn() };
}

describe('a parser that crashes', () => {
	test('is freed and replaced, and the item read once more', () => {
		const readers = [crashingReader(), workingReader()];
		const create = vi.fn(() => readers[create.mock.calls.length - 1]!);
		const syntax = syntaxParserOver(create);
		expect(syntax.parseItem(ITEM, 'c').errors).toEqual([]);
		expect(readers[0]!.dispose).toHaveBeenCalledOnce();
		syntax.parseItem(ITEM, 'c');
		expect(create).toHaveBeenCalledTimes(2);
	});

	test('twice makes the item one error, and the next item has a fresh parser', () => {
		const readers = [crashingReader(), crashingReader(), workingReader()];
		const create = vi.fn(() => readers[create.mock.calls.length - 1]!);
		const syntax = syntaxParserOver(create);
		expect(syntax.parseItem(ITEM, 'c')).toEqual(UNREADABLE);
		expect(syntax.parseItem(ITEM, 'c').errors).toEqual([]);
	});

	test('may crash again when it is freed', () => {
		const dispose = () => {
			throw new Error('still broken');
		};
		const syntax = syntaxParserOver(() => ({ ...crashingReader(), dispose }));
		expect(syntax.parseItem(ITEM, 'cpp')).toEqual(UNREADABLE);
	});

	test('may not even be made', () => {
		const syntax = syntaxParserOver(() => {
			throw new Error('no memory');
		});
		expect(syntax.parseItemAsHeader(ITEM)).toEqual(UNREADABLE);
	});
});

describe('headers', () => {
	test('are C++ where that has no errors', () => {
		const text = 'class A { void f() { bind(s); } };';
		expect(printItem(parser.parseItemAsHeader({ start: 0, end: text.length, text }))).toBe(
			'function A::f(): void\n  bind(s)',
		);
	});

	test('are C where that has fewer errors', () => {
		const text = 'int f(a) int a; { int class = 1; return class; }';
		const item = parser.parseItemAsHeader({ start: 0, end: text.length, text });
		expect(item.errors).toEqual([]);
		expect(printItem(item)).toBe('function f(int a): int\n  int: class = 1\n  return class');
	});
});

test('an item that is too long is one error', () => {
	const text = `void f() { bind(s); }${' '.repeat(LONGEST_ITEM)}`;
	expect(parse(text)).toEqual({
		functions: [],
		declarations: [],
		enumerators: [],
		errors: [{ start: 0, end: text.length }],
		unread: 'limit',
	});
});

test('thousands of items do not make the memory of the parser grow', () => {
	// Deep enough that a cursor left behind takes some kilobytes, as a tree does.
	const text = `void f() { bind(s${'.t'.repeat(60)}); }`;
	const parseMany = (count: number) => {
		for (let index = 0; index < count; index++) {
			parse(text, index % 2 === 0 ? 'c' : 'cpp');
		}
	};
	parseMany(50);
	const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow');
	parseMany(5000);
	expect(grow).not.toHaveBeenCalled();
	grow.mockRestore();
}, 120_000);
