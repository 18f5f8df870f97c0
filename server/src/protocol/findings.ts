import type { Message } from './messages.js';
import type { Span } from './positions.js';
import type { Target } from './targets.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** From the loudest to the quietest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export interface TextEdit {
	span: Span;
	newText: string;
}

export interface Fix {
	title: Message;
	/** True only where the edit cannot change what a running program does besides mending the finding. */
	safe: boolean;
	edits: readonly TextEdit[];
	/** Where the edit changes it: the sharing option that the socket is bound with on Windows afterwards. */
	sharingOption?: 'none' | 'reuse' | 'exclusive';
}

export interface RelatedPlace {
	span: Span;
	message: Message;
}

/** A rule's answer about one place of one file. Spans are UTF-16 offsets into the file. */
export interface Finding {
	rule: string;
	severity: Severity;
	span: Span;
	message: Message;
	/** The targets it holds for, in TARGETS order. */
	targets: readonly Target[];
	related: readonly RelatedPlace[];
	fixes: readonly Fix[];
}
