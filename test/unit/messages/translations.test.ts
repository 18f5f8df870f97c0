import { describe, expect, it, test } from 'vitest';
import { type Gaps, sourcesUnder, translations } from '../../helpers/translations.js';

/** The names that stay as the documents print them: outcomes, options, statuses, calls of the API. */
const NAMES =
	/\b(?:SUCCESS|INUSE|DENIED|CHECK|(?:SO|WSK|WSA|STATUS|IPV6|SIO|AF|INADDR|SOL|SD|IRP)_\w+|WSA\w+|Wsk\w+)\b/g;

const namesIn = (sentence: string) => [...new Set(sentence.match(NAMES) ?? [])].sort();

/** A word of the data, which English prints as it is. */
const isGapAlone = (sentence: string) => /^\{\w+\}$/.test(sentence);

describe('the translation', () => {
	test('lacks no sentence and has none that English has not', () => {
		for (const { part, english, portuguese } of translations()) {
			const missing = Object.keys(english).filter((id) => !(id in portuguese));
			const leftOver = Object.keys(portuguese).filter((id) => !(id in english));
			expect({ part, missing, leftOver }).toEqual({ part, missing: [], leftOver: [] });
		}
	});

	for (const { part, english, portuguese, gapsOf } of translations()) {
		const both = Object.keys(english).filter((id) => id in portuguese);

		describe(`of the ${part}`, () => {
			it('parses, and has the gaps of the English sentence', () => {
				const differing = both.filter((id) => !haveSameGaps(gapsOf(english[id]!), gapsOf(portuguese[id]!)));
				expect(differing).toEqual([]);
			});

			it('keeps the names of outcomes, options, statuses and calls', () => {
				const said = both.filter((id) => !isGapAlone(english[id]!));
				const differing = said.filter((id) => `${namesIn(english[id]!)}` !== `${namesIn(portuguese[id]!)}`);
				expect(differing).toEqual([]);
			});

			it('ends its sentences as English does', () => {
				const end = (sentence: string) => /[.:!?…]?$/.exec(sentence.trim())?.[0];
				expect(both.filter((id) => end(english[id]!) !== end(portuguese[id]!))).toEqual([]);
			});
		});
	}
});

/**
 * What is filled in is the same; a word that English fills in may be chosen by its key in Portuguese. Every case that
 * English has words for has its own, but in how things are counted, which each language does in its own way.
 */
function haveSameGaps(english: Gaps, portuguese: Gaps): boolean {
	const isCount = (keys: ReadonlySet<string>) => keys.has('one') || keys.has('=1') || keys.has('=0');
	const known = new Set([...english.filled, ...english.chosen.keys()]);
	const said = new Set([...portuguese.filled, ...portuguese.chosen.keys()]);
	const isChosenAlike = [...english.chosen].every(([name, keys]) => {
		const own = portuguese.chosen.get(name);
		return isCount(keys) ? said.has(name) : [...keys].every((key) => own?.has(key));
	});
	// `key` stands beside `value` in words of the data: the same word, with no hyphen in it.
	return (
		isChosenAlike &&
		[...known].every((name) => said.has(name)) &&
		[...said].every((name) => known.has(name) || name === 'key')
	);
}

describe('no sentence is left over', () => {
	/** The ids that code names: whole, or with gaps that a word of the code fills. */
	function idsNamedIn(folder: string, besides: RegExp): (id: string) => boolean {
		const texts = sourcesUnder(folder).filter(({ file }) => !besides.test(file));
		const whole = new Set(
			texts.flatMap(({ text }) =>
				[...text.matchAll(/['"`]([\w.-]+)['"`]|\b([a-z]+): /gi)].map(([, id, key]) => id ?? key),
			),
		);
		const patterns = texts.flatMap(({ text }) =>
			[...text.matchAll(/`([\w.-]*[\w-]\.[\w.-]*(?:\$\{[^}]+\}[\w.-]*)+|[\w-]+\.\$\{[^}]+\}[\w.-]*)`/g)].map(([, id]) =>
				pattern(id!),
			),
		);
		return (id) => whole.has(id) || patterns.some((each) => each.test(id));
	}

	const pattern = (id: string) => new RegExp(`^${id.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '.+')}$`);

	it.each([
		['server', 'server/src', /^messages\//],
		['panel', 'client/webview', /^texts\.ts$/],
		['playground', 'playground', /^(?:src[\\/]texts|dist[\\/])/],
	])('in the %s', (part, folder, catalogue) => {
		const isNamed = idsNamedIn(folder, catalogue);
		const sentences = translations().find((each) => each.part === part)!.english;
		expect(Object.keys(sentences).filter((id) => !isNamed(id))).toEqual([]);
	});
});
