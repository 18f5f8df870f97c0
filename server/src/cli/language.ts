import { type Locale, localeOf, localeOfEnvironment } from '../messages/locale.js';
import { speak } from '../messages/text.js';

/** The language of one run of the command line. */
export interface LanguageChoice {
	/**
	 * Once the options of the verb are known: what programs read is in English unless somebody asked for another language,
	 * so that the environment does not change the bytes.
	 */
	settle(options: { format?: string; batch?: string }): void;
}

/** The formats that programs read. */
const DATA_FORMATS: readonly string[] = ['json', 'sarif'];

/** Speaks the language that `--locale` asks for, else the environment. The help is written before anything is parsed. */
export function chooseLanguage(
	args: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
): LanguageChoice {
	const asked = askedFor(args);
	speak(asked ?? localeOfEnvironment(environment));
	return {
		settle({ format, batch }) {
			if (!asked && (batch !== undefined || DATA_FORMATS.includes(format ?? ''))) {
				speak('en');
			}
		},
	};
}

/** What `--locale` says; what it says wrongly, the parser of the arguments complains of. */
function askedFor(args: readonly string[]): Locale | undefined {
	const index = args.findIndex((argument) => /^--locale(=|$)/.test(argument));
	const written = args[index]?.includes('=') ? args[index].slice('--locale='.length) : args[index + 1];
	return index < 0 || written === undefined ? undefined : localeOf(written);
}
