import type { ViewUpdate } from '@codemirror/view';
import type { TextChange } from '../../client/panel-host/pinned-socket.js';
import type { CodeLanguage } from './address.js';
import type { LanguageServer } from './language-server.js';
import { rangeOf } from './positions.js';

/** The only document that there is, as the language server knows it. */
export class CodeDocument {
	private version = 1;

	constructor(
		private readonly server: Pick<LanguageServer, 'notify'>,
		private readonly text: () => string,
		private languageId: CodeLanguage,
	) {}

	get language(): CodeLanguage {
		return this.languageId;
	}

	get uri(): string {
		return `file:///playground/code.${this.languageId}`;
	}

	get currentVersion(): number {
		return this.version;
	}

	isCurrent(uri: string, version: number | undefined): boolean {
		return uri === this.uri && version === this.version;
	}

	/** Opens it in a server that has just started. */
	open(): void {
		const { uri, languageId, version } = this;
		this.server.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text: this.text() } });
	}

	/** The text is another one. */
	changed(): void {
		this.version += 1;
		const { uri, version } = this;
		this.server.notify('textDocument/didChange', {
			textDocument: { uri, version },
			contentChanges: [{ text: this.text() }],
		});
	}

	/** The same text in another language is another document. */
	useLanguage(language: CodeLanguage): void {
		if (language === this.languageId) {
			return;
		}
		this.server.notify('textDocument/didClose', { textDocument: { uri: this.uri } });
		this.languageId = language;
		this.version += 1;
		this.open();
	}
}

/** The changes of an update, the last of the text first, so that each place is that of the text before. */
export function changesOf({ changes, startState }: ViewUpdate): TextChange[] {
	const all: TextChange[] = [];
	changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
		all.unshift({ range: rangeOf(startState.doc, from, to), text: inserted.toString() });
	});
	return all;
}
