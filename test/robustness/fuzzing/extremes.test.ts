import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../server/src/language-service/service.js';
import { wrongWithAnalysis } from './check-answers.js';
import { blocksRun } from './counted-work.js';
import { codeBehind, DEEP, LONG, MACROS_OF_MACROS, manySockets, ODD_CHARACTERS } from './extreme-texts.js';
import { documentOf, Services } from './service.js';

const services = new Services();
const LANGUAGES = ['c', 'cpp'] as const;

/** What is said of a text: nothing fails, and every place lies in the text. */
async function checkAnswered(text: string, language: 'c' | 'cpp' = 'cpp'): Promise<Analysis> {
	const service = await services.next();
	const document = documentOf({ text, language });
	expect(wrongWithAnalysis(service, document)).toBeUndefined();
	return service.analyse(document);
}

describe('a hundred thousand of them in each other', () => {
	const names = Object.keys(DEEP).filter((name) => !name.endsWith('#if'));
	it.each(names)('%s', { timeout: 120_000 }, async (name) => {
		await checkAnswered(DEEP[name]!(100_000), LANGUAGES[names.indexOf(name) % LANGUAGES.length]);
	});
});

describe('so many #if in each other', () => {
	it.each(['#if', 'open #if'])('%s', { timeout: 120_000 }, async (name) => {
		const { findings } = await checkAnswered(DEEP[name]!(5_000));
		expect(findings.map(({ rule }) => rule)).toContain('option-after-bind');
	});
});

describe('macros', () => {
	it.each(Object.entries(MACROS_OF_MACROS))('%s', { timeout: 120_000 }, async (_, textOf) => {
		await checkAnswered(textOf(60));
		await checkAnswered(textOf(1_500));
	});

	it('name the function that was not followed to its end', async () => {
		const { facts } = await checkAnswered(MACROS_OF_MACROS['that stand for the next one']!(60));
		expect(facts.problems).toMatchObject([{ kind: 'limit', detail: 'serve' }]);
	});
});

it('what nests too deep is named', async () => {
	const { facts } = await checkAnswered(DEEP.braces!(1_000));
	expect(facts.problems).toMatchObject([{ kind: 'limit', detail: 'void f(void)' }]);
});

/** How many blocks of ours an analysis of a text runs. */
function blocksIn(text: string): Promise<number> {
	return blocksRun(() => checkAnswered(text));
}

describe('work grows as the text does', () => {
	it.each(Object.entries(LONG))('%s', { timeout: 120_000 }, async (_, textOf) => {
		const [some, twice] = [textOf(500), textOf(1_000)];
		// What is made once, and kept, is made before.
		await checkAnswered(some);
		// V8 forgets counts of functions that it throws away: each is counted more than once.
		const work = Math.max(await blocksIn(some), await blocksIn(some), await blocksIn(some));
		expect(Math.min(await blocksIn(twice), await blocksIn(twice))).toBeLessThan(2.6 * work);
	});
});

it('a function with too many sockets is named, and does not hold up what follows', { timeout: 120_000 }, async () => {
	const { facts, findings } = await checkAnswered(manySockets(2_000));
	expect(facts.problems).toMatchObject([{ kind: 'limit', detail: 'f' }]);
	expect(findings.map(({ rule }) => rule)).toContain('option-after-bind');
});

describe('a line of ten megabytes', () => {
	it('is too long, and that is said', async () => {
		const { facts } = await checkAnswered(`void f(void) { ${'x = y + 1; '.repeat(1_000_000)} bind(s, a, 16); }`);
		expect(facts.problems).toMatchObject([{ kind: 'limit' }]);
	});

	it('of comments and strings just below the limit is read', { timeout: 120_000 }, async () => {
		const { findings } = await checkAnswered(
			`/* ${'x'.repeat(4e6)} */ char *y = "${'x'.repeat(4e6)}"; ${codeBehind('')}`,
		);
		expect(findings.map(({ rule }) => rule)).toContain('option-after-bind');
	});
});

describe('before a call', () => {
	it.each(Object.entries(ODD_CHARACTERS))('%s', async (_, characters) => {
		const text = codeBehind(characters.repeat(7));
		const { findings } = await checkAnswered(text);
		const late = findings.find(({ rule }) => rule === 'option-after-bind')!;
		expect(text.slice(late.span.start, late.span.end)).toMatch(/^(SO_EXCLUSIVEADDRUSE|setsockopt)/);
	});
});
