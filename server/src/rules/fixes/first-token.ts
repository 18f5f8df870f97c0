import type { CodeText } from './code-text.js';
import type { Token } from './tokens.js';

/** Whether the last of the tokens is what is looked for; it is asked of each in order, once. */
export type IsSought = (tokens: readonly Token[], at: number) => boolean;

/**
 * Looks for the first token of a kind behind a place, comments left out. It goes only as far as it is asked, and never over the
 * same code again: rules ask the same for each of many calls, ever farther from one place.
 */
export class FirstToken {
	private readonly tokens: Token[] = [];
	private next: number;
	private found: number | undefined;

	constructor(
		private readonly code: CodeText,
		start: number,
		private readonly isSought: IsSought,
	) {
		this.next = code.uncommented.indexAt(start);
	}

	/** Whether there is one that ends at the offset or before. */
	isBefore(end: number): boolean {
		while (this.found === undefined) {
			const token = this.code.uncommented.at(this.next);
			if (!token || token.end > end) {
				break;
			}
			this.next++;
			this.tokens.push(token);
			this.found = this.isSought(this.tokens, this.tokens.length - 1) ? token.end : undefined;
		}
		return this.found !== undefined && this.found <= end;
	}
}
