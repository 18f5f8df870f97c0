import {
	type CancellationToken,
	type DocumentDiagnosticParams,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { QUIET_TIME } from './catching-up.js';
import { type DiagnosticsParts, type DiagnosticsPublisher, diagnosed } from './diagnostics-publisher.js';

export interface AnswersParts extends DiagnosticsParts {
	/** Asks the client to ask for the diagnostics of every document again. */
	askAgain(): void;
}

/** Diagnostics for a client that asks for them, always those of the newest version that has arrived. */
export interface DiagnosticsAnswers extends DiagnosticsPublisher {
	/**
	 * What is shown for a document, or that it is what the client has already. A document that is not open has none.
	 * @throws ResponseError where the client no longer wants the answer.
	 */
	answer(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport>;
}

export function createDiagnosticsAnswers(parts: AnswersParts): DiagnosticsAnswers {
	const given = new Map<string, { resultId: string; content: string }>();
	let answers = 0;
	let waiting: ReturnType<typeof setTimeout> | undefined;

	/** However many documents are affected, the client is asked once. */
	function affected(): void {
		clearTimeout(waiting);
		waiting = setTimeout(parts.askAgain, QUIET_TIME);
	}

	return {
		async answer({ textDocument, previousResultId }, token) {
			const spent = await parts.caughtUp(textDocument.uri, token);
			const document = parts.documentOf(textDocument.uri);
			if (!document) {
				return { kind: DocumentDiagnosticReportKind.Full, items: [] };
			}
			const items = diagnosed(document, spent, parts);
			const content = JSON.stringify(items);
			const before = given.get(textDocument.uri);
			const resultId = before?.content === content ? before.resultId : String(++answers);
			given.set(textDocument.uri, { resultId, content });
			return resultId === previousResultId
				? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
				: { kind: DocumentDiagnosticReportKind.Full, resultId, items };
		},
		// The client knows of its own edits.
		changed: () => undefined,
		affected,
		refresh: affected,
		clear: (uri) => void given.delete(uri),
		dispose: () => clearTimeout(waiting),
	};
}
