import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDiagnosticsPublisher } from '../../server/src/lsp/diagnostics-publisher.js';

const URI = 'file:///a.c';

function publisherOver(diagnose: (document: TextDocument) => never[] = () => []) {
	const documents = new Map<string, TextDocument>();
	const sent: PublishDiagnosticsParams[] = [];
	const failed: string[] = [];
	const publisher = createDiagnosticsPublisher({
		documentOf: (uri) => documents.get(uri),
		diagnose,
		send: (params) => sent.push(params),
		failed: (uri) => failed.push(uri),
	});
	const put = (version: number) => {
		documents.set(URI, TextDocument.create(URI, 'c', version, ''));
		publisher.changed(URI);
	};
	return { publisher, documents, sent, failed, put };
}

describe('the publisher of diagnostics', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('publishes at once on opening, and once after a burst of edits', () => {
		const { sent, put } = publisherOver();
		for (const version of [1, 2, 3, 4]) {
			put(version);
		}
		vi.runAllTimers();
		expect(sent.map(({ version }) => version)).toEqual([1, 4]);
	});

	it('publishes nothing for a document that was closed meanwhile', () => {
		const { sent, put, publisher, documents } = publisherOver();
		put(1);
		put(2);
		documents.delete(URI);
		publisher.clear(URI);
		vi.runAllTimers();
		expect(sent.map(({ version }) => version)).toEqual([1, undefined]);
	});

	it('reports a failure, shows nothing for that version, and goes on', () => {
		let broken = true;
		const { sent, put, failed } = publisherOver(() => {
			if (broken) {
				throw new Error('no');
			}
			return [];
		});
		put(1);
		broken = false;
		put(2);
		vi.runAllTimers();
		expect(failed).toEqual([URI]);
		expect(sent).toEqual([
			{ uri: URI, version: 1, diagnostics: [] },
			{ uri: URI, version: 2, diagnostics: [] },
		]);
	});
});
