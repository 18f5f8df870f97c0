import {
	CLOSING_WORDS,
	NEVER_RETURNING_NAMES,
	NEVER_RETURNING_WORDS,
	OPTION_SETTING_WORDS,
	THREAD_WORDS,
} from '../../knowledge/calls/words.js';

/** The words of a name: `evutil_make_listen_socket_reuseable` and `MakeListenSocket` alike. Lower case. */
function wordsOf(name: string): string[] {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
}

function hasWord(name: string, words: ReadonlySet<string>): boolean {
	return wordsOf(name).some((word) => words.has(word));
}

/** Whether a function of that name, which nobody has seen, closes the socket it is given. */
export function soundsLikeClosing(name: string): boolean {
	return hasWord(name, CLOSING_WORDS);
}

/** Whether a function of that name, which nobody has seen, does not come back. */
export function soundsLikeNeverReturning(name: string): boolean {
	return NEVER_RETURNING_NAMES.has(name) || hasWord(name, NEVER_RETURNING_WORDS);
}

/** Whether a function of that name, which nobody has seen, may set options of the socket it is given. */
export function soundsLikeSettingOptions(name: string): boolean {
	return hasWord(name, OPTION_SETTING_WORDS);
}

/** Whether a function of that name, which nobody has seen, starts a thread with what it is given. */
export function soundsLikeThreadStart(name: string): boolean {
	return hasWord(name, THREAD_WORDS);
}
