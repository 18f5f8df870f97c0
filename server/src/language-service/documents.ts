import type { Finding } from '../protocol/findings.js';
import type { FileFacts } from '../protocol/sockets.js';

/** A text with a name. `languageId` is VS Code's: `c` or `cpp`; `version` grows with every change. */
export interface SourceDocument {
	uri: string;
	languageId: 'c' | 'cpp';
	version: number;
	text: string;
}

/** Everything that was found out about one version of one document. */
export interface Analysis {
	facts: FileFacts;
	/** Sorted by start, then by rule. */
	findings: readonly Finding[];
}
