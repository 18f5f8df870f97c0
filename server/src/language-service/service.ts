import type { Finding } from '../protocol/findings.js';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../protocol/matrix.js';
import type { Position, Range } from '../protocol/positions.js';
import type { FileFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';

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

export interface Hover {
	range: Range;
	/** Markdown; nothing in it comes from the analysed code unescaped. */
	markdown: string;
}

export interface CodeAction {
	title: string;
	/** The finding it mends: rule and range. */
	rule: string;
	range: Range;
	/** Offered first among the actions of its finding. */
	preferred: boolean;
	safe: boolean;
	edits: readonly { range: Range; newText: string }[];
}

/** The one facade that lsp/ and cli/ use. Pure: no I/O, no clock, no VS Code. */
export interface LanguageService {
	/** Facts and findings; answered from a cache where uri, version and text are the same as before. */
	analyse(document: SourceDocument, targets?: readonly Target[]): Analysis;
	hover(document: SourceDocument, position: Position): Hover | null;
	/** The fixes for the findings that touch the range. */
	codeActions(document: SourceDocument, range: Range): CodeAction[];
	sharingMatrix(document: SourceDocument, params: Omit<SharingMatrixParams, 'textDocument'>): SharingMatrixAnswer;
	/** Forgets a document. */
	forget(uri: string): void;
}
