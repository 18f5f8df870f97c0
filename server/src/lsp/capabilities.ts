import {
	CodeActionKind,
	type InitializeResult,
	PositionEncodingKind,
	TextDocumentSyncKind,
} from 'vscode-languageserver';

/** Applies every safe fix of a document. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.bindsight`;

/** What the server offers. */
export function initializeResult(version: string): InitializeResult {
	return {
		capabilities: {
			positionEncoding: PositionEncodingKind.UTF16,
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
			workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
			hoverProvider: true,
			completionProvider: { resolveProvider: true },
			inlayHintProvider: true,
			codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
		},
		serverInfo: { name: 'bindsight', version },
	};
}
