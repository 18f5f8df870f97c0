import { languageFor, SPOKEN, type Spoken } from './wording.js';

export type Theme = 'light' | 'dark';

const THEME = 'bindsight.theme';
const LANGUAGE = 'bindsight.language';

/** What the reader chose at an earlier visit, else what the system prefers. */
export function preferredTheme(): Theme {
	const kept = keptAs(THEME);
	return kept === 'light' || kept === 'dark'
		? kept
		: matchMedia('(prefers-color-scheme: dark)').matches
			? 'dark'
			: 'light';
}

/** What the reader chose at an earlier visit, else the first language of the browser that the playground speaks. */
export function preferredLanguage(): Spoken {
	const kept = keptAs(LANGUAGE);
	return kept !== null && kept in SPOKEN ? (kept as Spoken) : languageFor(navigator.languages);
}

export function keepTheme(theme: Theme): void {
	keep(THEME, theme);
}

export function keepLanguage(language: Spoken): void {
	keep(LANGUAGE, language);
}

/** Null where nothing is kept, or where the browser keeps nothing for this page. */
function keptAs(name: string): string | null {
	try {
		return localStorage.getItem(name);
	} catch {
		return null;
	}
}

function keep(name: string, value: string): void {
	try {
		localStorage.setItem(name, value);
	} catch {
		// It holds until the page is left.
	}
}
