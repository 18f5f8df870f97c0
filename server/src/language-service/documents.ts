import type { Finding } from '../protocol/findings.js';
import type { Position } from '../protocol/positions.js';
import type { FileFacts } from '../protocol/sockets.js';

/** A text, and where its lines begin. */
export interface Lines {
	getText(): string;
	offsetAt(position: Position): number;
	positionAt(offset: number): Position;
}

/** A text with a name. `languageId` is VS Code's: `c` or `cpp`; `version` grows with every change. */
export interface SourceDocument {
	uri: string;
	languageId: 'c' | 'cpp';
	version: number;
	text: string;
	/** The document of the editor, which knows where its lines begin; it may have gone on to another text since. */
	lines?: Lines;
}

/** Everything that was found out about one version of one document. */
export interface Analysis {
	facts: FileFacts;
	/** Sorted by start, then by rule. */
	findings: readonly Finding[];
}
