import { afterAll, describe, expect, it, vi } from 'vitest';

/** As much as the parser has at the start, and a little more: what is too large for it comes soon. */
class SmallMemory extends WebAssembly.Memory {
	constructor({ initial }: WebAssembly.MemoryDescriptor) {
		super({ initial, maximum: initial + 64 });
		memories.push(this);
	}
}

const memories: WebAssembly.Memory[] = [];
vi.stubGlobal('WebAssembly', Object.assign(Object.create(WebAssembly), { Memory: SmallMemory }));
const { Parser, Tree, TreeCursor } = await import('web-tree-sitter');
const { loadGrammars } = await import('../../../server/src/host/node/grammars.js');
const { createSyntaxParser } = await import('../../../server/src/syntax/parser.js');
const parser = await createSyntaxParser(await loadGrammars());

afterAll(() => vi.unstubAllGlobals());

const GOOD = 'int f(SOCKET s) { return listen(s, 5); }\n';

function item(text: string) {
	return { start: 0, end: text.length, text };
}

/** How many trees, cursors and parsers were made and not freed. */
function countOwned() {
	const owned = { trees: 0, cursors: 0, parsers: 0 };
	const count = (part: keyof typeof owned, by: number) => () => {
		owned[part] += by;
	};
	const spies = [
		spyAfter(Parser.prototype, 'parse', count('trees', 1)),
		spyAfter(Tree.prototype, 'delete', count('trees', -1)),
		spyAfter(Tree.prototype, 'walk', count('cursors', 1)),
		spyAfter(TreeCursor.prototype, 'delete', count('cursors', -1)),
		spyAfter(Parser.prototype, 'delete', count('parsers', -1)),
	];
	const stop = () => {
		for (const restore of spies) {
			restore();
		}
	};
	return { owned, stop };
}

/** Calls back once a method has returned; what ends that. */
function spyAfter<Class extends object>(prototype: Class, name: keyof Class & string, then: () => void): () => void {
	const method = prototype[name] as (...args: unknown[]) => unknown;
	const spied = function (this: unknown, ...args: unknown[]) {
		const result = method.apply(this, args);
		then();
		return result;
	};
	Object.assign(prototype, { [name]: spied });
	return () => Object.assign(prototype, { [name]: method });
}

describe('the parser', () => {
	it('frees each tree and cursor, whatever it reads', () => {
		const { owned, stop } = countOwned();
		for (const text of [
			GOOD,
			'',
			'{{{',
			')'.repeat(1000),
			'#if\n',
			'\0',
			'"',
			`${'('.repeat(3000)}1`,
			'int x = \ud800;',
		]) {
			parser.parseItem(item(text), 'c');
			parser.parseItem(item(text), 'cpp');
			parser.parseItemAsHeader(item(text));
		}
		stop();
		expect(owned).toEqual({ trees: 0, cursors: 0, parsers: 0 });
	});

	it('goes on after its memory has run out: the item is one error, the next is read as before', () => {
		const before = parser.parseItem(item(GOOD), 'c');
		const large = item(`int f(void) { return ${'f(1)+'.repeat(380_000)}1; }\n`);
		for (let time = 0; time < 3; time++) {
			const tree = parser.parseItem(large, 'c');
			expect(tree).toMatchObject({ functions: [], errors: [{ start: 0, end: large.end }] });
			expect(parser.parseItem(item(GOOD), 'c')).toEqual(before);
		}
		expect(memories).toHaveLength(1);
	});
});
