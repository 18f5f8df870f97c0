import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceDocument } from '../language-service/service.js';

/** The language identifiers that editors use for C and C++. */
const LANGUAGES: ReadonlyMap<string, SourceDocument['languageId']> = new Map([
	['c', 'c'],
	['cpp', 'cpp'],
	['c++', 'cpp'],
]);

/** The document as the language service takes it, under the name `uri`; undefined where it is neither C nor C++. */
export function toSourceDocument(document: TextDocument, uri: string): SourceDocument | undefined {
	const languageId = LANGUAGES.get(document.languageId);
	return languageId && { uri, languageId, version: document.version, text: document.getText() };
}
