import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { CALLER, HELPER } from '../linked-sources.js';
import { ruleOf, waitUntil } from './editor.js';
import { MemoryFileSystem } from './memory-file-system.js';

const SILENT = '{ "rules": { "option-after-bind": "off" } }';

const root = vscode.Uri.parse('bindsight-memory:/work');
const uriOf = (name: string) => vscode.Uri.joinPath(root, name);

/** Waits until the caller has, or has not, the finding of an option that comes too late. */
async function checkLate(expected: boolean): Promise<void> {
	await waitUntil(
		`the caller ${expected ? 'has' : 'has no'} finding`,
		() =>
			vscode.languages
				.getDiagnostics(uriOf('caller.c'))
				.filter(({ source }) => source === 'bindsight')
				.map(ruleOf),
		(rules) => rules.includes('option-after-bind') === expected,
	);
}

describe('a folder whose files VS Code alone can read, in a workspace beside others', () => {
	const files = new MemoryFileSystem(
		new Map([
			['/work/caller.c', CALLER],
			['/work/lib/helper.c', HELPER],
		]),
	);
	let provided: vscode.Disposable;

	before(async () => {
		provided = vscode.workspace.registerFileSystemProvider(root.scheme, files, { isCaseSensitive: true });
		const count = vscode.workspace.workspaceFolders?.length ?? 0;
		assert.equal(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: root }), true);
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('caller.c')));
	});

	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const at = vscode.workspace.workspaceFolders?.findIndex(({ uri }) => uri.scheme === root.scheme) ?? -1;
		vscode.workspace.updateWorkspaceFolders(at, 1);
		provided.dispose();
	});

	it('has its files linked with each other', () => checkLate(true));

	it('is held to its project, when it says something and when it no longer does', async () => {
		files.change(uriOf('.bindsight.json'), SILENT);
		await checkLate(false);
		files.change(uriOf('.bindsight.json'), undefined);
		await checkLate(true);
	});

	it('is followed where a linked file changes', async () => {
		files.change(uriOf('lib/helper.c'), HELPER.replace('SO_EXCLUSIVEADDRUSE', 'SO_KEEPALIVE'));
		await checkLate(false);
		files.change(uriOf('lib/helper.c'), HELPER);
		await checkLate(true);
		files.change(uriOf('lib/helper.c'), undefined);
		await checkLate(false);
	});
});
