import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Expressions, findExpressions } from '../../../scripts/expressions/find.mjs';

/** What `npm run expressions` has written down, by asking recheck. */
interface Known {
	/** The time that they take grows with the length of the text at most. */
	linear: string[];
	/** Why the others cannot be made to take long. */
	reasons: Record<string, string>;
	/** Those that are put together at run time. */
	built: string[];
}

const known: Known = JSON.parse(readFileSync(new URL('./expressions.json', import.meta.url), 'utf8'));
let found: Expressions;

beforeAll(async () => {
	found = await findExpressions();
}, 60_000);

describe('every regular expression in what ships', () => {
	it('was checked; else run `npm run expressions`', () => {
		const checked = [...known.linear, ...Object.keys(known.reasons)];
		expect([...found.literals.keys()].filter((each) => !checked.includes(each))).toEqual([]);
		expect(checked.filter((each) => !found.literals.has(each))).toEqual([]);
		expect(found.literals.size).toBeGreaterThan(300);
	});

	it('takes linear time, or there is a reason why it is never given a long text', () => {
		expect(Object.entries(known.reasons).filter(([, reason]) => reason.length < 20)).toEqual([]);
		expect(Object.keys(known.reasons).length).toBeLessThan(10);
	});

	it('that is put together takes what code holds literally', () => {
		expect(found.built).toEqual(known.built);
		const parts = found.built.flatMap((each) => [...each.matchAll(/\$\{([^}]*)\}/g)].map(([, part]) => part!));
		// Of words of our own, and of pieces that were taken literally before.
		const others = parts.filter((part) => !part.startsWith('literally('));
		expect(others.sort()).toEqual(['SUPPRESSION_WORD', "pieces.join('\\\\[\\\\d+\\\\]')".replaceAll("'", '"')].sort());
	});
});
