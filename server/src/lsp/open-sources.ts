import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceDocument } from '../language-service/service.js';
import { toSourceDocument } from './documents.js';

/** An open document, as the editor and as the language service know it. */
export interface OpenSource {
	document: TextDocument;
	source: SourceDocument;
}

/** The open documents that are C or C++ and not skipped. */
export class OpenSources {
	/** The uri by which the client calls a document, by the name of its file. */
	private readonly uriOf = new Map<string, string>();

	/** To be made before anybody else hears of documents. `nameOf` gives the one name of a file, whatever its uri. */
	constructor(
		private readonly documents: TextDocuments<TextDocument>,
		private readonly nameOf: (uri: string) => string,
		private readonly isSkipped: (name: string) => boolean,
	) {
		documents.onDidOpen(({ document: { uri } }) => {
			const name = nameOf(uri);
			this.uriOf.set(name, this.uriOf.get(name) ?? uri);
		});
		documents.onDidClose(({ document: { uri } }) => {
			const name = nameOf(uri);
			const other = documents.all().find((document) => nameOf(document.uri) === name);
			if (other) {
				this.uriOf.set(name, other.uri);
			} else {
				this.uriOf.delete(name);
			}
		});
	}

	/** Undefined, too, for what is neither C nor C++. */
	sourceOf(document: TextDocument): SourceDocument | undefined {
		const name = this.nameOf(document.uri);
		return this.isSkipped(name) ? undefined : toSourceDocument(document, name);
	}

	/** The document that the client calls so. */
	get(uri: string | undefined): OpenSource | undefined {
		const document = uri === undefined ? undefined : this.documents.get(uri);
		const source = document && this.sourceOf(document);
		return document && source && { document, source };
	}

	/** The document whose file has that name. At once, however many are open: it is asked of each file of a folder. */
	named(name: string): SourceDocument | undefined {
		return this.get(this.uriOf.get(name))?.source;
	}

	all(): SourceDocument[] {
		return this.documents.all().flatMap((document) => this.sourceOf(document) ?? []);
	}
}
