import { IntlMessageFormat } from 'intl-messageformat';
import type { Message } from '../protocol/messages.js';
import { english } from './english/index.js';

const formats = new Map<string, IntlMessageFormat>();

/**
 * The sentence of a message, with its gaps filled.
 * @throws Error where no sentence has that id: a slip of ours, never of the user's.
 */
export function text(message: Message): string {
	let format = formats.get(message.id);
	if (!format) {
		const sentence = english[message.id];
		if (sentence === undefined) {
			throw new Error(`no sentence has the id "${message.id}"`);
		}
		format = new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true });
		formats.set(message.id, format);
	}
	return String(format.format(message.args as Record<string, string | number> | undefined));
}
