import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, Span } from '../protocol/positions.js';
import type { FileFacts } from '../protocol/sockets.js';
import { rememberingObjects } from '../source/remembering.js';
import type { Analysis, Lines, SourceDocument } from './documents.js';

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
	return {
		...analysis,
		items,
		uri: document.uri,
		text: document.text,
		version: document.version,
		offsetAt: (position) => linesOf(document).offsetAt(position),
		positionAt: (offset) => linesOf(document).positionAt(offset),
		rangeOf({ start, end }) {
			const lines = linesOf(document);
			return { start: lines.positionAt(start), end: lines.positionAt(end) };
		},
	};
}

/** The offset of a place in a document that need not be analysed yet. */
export function offsetIn(document: SourceDocument, position: Position): number {
	return linesOf(document).offsetAt(position);
}

/** Those of the editor's document as long as it has the same text: with a change it counts only what the change moves. */
function linesOf(document: SourceDocument): Lines {
	const { lines, text } = document;
	return lines?.getText() === text ? lines : ownLines(document);
}

const ownLines = rememberingObjects(
	({ uri, languageId, version, text }: SourceDocument): Lines => TextDocument.create(uri, languageId, version, text),
);
