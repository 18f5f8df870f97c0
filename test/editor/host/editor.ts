import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

/** How long to wait for what the language server has to work out first, in milliseconds. */
const PATIENCE = 20_000;

/** Bindsight, as this VS Code has it. */
export function extension(): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension('bindsight.bindsight');
	assert.ok(found, 'bindsight.bindsight is not installed');
	return found;
}

/** Where a file of the folder lies that is open. */
export function fileUri(name: string): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder, 'no folder is open');
	return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the folder and shows it. */
export async function openDocument(name: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(fileUri(name));
	await vscode.window.showTextDocument(document);
	return document;
}

/** The middle of the first place where a text stands. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
	const offset = document.getText().indexOf(text);
	assert.notEqual(offset, -1, `${text} does not stand in ${document.uri.fsPath}`);
	return document.positionAt(offset + Math.floor(text.length / 2));
}

/** What Bindsight finds in a document now. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'bindsight');
}

/** The rule that a finding comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

/** Waits until something holds. */
export async function waitUntil<T>(
	what: string,
	ask: () => T | Promise<T>,
	isEnough: (value: T) => boolean,
): Promise<T> {
	const end = Date.now() + PATIENCE;
	for (;;) {
		const value = await ask();
		if (isEnough(value)) {
			return value;
		}
		assert.ok(Date.now() < end, `never happened: ${what}; at the end it was ${JSON.stringify(value)}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
