import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { openWorkbench, type Workbench } from './workbench.js';

const LISTENER_BIND = 14;
const PROBE_BIND = 15;
const PATIENCE = { timeout: 30_000 };

describe('the panel in VS Code, driven as a reader would', () => {
	let folder: string;
	let workbench: Workbench;
	let panel: FrameLocator;

	const said = (selector: string) => panel.locator(selector).first().innerText();
	const socket = () => panel.locator('body').getAttribute('data-socket');

	beforeAll(async () => {
		folder = mkdtempSync(path.join(os.tmpdir(), 'panel-'));
		cpSync(path.join(root, 'test/editor/panel-workspace'), folder, { recursive: true });
		workbench = await openWorkbench({ folder, theme: 'dark' });
		await workbench.openFile('probe.c');
		await workbench.openFile('server.c');
		panel = await workbench.panel();
		await workbench.focusEditor();
		await workbench.moveCursorTo(LISTENER_BIND, 10);
	});

	afterAll(async () => {
		await workbench?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('says at once who could take the port', async () => {
		await expect.poll(socket, PATIENCE).toBe('*listener');
		expect(await said('[data-party=same-account]')).toContain('3 of 6');
		expect(await said('#likely')).toContain('asio');
		await workbench.screenshot('panel-socket');
	});

	it('shows at its cell the other socket of the workspace, and goes there', async () => {
		const cell = panel.locator('[data-grid=line] td', { has: panel.locator('.met') }).first();
		await cell.click(PATIENCE);
		expect(await said('#explanation')).toContain('probe.c');
		await workbench.screenshot('panel-chosen-cell');
		await panel.locator('[data-meeting] button').first().click();
		await workbench.page.locator('.tab.active', { hasText: 'probe.c' }).waitFor(PATIENCE);
		await expect.poll(socket, PATIENCE).toBe('*probe');
	});

	it('keeps a pinned socket, and compares it with the one at the cursor', async () => {
		await workbench.openFile('server.c');
		await workbench.moveCursorTo(LISTENER_BIND, 10);
		await expect.poll(socket, PATIENCE).toBe('*listener');
		await panel.locator('#pin').click();
		await expect.poll(() => panel.locator('#pin').getAttribute('aria-pressed'), PATIENCE).toBe('true');
		await workbench.openFile('probe.c');
		await workbench.moveCursorTo(PROBE_BIND, 10);
		await panel.locator('[data-order=one]').waitFor(PATIENCE);
		expect(await socket()).toBe('*listener');
		expect(await said('[data-order=one]')).toContain('CHECK');
		await workbench.screenshot('panel-comparison');
		await panel.locator('#pin').click();
		await expect.poll(socket, PATIENCE).toBe('*probe');
	});

	it('looks up two binds without code', async () => {
		await panel.locator('#lookup-summary').click();
		await panel.locator('#lookup-answer .outcome').waitFor(PATIENCE);
		expect(await said('#lookup-answer')).toContain('WSAEACCES 10013');
		await workbench.screenshot('panel-lookup');
		await panel.locator('#lookup-summary').click();
	});

	it('shows every table, one click away', async () => {
		await panel.locator('#full-table-summary').click();
		await expect.poll(() => panel.locator('#table-chooser option').count(), PATIENCE).toBeGreaterThan(4);
		await workbench.screenshot('panel-tables');
		await panel.locator('#full-table-summary').click();
	});

	it('opens the light bulb where the fixes are, and applies what the what-if offers', async () => {
		await workbench.openFile('server.c');
		await workbench.moveCursorTo(LISTENER_BIND, 10);
		await expect.poll(socket, PATIENCE).toBe('*listener');
		await panel.locator('#show-fixes').click();
		await workbench.page.locator('.action-widget .monaco-list-row.action').first().waitFor(PATIENCE);
		await workbench.screenshot('panel-fixes');
		await workbench.page.keyboard.press('Escape');
		await panel.locator('#what-if-exclusive-apply').click();
		await expect.poll(() => workbench.visibleText(), PATIENCE).toContain('SO_EXCLUSIVEADDRUSE');
		await expect.poll(() => said('#socket'), PATIENCE).toContain('SO_EXCLUSIVEADDRUSE');
		await workbench.screenshot('panel-fixed');
	});

	it('says that there is no socket, and goes to one of the file', async () => {
		await workbench.moveCursorTo(1, 1);
		await expect.poll(() => panel.locator('body').getAttribute('data-state'), PATIENCE).toBe('none');
		await workbench.screenshot('panel-no-socket');
		await panel.locator('#notice .places button').first().click();
		await expect.poll(socket, PATIENCE).toBe('*listener');
	});
});
