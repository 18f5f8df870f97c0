import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { extension, openDocument, waitUntil } from './editor.js';

/** The text of the document that the command shows for a status. */
async function shownFor(status: string): Promise<string> {
	const document = await waitUntil(
		`a document on ${status}`,
		() => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'bindsight-status'),
		(found) => found?.uri.path === `/${status}.md`,
	);
	return document?.getText() ?? '';
}

describe('the command that explains a status', () => {
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('shows what explains a line of a log, in a document that cannot be edited', async () => {
		await openDocument('no-sockets.c');
		await extension().activate();
		await vscode.commands.executeCommand('bindsight.explainStatus', 'bind 0.0.0.0:8080 failed: 10013');
		const text = await shownFor('WSAEACCES');
		assert.match(text, /^# WSAEACCES \(10013\)/);
		assert.match(text, /`netsh int ipv4 show excludedportrange protocol=tcp`/);
	});
});
