import type { Choices } from '../fuzzing/choices.js';
import { mutated } from '../fuzzing/mutations.js';
import { tokensOf } from '../fuzzing/tokens.js';

/** What one writes in place of what, so that code stays whole. */
const REPLACEMENTS: readonly (readonly [string, string])[] = [
	['SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE'],
	['SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR'],
	['AF_INET', 'AF_INET6'],
	['SOCK_STREAM', 'SOCK_DGRAM'],
	['= 1;', '= 0;'],
	['= 0;', '= 1;'],
	['5150', '80'],
	['if (', 'while ('],
	['static ', ''],
	['void ', 'static void '],
	['== SOCKET_ERROR', '!= 0'],
	['#ifdef', '#ifndef'],
	['listener', 's'],
	['prepare0', 'prepare1'],
	['open_one0', 'socket'],
	['#define', '#undef'],
	['SET(s, REUSE', 'SET(s, SO_BROADCAST'],
	['setsockopt((s), SOL_SOCKET', 'setsockopt((s), IPPROTO_TCP'],
	['ON 1', 'ON 0'],
];

type Edit = (text: string, choices: Choices) => string;

const lines = (text: string): string[] => text.split(/(?<=\n)/);

const EDITS: readonly Edit[] = [
	(text, choices) => text.replace(...choices.oneOf(REPLACEMENTS)),
	(text, choices) => text.replaceAll(...choices.oneOf(REPLACEMENTS)),
	(text, choices) => {
		const all = lines(text);
		const at = choices.below(all.length);
		return all.toSpliced(at, 1).join('');
	},
	(text, choices) => {
		const all = lines(text);
		return all.toSpliced(choices.below(all.length), 0, choices.oneOf(all)).join('');
	},
	(text, choices) => {
		const all = lines(text);
		const [moved] = all.splice(choices.below(all.length), 1);
		return all.toSpliced(choices.below(all.length + 1), 0, moved!).join('');
	},
	(text, choices) => {
		const at = choices.below(text.length + 1);
		return (
			text.slice(0, at) + choices.oneOf(['\n', ' ', 'x', '{', '}', ';', '/*', '*/', '"', '#if 1\n']) + text.slice(at)
		);
	},
	(text, choices) => {
		const tokens = tokensOf(text);
		return tokens.toSpliced(choices.below(tokens.length), 1).join('');
	},
	(text, choices) => mutated(text, text, choices),
	(text) => `\n${text}`,
];

/** One session of so many is long. */
const LONG_IN = 25;

/** The versions of a text in a session of edits, the first one left out; now and then an edit is taken back. */
export function versionsOf(text: string, choices: Choices): string[] {
	const versions = [text];
	for (let rounds = choices.onceIn(LONG_IN) ? 12 : 1 + choices.below(3); rounds > 0; rounds--) {
		const current = versions.at(-1)!;
		const isUndone = versions.length > 1 && choices.onceIn(5);
		versions.push(isUndone ? versions.at(-2)! : current === '' ? text : choices.oneOf(EDITS)(current, choices));
	}
	return versions.slice(1);
}

const NEXT_VERSION = '\n//// next version\n';

/** Versions as one text, so that they are kept and made smaller as one. */
export function textOfVersions(versions: readonly string[]): string {
	return versions.join(NEXT_VERSION);
}

/** The versions of such a text. */
export function versionsIn(text: string): string[] {
	return text.split(NEXT_VERSION);
}
