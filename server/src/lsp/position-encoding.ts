import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changedTextDocument } from './document-changes.js';

const ENCODINGS = ['utf-16', 'utf-8', 'utf-32'] as const;

/** What a client counts within a line. Inside, everything is counted in UTF-16 units. */
export type PositionEncoding = (typeof ENCODINGS)[number];

/** UTF-16 where the client knows it or says nothing, for nothing has to be converted then; else its first choice. */
export function negotiatedEncoding(offered: readonly string[] = []): PositionEncoding {
	const known = offered.flatMap((each) => ENCODINGS.find((encoding) => encoding === each) ?? []);
	return known.includes('utf-16') ? 'utf-16' : (known[0] ?? 'utf-16');
}

/** Puts the positions of messages from what a client counts into UTF-16 units and back. */
export interface PositionConverter {
	/** The same value in UTF-16 units. Its positions are in `document`, but for those beside a uri: these are in that file. */
	fromClient<T>(value: T, document: TextDocument): T;
	/** The reverse. */
	toClient<T>(value: T, document: TextDocument): T;
	/** The document after one change of the client's. */
	changed(document: TextDocument, change: TextDocumentContentChangeEvent, version: number): TextDocument;
}

/** `textOf` answers the text of a file that is not open; a position in one that it does not know stays as it is. */
export function createPositionConverter(
	encoding: PositionEncoding,
	textOf: (uri: string) => string | undefined,
): PositionConverter {
	if (encoding === 'utf-16') {
		const unchanged = <T>(value: T): T => value;
		return { fromClient: unchanged, toClient: unchanged, changed: changedTextDocument };
	}
	const lengthOf = LENGTH_IN[encoding];
	const documentOf = (uri: string, otherwise: TextDocument) => {
		const text = uri === otherwise.uri ? undefined : textOf(uri);
		return text === undefined ? otherwise : TextDocument.create(uri, '', 0, text);
	};

	function fromClient<T>(value: T, document: TextDocument): T {
		return withPositions(value, document, documentOf, (line, character) => unitsBefore(line, character, lengthOf));
	}

	return {
		fromClient,
		toClient: (value, document) =>
			withPositions(value, document, documentOf, (line, character) => lengthOf(line.slice(0, character))),
		changed: (document, change, version) => changedTextDocument(document, fromClient(change, document), version),
	};
}

const LENGTH_IN = {
	'utf-8': (text: string) => new TextEncoder().encode(text).length,
	'utf-32': (text: string) => [...text].length,
} as const;

/** How many UTF-16 units of a line come before that many of the client's units: whole characters only. */
function unitsBefore(line: string, character: number, lengthOf: (text: string) => number): number {
	let units = 0;
	let counted = 0;
	for (const sign of line) {
		counted += lengthOf(sign);
		if (counted > character) {
			break;
		}
		units += sign.length;
	}
	return units;
}

/** A copy of the value whose positions count differently. */
function withPositions<T>(
	value: T,
	document: TextDocument,
	documentOf: (uri: string, otherwise: TextDocument) => TextDocument,
	convert: (line: string, character: number) => number,
): T {
	function copy(each: unknown, around: TextDocument): unknown {
		if (Array.isArray(each)) {
			return each.map((element) => copy(element, around));
		}
		if (typeof each !== 'object' || each === null) {
			return each;
		}
		if (isPosition(each)) {
			return { line: each.line, character: convert(lineOf(around, each.line), each.character) };
		}
		const { uri } = each as { uri?: unknown };
		const inside = typeof uri === 'string' ? documentOf(uri, around) : around;
		return Object.fromEntries(Object.entries(each).map(([name, part]) => [name, copy(part, inside)]));
	}
	return copy(value, document) as T;
}

function isPosition(value: object): value is Position {
	const { line, character } = value as Record<string, unknown>;
	return typeof line === 'number' && typeof character === 'number';
}

/** With its end of line, where no position is. */
function lineOf(document: TextDocument, line: number): string {
	return document
		.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
		.replace(/(?<![\r\n])[\r\n]+$/, '');
}
