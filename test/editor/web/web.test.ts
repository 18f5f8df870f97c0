import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { CALLER, HELPER } from '../linked-sources.js';
import { openWorkbench, type Workbench } from '../workbench/workbench.js';

const PATIENCE = 30_000;

describe('VS Code as a page alone, with a folder whose files only the page can read', () => {
	let folder: string;
	let workbench: Workbench;
	const squiggles = async () => (await workbench.squiggles()).map(({ severity, text }) => `${severity}: ${text}`);

	beforeAll(async () => {
		folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-page-'));
		cpSync(path.join(root, 'test/editor/workspace'), folder, { recursive: true });
		writeFileSync(path.join(folder, 'caller.c'), CALLER);
		writeFileSync(path.join(folder, 'helper.c'), HELPER);
		writeFileSync(path.join(folder, '.bindsight.json'), '{ "rules": { "unchecked-option": "off" } }\n');
		workbench = await openWorkbench({ folder });
	});

	afterAll(async () => {
		await workbench?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('links the files of the folder: a helper of another file that comes too late is told at its call', async () => {
		await workbench.openFile('caller.c');
		await expect.poll(squiggles, { timeout: PATIENCE }).toEqual(['error: make_exclusive(listener)']);
	});

	it('shows every port of the folder in a tree', async () => {
		await workbench.command('Bindsight: Show Ports in Use');
		const tree = workbench.page.locator('.pane', { hasText: 'Ports' }).locator('.monaco-list-row');
		await tree.filter({ hasText: '7007' }).first().waitFor({ timeout: PATIENCE });
		await tree.filter({ hasText: '7007' }).first().click();
		await workbench.page.keyboard.press('ArrowRight');
		await workbench.page.locator('.label-name', { hasText: /^echo-server\.c:13$/ }).waitFor({ timeout: PATIENCE });
		await workbench.screenshot('ports');
	});

	it('explains a status', async () => {
		await workbench.openFile('two-sockets.c');
		await workbench.commandWithText('Bindsight: Explain a Status or a Log Line', 'bind failed: 10013');
		await workbench.page.locator('.tab.active', { hasText: 'WSAEACCES' }).waitFor({ timeout: PATIENCE });
	});

	it('does what the project says, from the first finding on and once it says otherwise', async () => {
		await workbench.openFile('exclusive-after-bind.c');
		await expect.poll(squiggles, { timeout: PATIENCE }).toEqual(['error: SO_EXCLUSIVEADDRUSE']);
		await workbench.openFile('.bindsight.json');
		const { keyboard } = workbench.page;
		await keyboard.press('Control+A');
		await keyboard.insertText('{ "rules": { "option-after-bind": "off" } }');
		await workbench.command('File: Save');
		await workbench.openFile('exclusive-after-bind.c');
		await expect.poll(squiggles, { timeout: PATIENCE }).not.toContain('error: SO_EXCLUSIVEADDRUSE');
	});

	it('comes back when its server is started afresh', async () => {
		await workbench.openFile('two-sockets.c');
		const workers = () => workbench.page.workers().map((worker) => worker.url());
		const before = workers();
		await workbench.command('Bindsight: Restart Language Server');
		await expect.poll(() => workers().filter((url) => !before.includes(url)), { timeout: PATIENCE }).toHaveLength(1);
		await expect.poll(() => workers().length, { timeout: PATIENCE }).toBe(before.length);
		await expect.poll(squiggles, { timeout: PATIENCE }).not.toEqual([]);
	});

	it('asks nothing of any other machine', () => {
		expect(workbench.requestsElsewhere).toEqual([]);
	});
});
