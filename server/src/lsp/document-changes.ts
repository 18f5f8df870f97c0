import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';
import { range } from './checked-params.js';

const openedDocument = z.tuple([z.string(), z.string(), z.int(), z.string()]);
const version = z.int();
const changes = z.array(z.object({ text: z.string(), range: range.optional() }));

/**
 * A document as a client opens it.
 * @throws Error where anything of it is not what the protocol says.
 */
export function openedTextDocument(...given: [uri: string, languageId: string, version: number, text: string]) {
	const [uri, languageId, number, text] = openedDocument.parse(given);
	return TextDocument.create(uri, languageId, number, text);
}

/**
 * The changes of a version, each as the protocol says.
 * @throws Error where one of them is not; none of them may be made then.
 */
export function checkedChanges(given: unknown, number: unknown): TextDocumentContentChangeEvent[] {
	version.parse(number);
	return changes.parse(given);
}

/** The document after one change. A place beyond a line or the document counts as the end of it. */
export function changedTextDocument(
	document: TextDocument,
	change: TextDocumentContentChangeEvent,
	number: number,
): TextDocument {
	if (!('range' in change) || change.range === undefined) {
		return TextDocument.update(document, [{ text: change.text }], number);
	}
	const inside = (place: (typeof change.range)['start']) => document.positionAt(document.offsetAt(place));
	const { start, end } = change.range;
	return TextDocument.update(
		document,
		[{ text: change.text, range: { start: inside(start), end: inside(end) } }],
		number,
	);
}
