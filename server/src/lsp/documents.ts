import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceDocument } from '../language-service/service.js';

/** The language identifiers that editors use for C and C++. */
const LANGUAGES: ReadonlyMap<string, SourceDocument['languageId']> = new Map([
	['c', 'c'],
	['cpp', 'cpp'],
	['c++', 'cpp'],
]);

/** The document as the language service takes it; undefined where it is neither C nor C++. */
export function toSourceDocument(document: TextDocument): SourceDocument | undefined {
	const languageId = LANGUAGES.get(document.languageId);
	const uri = uriAsOnDisk(document.uri);
	return languageId && { uri, languageId, version: document.version, text: document.getText() };
}

/** Editors may write a file's uri otherwise than we do (`file:///c%3A/a.c`); linked files need one name each. */
export function uriAsOnDisk(uri: string): string {
	try {
		return uri.startsWith('file:') ? pathToFileURL(fileURLToPath(uri)).href : uri;
	} catch {
		return uri;
	}
}
