import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDiagnosticsPublisher, type PublisherParts } from '../../server/src/lsp/diagnostics-publisher.js';

const URI = 'file:///a.c';

function publisherOver({
	diagnose = () => [],
	caughtUp = async () => 0,
}: Partial<Pick<PublisherParts, 'caughtUp' | 'diagnose'>> = {}) {
	const documents = new Map<string, TextDocument>();
	const sent: PublishDiagnosticsParams[] = [];
	const failed: string[] = [];
	const publisher = createDiagnosticsPublisher({
		documentOf: (uri) => documents.get(uri),
		caughtUp,
		diagnose,
		send: (params) => sent.push(params),
		failed: (uri) => failed.push(uri),
	});
	const put = async (version: number) => {
		documents.set(URI, TextDocument.create(URI, 'c', version, ''));
		publisher.changed(URI);
		await vi.advanceTimersByTimeAsync(0);
	};
	return { publisher, documents, sent, failed, put };
}

describe('the publisher of diagnostics', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('publishes at once on opening, and once after a burst of edits', async () => {
		const { sent, put } = publisherOver();
		for (const version of [1, 2, 3, 4]) {
			await put(version);
		}
		await vi.runAllTimersAsync();
		expect(sent.map(({ version }) => version)).toEqual([1, 4]);
	});

	it('publishes nothing for a document that was closed meanwhile', async () => {
		const { sent, put, publisher, documents } = publisherOver();
		await put(1);
		await put(2);
		documents.delete(URI);
		publisher.clear(URI);
		await vi.runAllTimersAsync();
		expect(sent.map(({ version }) => version)).toEqual([1, undefined]);
	});

	it('reports a failure, shows nothing for that version, and goes on', async () => {
		let broken = true;
		const { sent, put, failed } = publisherOver({
			diagnose() {
				if (broken) {
					throw new Error('no');
				}
				return [];
			},
		});
		await put(1);
		broken = false;
		await put(2);
		await vi.runAllTimersAsync();
		expect(failed).toEqual([URI]);
		expect(sent).toEqual([
			{ uri: URI, version: 1, diagnostics: [] },
			{ uri: URI, version: 2, diagnostics: [] },
		]);
	});

	it('says nothing of a version that was edited while it was being looked at', async () => {
		const { sent, put } = publisherOver({
			caughtUp: (_, token) =>
				new Promise((resolve) => {
					setTimeout(() => resolve(0), 1000);
					token.onCancellationRequested(() => resolve(0));
				}),
		});
		await put(1);
		await vi.advanceTimersByTimeAsync(500);
		await put(2);
		await vi.runAllTimersAsync();
		expect(sent.map(({ version }) => version)).toEqual([2]);
	});
});
