import type { BuiltText } from './built-text.js';
import { type ScannedSource, scannedSource } from './directives.js';
import { retokenize, type TokensOfVersion } from './retokenize.js';
import type { Tokens } from './tokens.js';

/** What is kept of one version of a file, so that of the next one only what differs is read. */
export class ReadingMemory {
	private version: TokensOfVersion | undefined;
	private builtTexts: readonly BuiltText[] = [];

	/** The texts of the version before, in the order of its configurations. */
	get texts(): readonly BuiltText[] {
		return this.builtTexts;
	}

	/** Cuts the text of the next version into tokens; readSource is to be given the answer, and this memory. */
	scan(text: string): ScannedSource {
		const { change, ...version } = retokenize(text, this.version);
		this.version = version;
		return scannedSource(version.tokens, change);
	}

	/** The tokens of the text that was scanned last, if it was this one. */
	tokensOf(text: string): Tokens | undefined {
		return this.version?.tokens.text === text ? this.version.tokens : undefined;
	}

	/** What was made of the text that was scanned last. */
	keep(texts: readonly BuiltText[]): void {
		this.builtTexts = texts;
	}
}
