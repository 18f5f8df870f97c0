import { text } from '../messages/text.js';
import type { Message } from '../protocol/messages.js';

/** Something that the user can put right: the command line prints its sentence and ends with 2. */
export class UsageError extends Error {
	constructor(readonly sentence: Message) {
		super(text(sentence));
	}
}
