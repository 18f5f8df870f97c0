import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** How long after the last edit of a document its diagnostics are made, in milliseconds. */
export const QUIET_TIME = 120;

export interface DiagnosticsParts {
	/** The document as it is now; undefined once it is closed. */
	documentOf(uri: string): TextDocument | undefined;
	/** What to show for the document. May throw. */
	diagnose(document: TextDocument): Diagnostic[];
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
 * comes, never remembered, and analysis is not interrupted by messages.
 */
export function createDiagnosticsPublisher(parts: PublisherParts): DiagnosticsPublisher {
	const waiting = new Map<string, ReturnType<typeof setTimeout>>();
	const published = new Set<string>();

	function cancel(uri: string): void {
		clearTimeout(waiting.get(uri));
		waiting.delete(uri);
	}

	function refresh(uri: string): void {
		cancel(uri);
		const document = parts.documentOf(uri);
		if (!document) {
			return;
		}
		published.add(uri);
		parts.send({ uri, version: document.version, diagnostics: diagnosed(document, parts) });
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
		for (const uri of [...waiting.keys()]) {
			cancel(uri);
		}
	}

	return { changed, affected: changed, refresh, clear, dispose };
}

/** What to show for the document: nothing where it cannot be found out. */
export function diagnosed(document: TextDocument, { diagnose, failed }: DiagnosticsParts): Diagnostic[] {
	try {
		return diagnose(document);
	} catch (error) {
		failed(document.uri, error);
		return [];
	}
}
