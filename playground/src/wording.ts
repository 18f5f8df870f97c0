import { type PlaygroundTexts, TEXTS, type TextId } from './texts.js';
import { BRAZILIAN_PORTUGUESE } from './texts-pt-br.js';

/** The languages that the playground speaks, as BCP 47 names them, and what each calls itself. */
export const SPOKEN = { en: 'English', 'pt-BR': 'Português (Brasil)' } as const;
export type Spoken = keyof typeof SPOKEN;

const CATALOGUES: Readonly<Record<Spoken, PlaygroundTexts>> = { en: TEXTS, 'pt-BR': BRAZILIAN_PORTUGUESE };

let spoken: Spoken = 'en';

/** Says everything from now on in this language. A page has one reader. */
export function speak(language: Spoken): void {
	spoken = language;
}

/** The language that `speak` chose last. */
export function spokenLanguage(): Spoken {
	return spoken;
}

/** A sentence in the reader's language, with its gaps filled. */
export function text(id: TextId, gaps: Readonly<Record<string, string | number>> = {}): string {
	return CATALOGUES[spoken][id].replace(/\{(\w+)\}/g, (gap, name) => String(gaps[name] ?? gap));
}

/** The first of the reader's languages that the playground speaks; English where it speaks none. */
export function languageFor(wanted: readonly string[]): Spoken {
	const known = Object.keys(SPOKEN) as Spoken[];
	const [first] = wanted.flatMap(
		(tag) => known.find((each) => each.split('-')[0] === tag.toLowerCase().split('-')[0]) ?? [],
	);
	return first ?? 'en';
}
