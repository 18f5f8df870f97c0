import type { TextDocument } from 'vscode-languageserver-textdocument';
import { extensionOf, languageOfPath, SOURCE_EXTENSIONS } from '../host/source-files.js';
import type { SourceDocument } from '../language-service/service.js';

/** The language identifiers that editors use for C and C++. */
const LANGUAGES: ReadonlyMap<string, SourceDocument['languageId']> = new Map([
	['c', 'c'],
	['cpp', 'cpp'],
	['c++', 'cpp'],
]);

/** The document as the language service takes it, under the name `uri`; undefined where it is neither C nor C++. */
export function toSourceDocument(document: TextDocument, uri: string): SourceDocument | undefined {
	const named = LANGUAGES.get(document.languageId);
	// Emacs tells the language of the file that started the server, whatever is opened later.
	const languageId = named === 'c' && isSurelyCpp(uri) ? 'cpp' : named;
	return languageId && { uri, languageId, version: document.version, text: document.getText(), lines: document };
}

/** A header may be of either language. */
function isSurelyCpp(uri: string): boolean {
	const extension = extensionOf(uri);
	return SOURCE_EXTENSIONS.has(extension) && extension !== '.h' && languageOfPath(uri) === 'cpp';
}
