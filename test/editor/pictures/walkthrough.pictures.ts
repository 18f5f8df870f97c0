import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { openWorkbench, type Workbench } from '../workbench/workbench.js';

const PATIENCE = 30_000;
/** What a reader sees of a step, in pixels: as wide as VS Code shows a picture on a laptop. */
const SIZE = { width: 900, height: 560 };
/** The panel stands below itself in a narrow side bar. */
const TALL = { ...SIZE, height: 860 };
/** What is above and below the work: the folder's name on this machine, and the status bar. */
const FRAME = { top: 30, bottom: 30 };

/** Half of what a PNG weighs, and nobody sees a difference in text. */
const QUALITY = 0.8;

/** A picture in PNG as WebP, made by the page's own browser. */
async function asWebP(page: Page, png: Buffer): Promise<Buffer> {
	const address = await page.evaluate(
		async ({ data, quality }) => {
			const image = new Image();
			image.src = data;
			await image.decode();
			const canvas = document.createElement('canvas');
			canvas.width = image.naturalWidth;
			canvas.height = image.naturalHeight;
			canvas.getContext('2d')?.drawImage(image, 0, 0);
			return canvas.toDataURL('image/webp', quality);
		},
		{ data: `data:image/png;base64,${png.toString('base64')}`, quality: QUALITY },
	);
	return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}

/** The pictures of the walkthrough, taken of the samples. */
describe('the walkthrough', () => {
	let workbench: Workbench;
	const parent = mkdtempSync(path.join(os.tmpdir(), 'bindsight-'));
	const folder = path.join(parent, 'samples');

	beforeAll(async () => {
		cpSync(path.join(root, 'samples'), folder, { recursive: true });
		workbench = await openWorkbench({
			folder,
			settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'window.commandCenter': false },
		});
		await workbench.page.setViewportSize(SIZE);
	});

	afterAll(async () => {
		await workbench?.close();
		rmSync(parent, { recursive: true, force: true });
	});

	async function take(name: string): Promise<void> {
		const { width, height } = workbench.page.viewportSize()!;
		const picture = await workbench.page.screenshot({
			clip: { x: 0, y: FRAME.top, width, height: height - FRAME.top - FRAME.bottom },
		});
		const file = path.join(root, 'client', 'media', `walkthrough-${name}.webp`);
		writeFileSync(file, await asWebP(workbench.page, picture));
	}

	it('shows a hover', async () => {
		await workbench.openFile('exclusive-after-bind.c');
		await workbench.page.keyboard.press('Control+B');
		await workbench.hoverOver('SO_EXCLUSIVEADDRUSE', { line: 26, expected: 'Too late.' });
		await take('hover');
	});

	it('shows the light bulb', async () => {
		await workbench.moveCursorTo(26, 40);
		await workbench.openLightBulb();
		await take('fix');
		await workbench.page.keyboard.press('Escape');
	});

	it('shows the panel', async () => {
		await workbench.page.setViewportSize(TALL);
		await workbench.moveCursorTo(20, 10);
		const panel = await workbench.panel();
		await panel.locator('[data-grid="line"]').waitFor({ timeout: PATIENCE });
		await workbench.focusEditor();
		await workbench.page.locator('.pane-header', { hasText: 'Ports' }).click();
		await take('panel');
	});

	it('shows the ports', async () => {
		await workbench.page.setViewportSize(SIZE);
		await workbench.command('Bindsight: Show Ports in Use');
		const tree = workbench.page.locator('.pane', { hasText: 'Ports' }).locator('.monaco-list-row');
		await tree.first().waitFor({ timeout: PATIENCE });
		await workbench.page.locator('.pane-header', { hasText: 'Port Sharing' }).click();
		await tree.filter({ hasText: 'meet' }).first().click();
		await tree.filter({ hasText: '.c:' }).first().waitFor({ timeout: PATIENCE });
		await take('ports');
	});
});
