import { IntlMessageFormat } from 'intl-messageformat';
import type { Message } from '../protocol/messages.js';
import { english } from './english/index.js';
import type { Locale } from './locale.js';
import { dataWords as portugueseDataWords } from './portuguese/data-words.js';
import { portuguese } from './portuguese/index.js';

/** Every sentence of every language. */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
	en: english,
	'pt-BR': portuguese,
};

/** What of the data is words and not names, by the English words. */
const DATA_WORDS: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>> = {
	'pt-BR': portugueseDataWords,
};

// Asking the system which locales it knows takes 13 ms, and it takes what is near where it lacks one.
IntlMessageFormat.resolveLocale = (locales) => new Intl.Locale(String(locales));

/** By language, then by the id of the sentence. */
const formats = new Map<Locale, Map<string, IntlMessageFormat>>();

/**
 * The language of this process. One process speaks with one reader: a language server has one client, the command line
 * one terminal, a worker one page. So it is said once, at the edge, and not handed through every function that speaks.
 */
let spoken: Locale = 'en';

/** Chooses the language of every sentence from here on. For lsp/ and cli/ alone, before they say anything. */
export function speak(locale: Locale): void {
	spoken = locale;
}

/** The language of every sentence, for data that names it. */
export function spokenLocale(): Locale {
	return spoken;
}

/**
 * The sentence of a message in the language of this process, with its gaps filled.
 * @throws Error where no sentence has that id: a slip of ours, never of the user's.
 */
export function text(message: Message): string {
	return String(formatOf(spoken, message.id).format(message.args as Record<string, string | number> | undefined));
}

function formatOf(locale: Locale, id: string): IntlMessageFormat {
	const cached = formats.get(locale) ?? new Map<string, IntlMessageFormat>();
	formats.set(locale, cached);
	const known = cached.get(id);
	if (known) {
		return known;
	}
	// A sentence that a language lacks is said in English rather than not at all; a test finds it.
	const own = CATALOGUES[locale][id];
	const sentence = own ?? english[id];
	if (sentence === undefined) {
		throw new Error(`no sentence has the id "${id}"`);
	}
	const format = new IntlMessageFormat(sentence, own === undefined ? 'en' : locale, undefined, { ignoreTag: true });
	cached.set(id, format);
	return format;
}

/** Words that stand in the data of knowledge/, in English as in the documents, in the language of this process. */
export function dataWords(words: string): string {
	return DATA_WORDS[spoken]?.[words] ?? words;
}
