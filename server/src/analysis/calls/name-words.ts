import {
	CLOSING_WORDS,
	DEFERRING_WORDS,
	FAILURE_WORDS,
	KEEPING_WORDS,
	NEVER_RETURNING_NAMES,
	NEVER_RETURNING_WORDS,
	OPTION_SETTING_WORDS,
	RETURNING_WORDS,
	THREAD_WORDS,
} from '../../knowledge/calls/words.js';
import { remembering } from '../../source/remembering.js';

/** The words of a name: `evutil_make_listen_socket_reuseable` and `MakeListenSocket` alike. Lower case. */
const wordsOf = remembering((name: string): readonly string[] =>
	name
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replace(/(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== ''),
);

function hasWord(name: string, words: ReadonlySet<string>): boolean {
	return wordsOf(name).some((word) => words.has(word));
}

/** Whether a function of that name, which nobody has seen, closes the socket it is given. */
export function soundsLikeClosing(name: string): boolean {
	return hasWord(name, CLOSING_WORDS);
}

/**
 * Whether a function of that name, which nobody has seen, does not come back. In a longer name the word must go with one
 * of failure or with a message among the arguments: `mempool_exit()` comes back, `error_exit()` and `net_exit("bind")` do not.
 */
export function soundsLikeNeverReturning(name: string, isGivenText: boolean): boolean {
	if (NEVER_RETURNING_NAMES.has(name)) {
		return true;
	}
	const words = wordsOf(name);
	const at = words.findIndex((word) => NEVER_RETURNING_WORDS.has(word));
	if (at < 0) {
		return false;
	}
	const beside = words.filter((_, index) => index === at - 1 || index === at + 1);
	const goesWithFailure = words.length === 1 || isGivenText || beside.some((word) => FAILURE_WORDS.has(word));
	return goesWithFailure && !beside.some((word) => RETURNING_WORDS.has(word));
}

/** Whether a function of that name, which nobody has seen, may set options of the socket it is given. */
export function soundsLikeSettingOptions(name: string): boolean {
	return hasWord(name, OPTION_SETTING_WORDS);
}

/** Whether a function or class of that name, which nobody has seen, calls what it is given when its scope ends. */
export function soundsLikeDeferring(name: string): boolean {
	return hasWord(name, DEFERRING_WORDS);
}

/** Whether a function of that name, which nobody has seen, starts a thread with what it is given. */
export function soundsLikeThreadStart(name: string): boolean {
	return hasWord(name, THREAD_WORDS);
}

/** Whether a function of that name, which nobody has seen, keeps the socket it is given. */
export function soundsLikeKeeping(name: string): boolean {
	return hasWord(name, KEEPING_WORDS);
}
