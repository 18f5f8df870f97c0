import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { extension, openDocument } from './editor.js';

describe('the extension in VS Code', () => {
	it('is there, and is activated by a C file', async () => {
		await openDocument('no-sockets.c');
		await extension().activate();
		assert.equal(extension().isActive, true);
	});

	it('brings the commands of its manifest', async () => {
		await extension().activate();
		const commands = await vscode.commands.getCommands(true);
		const promised = extension().packageJSON.contributes.commands.map((each: { command: string }) => each.command);
		assert.deepEqual(
			promised.filter((command: string) => !commands.includes(command)),
			[],
		);
	});
});
