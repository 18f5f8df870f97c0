import {
	type CancellationToken,
	CancellationTokenSource,
	type Diagnostic,
	type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { QUIET_TIME } from './catching-up.js';

export interface DiagnosticsParts {
	/** The document as it is now; undefined once it is closed. */
	documentOf(uri: string): TextDocument | undefined;
	/** Resolves once all is known of the newest version, with the milliseconds that it took, or when nobody wants it. */
	caughtUp(uri: string, token: CancellationToken): Promise<number>;
	/** What to show for the document; `spent`: the milliseconds that were worked for it before. May throw. */
	diagnose(document: TextDocument, spent: number): Diagnostic[];
	/** Called with what `diagnose` threw. */
	failed(uri: string, error: unknown): void;
}

export interface PublisherParts extends DiagnosticsParts {
	send(params: PublishDiagnosticsParams): void;
}

export interface DiagnosticsPublisher {
	/** The document was opened or edited: published at once the first time, afterwards when it has been left alone. */
	changed(uri: string): void;
	/** Something that the document is linked with was edited. */
	affected(uri: string): void;
	/** Publishes at once. */
	refresh(uri: string): void;
	/** Takes the diagnostics of a closed document away. */
	clear(uri: string): void;
	dispose(): void;
}

/**
 * Publishes diagnostics, always those of the newest version that has arrived: a document is looked up when its turn
 * comes, never remembered.
 */
export function createDiagnosticsPublisher(parts: PublisherParts): DiagnosticsPublisher {
	const waiting = new Map<string, ReturnType<typeof setTimeout>>();
	const underway = new Map<string, CancellationTokenSource>();
	const published = new Set<string>();

	function cancel(uri: string): void {
		clearTimeout(waiting.get(uri));
		waiting.delete(uri);
		underway.get(uri)?.cancel();
		underway.delete(uri);
	}

	function refresh(uri: string): void {
		cancel(uri);
		if (parts.documentOf(uri)) {
			published.add(uri);
			publish(uri).catch((error: unknown) => parts.failed(uri, error));
		}
	}

	async function publish(uri: string): Promise<void> {
		const cancellation = new CancellationTokenSource();
		underway.set(uri, cancellation);
		const spent = await parts.caughtUp(uri, cancellation.token);
		const document = parts.documentOf(uri);
		if (!cancellation.token.isCancellationRequested && document) {
			underway.delete(uri);
			parts.send({ uri, version: document.version, diagnostics: diagnosed(document, spent, parts) });
		}
	}

	function changed(uri: string): void {
		if (!published.has(uri)) {
			refresh(uri);
			return;
		}
		cancel(uri);
		const timer = setTimeout(() => refresh(uri), QUIET_TIME);
		waiting.set(uri, timer);
	}

	function clear(uri: string): void {
		cancel(uri);
		if (published.delete(uri)) {
			parts.send({ uri, diagnostics: [] });
		}
	}

	function dispose(): void {
		for (const uri of [...waiting.keys(), ...underway.keys()]) {
			cancel(uri);
		}
	}

	return { changed, affected: changed, refresh, clear, dispose };
}

/** What to show for the document: nothing where it cannot be found out. */
export function diagnosed(
	document: TextDocument,
	spent: number,
	{ diagnose, failed }: Pick<DiagnosticsParts, 'diagnose' | 'failed'>,
): Diagnostic[] {
	try {
		return diagnose(document, spent);
	} catch (error) {
		failed(document.uri, error);
		return [];
	}
}
