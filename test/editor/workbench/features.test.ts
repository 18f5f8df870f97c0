import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.js';

const PATIENCE = 30_000;
/** The line of echo-server.c in which something is typed: the empty one before bind. */
const EMPTY_LINE = 12;
const SERVER_BIND = 13;

describe('what helps while one writes, in VS Code', () => {
	let workbench: Workbench;

	beforeAll(async () => {
		workbench = await openWorkbench({ settings: { 'bindsight.inlayHints.enabled': true } });
		await workbench.openFile('echo-server.c');
	});

	afterAll(() => workbench?.close());

	it('says behind a bind what is bound', async () => {
		await expect.poll(() => workbench.visibleText(), { timeout: PATIENCE }).toContain('no option · 0.0.0.0:7007');
		await workbench.screenshot('features-inlay-hints');
	});

	it('completes the whole call in the style of the function', async () => {
		await workbench.moveCursorTo(EMPTY_LINE);
		const { keyboard } = workbench.page;
		await keyboard.type('\tso_ex', { delay: 60 });
		const list = workbench.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'SO_EXCLUSIVEADDRUSE' });
		await list.first().waitFor({ timeout: PATIENCE });
		await workbench.screenshot('features-completion');
		await keyboard.press('Enter');
		await expect
			.poll(() => workbench.visibleText(), { timeout: PATIENCE })
			.toContain('printf("setsockopt failed: %d\\n", WSAGetLastError());');
		await workbench.screenshot('features-completed');
		await workbench.command('File: Revert File');
	});

	it('offers the options that fit the third argument', async () => {
		await workbench.moveCursorTo(EMPTY_LINE);
		const { keyboard } = workbench.page;
		await keyboard.type('\tsetsockopt(listener, SOL_SOCKET, so', { delay: 40 });
		const list = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
		await list.filter({ hasText: 'SO_EXCLUSIVEADDRUSE' }).first().waitFor({ timeout: PATIENCE });
		expect(await list.allInnerTexts()).not.toContain('IPV6_V6ONLY');
		await workbench.screenshot('features-options');
		await keyboard.press('Escape');
		await workbench.command('File: Revert File');
	});

	it('shows every port of the workspace in a tree that the keyboard walks', async () => {
		await workbench.command('Bindsight: Show Ports in Use');
		const tree = workbench.page.locator('.pane', { hasText: 'Ports' }).locator('.monaco-list-row');
		await tree.filter({ hasText: '7007' }).first().waitFor({ timeout: PATIENCE });
		await tree.filter({ hasText: '7007' }).first().click();
		const { keyboard } = workbench.page;
		await keyboard.press('ArrowRight');
		const label = workbench.page.locator('.label-name', { hasText: /^echo-server\.c:13$/ });
		const socket = tree.filter({ has: label });
		await socket.waitFor({ timeout: PATIENCE });
		await workbench.screenshot('features-ports');
		await socket.click();
		await workbench.page.locator('.statusbar-item', { hasText: `Ln ${SERVER_BIND}, ` }).waitFor({ timeout: PATIENCE });
		await vi.waitFor(
			async () => {
				await workbench.page.mouse.move(700, 700);
				await socket.locator('.label-name').hover();
				const tooltip = workbench.page.locator('.monaco-hover:visible', { hasText: 'This one first:' });
				await tooltip.first().waitFor({ timeout: 3_000 });
			},
			{ timeout: PATIENCE, interval: 100 },
		);
		await workbench.screenshot('features-ports-tooltip');
	});

	it('follows what is typed', async () => {
		const tree = workbench.page.locator('.pane', { hasText: 'Ports' }).locator('.monaco-list-row');
		await workbench.openFile('echo-server.c');
		await workbench.moveCursorTo(10, 28);
		await workbench.page.keyboard.type('1');
		await tree.filter({ hasText: '17007' }).first().waitFor({ timeout: PATIENCE });
		await workbench.command('File: Revert File');
	});

	it('leads through its first minutes, when it is asked to', async () => {
		await workbench.commandWithChoice('Welcome: Open Walkthrough...', 'See who can take your port');
		const page = workbench.page.locator('.gettingStartedContainer');
		await page.locator('.getting-started-step').first().waitFor({ timeout: PATIENCE });
		expect(await page.locator('.getting-started-step').count()).toBe(4);
		const picture = page.locator('.getting-started-media img').first();
		await expect
			.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: PATIENCE })
			.toBeGreaterThan(0);
		await workbench.screenshot('features-walkthrough');
	});

	it('says in the status bar what is wrong, and nothing before', async () => {
		writeFileSync(path.join(workbench.folder, '.bindsight.json'), '{ "rules": { "no-such-rule": "off" } }\n');
		await workbench.openFile('.bindsight.json');
		const status = workbench.page.locator('#status\\.languageStatus');
		await status.first().waitFor({ timeout: PATIENCE });
		await status.first().click();
		await workbench.page
			.locator('.hover-language-status', { hasText: 'A mistake in .bindsight.json' })
			.waitFor({ timeout: PATIENCE });
		await workbench.screenshot('features-status');
	});
});
