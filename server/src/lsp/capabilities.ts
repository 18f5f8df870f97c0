import {
	CodeActionKind,
	type InitializeResult,
	PositionEncodingKind,
	TextDocumentSyncKind,
} from 'vscode-languageserver/node';

/** What the server offers. */
export function initializeResult(version: string): InitializeResult {
	return {
		capabilities: {
			positionEncoding: PositionEncodingKind.UTF16,
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
			hoverProvider: true,
			codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
		},
		serverInfo: { name: 'bindsight', version },
	};
}
