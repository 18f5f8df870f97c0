import { describe, expect, test } from 'vitest';
import { DEEPEST } from '../../../server/src/syntax/lowering/context.js';
import { parse } from './check-tree.js';

/** How deep plain data nests; does not recurse, so that it can measure anything. */
function depthOf(value: unknown): number {
	let deepest = 0;
	const pending = [{ value, depth: 0 }];
	for (let entry = pending.pop(); entry; entry = pending.pop()) {
		deepest = Math.max(deepest, entry.depth);
		if (typeof entry.value === 'object' && entry.value !== null) {
			const isNode = 'kind' in entry.value;
			for (const child of Object.values(entry.value)) {
				pending.push({ value: child, depth: entry.depth + (isNode ? 1 : 0) });
			}
		}
	}
	return deepest;
}

const MANY = 20_000;

describe.each(['c', 'cpp'] as const)('deep nesting in %s', (language) => {
	test('parentheses cost nothing', () => {
		const { functions } = parse(`void f() { ${'('.repeat(MANY)}bind(s)${')'.repeat(MANY)}; }`, language);
		expect(functions[0]!.broken).toBe(false);
		expect(JSON.stringify(functions)).toContain('"bind"');
	});

	test.each([
		['a sum', `${'a() + '.repeat(MANY)}b()`],
		['calls', `${'g('.repeat(MANY)}1${')'.repeat(MANY)}`],
		['assignments', `${'a = '.repeat(MANY)}b`],
		['members', `x${'.y'.repeat(MANY)}`],
		['casts', `x = ${'(T)'.repeat(MANY)}y`],
		['conditionals', `${'a ? b : '.repeat(MANY)}c`],
	])('%s is cut and said to be broken', (_, code) => {
		const { functions } = parse(`void f() { ${code}; bind(s); }`, language);
		expect(functions[0]).toMatchObject({ broken: true, isCut: true });
		expect(depthOf(functions)).toBeLessThanOrEqual(DEEPEST);
		expect(JSON.stringify(functions)).toContain('"bind"');
	});

	test.each([
		['blocks', `${'{'.repeat(MANY)}bind(s);${'}'.repeat(MANY)}`],
		['else if', `${'if (a) b(); else '.repeat(MANY)}bind(s);`],
		['loops', `${'while (a) '.repeat(MANY)}bind(s);`],
	])('%s are cut, and the calls in them are kept', (_, code) => {
		const { functions } = parse(`void f() { ${code} }`, language);
		expect(functions[0]).toMatchObject({ broken: true, isCut: true });
		expect(depthOf(functions)).toBeLessThanOrEqual(DEEPEST);
		expect(JSON.stringify(functions)).toContain('"bind"');
	});

	test('lambdas, which make three nodes a level', () => {
		const code = `${'g([] { return '.repeat(MANY)}bind(s);${'});'.repeat(MANY)}`;
		const { functions } = parse(`void f() { ${code} }`, language);
		expect(depthOf(functions)).toBeLessThanOrEqual(3 * DEEPEST);
	});

	test.each(['struct a {', 'namespace a {', 'void f() {', '{([', 'int f(', 'if (', 'bind(s,,,;'])(
		'%s over and over throws nothing',
		(code) => {
			expect(parse(code.repeat(MANY), language).errors).not.toEqual([]);
		},
	);
});
