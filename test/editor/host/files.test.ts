import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { CALLER, HELPER } from '../linked-sources.js';
import { extension, fileUri, findings, openDocument, placeOf, ruleOf, waitUntil } from './editor.js';

const LATE = 'option-after-bind';
const OPTION = 'SO_EXCLUSIVEADDRUSE';
const SILENT = '{ "rules": { "option-after-bind": "off" } }';

/** Waits until a file has, or has not, the finding of an option that comes too late. */
async function checkLate(uri: vscode.Uri, expected: boolean): Promise<void> {
	await waitUntil(
		`${uri.path} ${expected ? 'has' : 'has no'} ${LATE}`,
		() =>
			vscode.languages
				.getDiagnostics(uri)
				.filter(({ source }) => source === 'bindsight')
				.map(ruleOf),
		(rules) => rules.includes(LATE) === expected,
	);
}

async function lateText(): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('exclusive-after-bind.c')));
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(document);
	return document;
}

afterEach(async () => {
	await vscode.commands.executeCommand('workbench.action.files.revert');
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

describe('a remote host', () => {
	it('is where the extension runs, beside the files', async function () {
		if (vscode.env.remoteName === undefined) {
			this.skip();
		}
		await openDocument('exclusive-after-bind.c');
		await checkLate(fileUri('exclusive-after-bind.c'), true);
		assert.equal(extension().extensionKind, vscode.ExtensionKind.Workspace);
		assert.equal(extension().extensionUri.scheme, 'file');
	});
});

describe('a document without a file', () => {
	it('has findings and hovers, and takes them along when it goes', async () => {
		const document = await vscode.workspace.openTextDocument({ language: 'c', content: await lateText() });
		await vscode.window.showTextDocument(document);
		assert.equal(document.uri.scheme, 'untitled');
		await checkLate(document.uri, true);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			placeOf(document, OPTION),
		);
		const text = hovers.flatMap(({ contents }) =>
			contents.map((each) => (typeof each === 'string' ? each : each.value)),
		);
		assert.match(text.join('\n'), /Too late/);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await checkLate(document.uri, false);
	});
});

describe('a file that is renamed while it is open', () => {
	it('has its findings under its new name alone', async () => {
		const [before, after] = [fileUri('before.c'), fileUri('after.c')];
		await vscode.workspace.fs.writeFile(before, new TextEncoder().encode(await lateText()));
		await open(before);
		await checkLate(before, true);
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(before, after);
		assert.equal(await vscode.workspace.applyEdit(edit), true);
		await checkLate(after, true);
		await checkLate(before, false);
		await vscode.workspace.fs.delete(after);
	});
});

describe('an edit that is not saved', () => {
	it('counts in the files that are linked with it', async () => {
		const folder = fileUri('unsaved').fsPath;
		mkdirSync(folder);
		writeFileSync(path.join(folder, 'unsaved_helper.c'), 'void make_exclusive(SOCKET s);\n');
		writeFileSync(path.join(folder, 'unsaved_caller.c'), CALLER);
		const caller = vscode.Uri.file(path.join(folder, 'unsaved_caller.c'));
		await open(caller);
		await checkLate(caller, false);
		const helper = await open(vscode.Uri.file(path.join(folder, 'unsaved_helper.c')));
		const edit = new vscode.WorkspaceEdit();
		edit.insert(helper.uri, new vscode.Position(1, 0), HELPER);
		await vscode.workspace.applyEdit(edit);
		assert.equal(helper.isDirty, true);
		await checkLate(caller, true);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await checkLate(caller, false);
		rmSync(folder, { recursive: true });
	});
});

describe('what happens outside of the editor', () => {
	it('counts: a project file that comes, changes and goes', async () => {
		const document = await openDocument('exclusive-after-bind.c');
		const project = fileUri('.bindsight.json').fsPath;
		await checkLate(document.uri, true);
		writeFileSync(project, SILENT);
		await checkLate(document.uri, false);
		writeFileSync(project, '{}');
		await checkLate(document.uri, true);
		writeFileSync(project, SILENT);
		await checkLate(document.uri, false);
		rmSync(project);
		await checkLate(document.uri, true);
	});

	it('counts: a linked file that comes, and the directory that goes with it', async () => {
		const caller = fileUri('outside_caller.c');
		writeFileSync(caller.fsPath, CALLER.replaceAll('make_exclusive', 'keep_exclusive'));
		await open(caller);
		await checkLate(caller, false);
		const directory = fileUri('outside').fsPath;
		mkdirSync(directory);
		writeFileSync(path.join(directory, 'helper.c'), HELPER.replaceAll('make_exclusive', 'keep_exclusive'));
		await checkLate(caller, true);
		rmSync(directory, { recursive: true });
		await checkLate(caller, false);
		rmSync(caller.fsPath);
	});
});

describe('a workspace of several folders', () => {
	it('has a project for each, and takes folders in and gives them away', async () => {
		const [first, second] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(first && second, 'two folders are open');
		const text = await lateText();
		const silent = vscode.Uri.joinPath(second.uri, 'silent.c');
		writeFileSync(path.join(second.uri.fsPath, '.bindsight.json'), SILENT);
		writeFileSync(silent.fsPath, text);
		await openDocument('exclusive-after-bind.c');
		await checkLate(fileUri('exclusive-after-bind.c'), true);
		const document = await open(silent);
		assert.deepEqual(
			findings(document)
				.map(ruleOf)
				.filter((rule) => rule === LATE),
			[],
		);
		rmSync(path.join(second.uri.fsPath, '.bindsight.json'));
		await checkLate(silent, true);

		const third = mkdtempSync(path.join(os.tmpdir(), 'bindsight-third-'));
		writeFileSync(path.join(third, 'third_helper.c'), HELPER.replaceAll('make_exclusive', 'third_exclusive'));
		writeFileSync(path.join(third, 'third_caller.c'), CALLER.replaceAll('make_exclusive', 'third_exclusive'));
		const caller = vscode.Uri.file(path.join(third, 'third_caller.c'));
		await open(caller);
		await checkLate(caller, false);
		const changed = () =>
			new Promise<void>((resolve) => {
				const waiting = vscode.workspace.onDidChangeWorkspaceFolders(() => {
					waiting.dispose();
					resolve();
				});
			});
		const added = changed();
		assert.equal(vscode.workspace.updateWorkspaceFolders(2, 0, { uri: vscode.Uri.file(third) }), true);
		await added;
		await checkLate(caller, true);
		const removed = changed();
		assert.equal(vscode.workspace.updateWorkspaceFolders(2, 1), true);
		await removed;
		await checkLate(caller, false);
		rmSync(third, { recursive: true });
	});
});
