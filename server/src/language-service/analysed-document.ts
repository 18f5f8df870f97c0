import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, Span } from '../protocol/positions.js';
import type { FileFacts } from '../protocol/sockets.js';
import type { Analysis, SourceDocument } from './documents.js';

/** What analysis answers for a text. */
export interface TextFacts {
	facts: FileFacts;
	/** The top-level pieces of the text, functions and classes among them, of all targets; they may overlap. */
	items: readonly Span[];
}

/** One version of one document with all that was found out about it: what every feature works on. */
export interface AnalysedDocument extends Analysis {
	uri: string;
	text: string;
	version: number;
	items: readonly Span[];
	offsetAt(position: Position): number;
	positionAt(offset: number): Position;
	rangeOf(span: Span): Range;
}

/** Puts a document, its analysis and the arithmetic of its positions together. */
export function analysedDocument(
	document: SourceDocument,
	items: readonly Span[],
	analysis: Analysis,
): AnalysedDocument {
	const lines = TextDocument.create(document.uri, document.languageId, document.version, document.text);
	return {
		...analysis,
		items,
		uri: document.uri,
		text: document.text,
		version: document.version,
		offsetAt: (position) => lines.offsetAt(position),
		positionAt: (offset) => lines.positionAt(offset),
		rangeOf: (span) => ({ start: lines.positionAt(span.start), end: lines.positionAt(span.end) }),
	};
}

/** The offset of a place in a document that need not be analysed yet. */
export function offsetIn({ uri, languageId, version, text }: SourceDocument, position: Position): number {
	return TextDocument.create(uri, languageId, version, text).offsetAt(position);
}
