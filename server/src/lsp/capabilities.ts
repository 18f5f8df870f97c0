import { CodeActionKind, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.js';

/** Applies every safe fix of a document. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.bindsight`;

/** What the server offers to such a client. */
export function initializeResult(version: string, client: ClientFeatures): InitializeResult {
	return {
		capabilities: {
			positionEncoding: client.positionEncoding,
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
			workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
			hoverProvider: true,
			completionProvider: { resolveProvider: true },
			inlayHintProvider: true,
			...(client.codeActions ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } } : {}),
			...(client.pullsDiagnostics
				? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }
				: {}),
		},
		serverInfo: { name: 'bindsight', version },
	};
}
