/** The languages that there are sentences in, as BCP 47 names them. */
export const LOCALES = ['en', 'pt-BR'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The language to answer in where somebody asks for `tag`, as BCP 47 (`pt-BR`) or POSIX (`pt_BR.UTF-8`) writes it. A
 * region is let pass: `en-GB` is answered in English, `pt` in Brazilian Portuguese. Undefined where there is none.
 */
export function localeOf(tag: string): Locale | undefined {
	const [language] = tag.toLowerCase().split(/[-_.@]/);
	return LOCALES.find((locale) => locale.split('-')[0] === language);
}

/** The language that the environment of a process asks for; English where it asks for none, or for one that is missing. */
export function localeOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Locale {
	// The first one that is set decides, as POSIX has it; `C` and `POSIX` are English.
	const asked = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
	return (asked && localeOf(asked)) || 'en';
}
