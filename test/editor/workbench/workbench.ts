import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { ensureChromium, launchChromium } from '../../../scripts/editor/chromium.mjs';
import { pageAddress, startServer } from '../../../scripts/editor/server.mjs';
import { ensureInstalled } from '../../../scripts/editor/setup.mjs';
import { beginWithSettings, ensureWebInstalled, startWebServer } from '../../../scripts/editor/web.mjs';
import { results } from '../../../scripts/lib/paths.mjs';
import { copyWorkspace } from '../../../scripts/testing/workspace.mjs';
import { placeOfText, type Squiggle, squigglesOnScreen } from './text-in-editor.js';

/** How long a thing may take to appear, in milliseconds. */
const PATIENCE = 30_000;
const POLL = { timeout: PATIENCE, interval: 100 };

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

export interface WorkbenchOptions {
	/** The folder to open; left out: a fresh copy of test/editor/workspace. */
	folder?: string;
	/** User settings. */
	settings?: Record<string, unknown>;
	theme?: keyof typeof themes;
	/** What VS Code says that it speaks: `pt-br`. Its own words stay English. */
	language?: string;
	/** Left out: every folder is trusted. */
	trusted?: boolean;
}

/** Whether the tests run in the VS Code that is a page alone, with the extension and its server in workers. */
export const isWeb = process.env.BINDSIGHT_WORKBENCH === 'web';

/** Opens VS Code with the extension installed as it is on a user's disk. Whoever opens it closes it. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
	const workspace = options.folder === undefined ? copyWorkspace() : { folder: options.folder, remove() {} };
	const settings = {
		'workbench.reduceMotion': 'on',
		'workbench.colorTheme': themes[options.theme ?? 'light'],
		...options.settings,
	};
	const editor = isWeb
		? await serveWeb(workspace.folder, settings)
		: await serveRemote(workspace.folder, settings, options);
	const browser = await launchChromium(await ensureChromium());
	const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
	const workbench = new Workbench(page, browser, editor, workspace);
	await editor.prepare(page);
	await page.goto(editor.page);
	await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: PATIENCE });
	return workbench;
}

/** A VS Code that is served to a page. */
interface ServedEditor {
	/** The address that opens the folder. */
	page: string;
	authority: string;
	/** To be done before the page is opened. */
	prepare(page: Page): Promise<void>;
	stop(): Promise<void>;
	/** The process that everything of it is started by, where it is one. */
	process?: number;
}

async function serveWeb(folder: string, settings: Record<string, unknown>): Promise<ServedEditor> {
	const server = await startWebServer(await ensureWebInstalled(), { folder, settings });
	return { ...server, page: server.address, prepare: (page) => beginWithSettings(page, server) };
}

async function serveRemote(
	folder: string,
	settings: Record<string, unknown>,
	{ language, trusted = true }: WorkbenchOptions,
): Promise<ServedEditor> {
	const server = await startServer(await ensureInstalled(), {
		installed: true,
		language,
		privateHome: true,
		trusted,
		settings,
	});
	return {
		...server,
		page: pageAddress(server, { folder }),
		process: server.child.pid,
		prepare: async () => undefined,
	};
}

/** VS Code's window, driven by mouse and keyboard only. */
export class Workbench {
	constructor(
		readonly page: Page,
		private readonly browser: Browser,
		private readonly server: ServedEditor,
		private readonly workspace: { folder: string; remove(): void },
	) {
		page.context().on('request', (request) => {
			const { protocol, host } = new URL(request.url());
			const isOwn = host === server.authority || host.endsWith(`.${server.authority}`);
			if (/^(http|ws)/.test(protocol) && !isOwn) {
				this.requestsElsewhere.push(request.url());
			}
		});
	}

	/** What the page asked of any machine but this server. */
	readonly requestsElsewhere: string[] = [];

	/** The process that everything is started by; undefined where there is none but the browser. */
	get serverProcess(): number | undefined {
		return this.server.process;
	}

	/** The folder that is open. */
	get folder(): string {
		return this.workspace.folder;
	}

	async close(): Promise<void> {
		await this.browser.close();
		await this.server.stop();
		this.workspace.remove();
	}

	/** Opens a file of the folder by its name, and puts the keyboard into it. */
	async openFile(name: string): Promise<void> {
		// A page alone has no index of its files to find a name in; it lists the folder.
		await (isWeb ? this.choose('Control+O', undefined, name) : this.choose('Control+P', name, name));
		await this.page.locator('.tab.active', { hasText: name }).waitFor({ timeout: PATIENCE });
		await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor({ timeout: PATIENCE });
	}

	/** Runs a command of the palette by its whole title. */
	async command(title: string): Promise<void> {
		await this.choose('F1', `>${title}`, title);
	}

	/** Runs a command of the palette that asks for a text, and gives it. */
	async commandWithText(title: string, text: string): Promise<void> {
		const input = await this.openQuickInput('F1', `>${title}`);
		const row = this.page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first();
		await row.click({ timeout: PATIENCE });
		await row.waitFor({ state: 'hidden', timeout: PATIENCE });
		await input.fill(text);
		await input.press('Enter');
	}

	/** Runs a command of the palette that asks for a choice, and makes it. */
	async commandWithChoice(title: string, choice: string): Promise<void> {
		await this.openQuickInput('F1', `>${title}`);
		const rows = this.page.locator('.quick-input-widget .monaco-list-row');
		await rows.filter({ hasText: title }).first().click({ timeout: PATIENCE });
		await rows.filter({ hasText: choice }).first().click({ timeout: PATIENCE });
	}

	/** @param line from 1 @param column from 1, a tab being as wide as it looks */
	async moveCursorTo(line: number, column = 1): Promise<void> {
		const input = await this.openQuickInput('Control+G', `:${line}:${column}`);
		await input.press('Enter');
		await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, ` }).waitFor({ timeout: PATIENCE });
	}

	/**
	 * Rests the mouse on a text of a line, and answers what the hover says.
	 * @param line from 1
	 * @param expected a part of what it says once every provider has answered
	 */
	async hoverOver(text: string, { line, expected }: { line: number; expected: string }): Promise<string> {
		await this.moveCursorTo(line);
		const hover = this.page.locator('.monaco-hover:visible', { hasText: expected }).first();
		await vi.waitFor(async () => {
			await this.page.mouse.move(700, 880);
			const place = await this.page.evaluate(placeOfText, { text, line });
			if (!place) {
				throw new Error(`${text} does not stand in line ${line}`);
			}
			await this.page.mouse.move(place.x, place.y, { steps: 3 });
			await hover.waitFor({ timeout: 3_000 });
		}, POLL);
		return (await hover.textContent()) ?? '';
	}

	/** The squiggles that are on screen now. */
	async squiggles(): Promise<Squiggle[]> {
		return this.page.evaluate(squigglesOnScreen);
	}

	/** Waits until exactly these squiggles are on screen. */
	async waitForSquiggles(expected: readonly Squiggle[]): Promise<void> {
		await vi.waitFor(async () => expect(await this.squiggles()).toEqual(expected), POLL);
	}

	/** Opens the light bulb of the line that the cursor is in, and answers the titles that it offers. */
	async openLightBulb(): Promise<string[]> {
		const bulb = this.page.locator(
			'.monaco-editor .lightBulbWidget:visible, .monaco-editor [class*="codicon-gutter-lightbulb"]:visible',
		);
		await bulb.first().click({ timeout: PATIENCE });
		const rows = this.page.locator('.action-widget .monaco-list-row.action');
		await rows.first().waitFor({ timeout: PATIENCE });
		return rows.allInnerTexts();
	}

	/** Applies a fix of the line that the cursor is in. */
	async applyFixFromLightBulb(title: string): Promise<void> {
		await this.openLightBulb();
		await this.chooseFix(title);
	}

	/** Chooses from the light bulb that is open. */
	async chooseFix(title: string): Promise<void> {
		const row = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
		// What keeps a double click from choosing goes once the mouse has moved.
		await row.hover({ force: true });
		await row.click();
	}

	/** The text of the file that is open, as far as it is on screen. */
	async visibleText(): Promise<string> {
		const lines = this.page.locator('.editor-instance .monaco-editor .view-line');
		const placed = await lines.evaluateAll((elements) =>
			elements.map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' })),
		);
		return placed
			.sort((one, other) => one.top - other.top)
			.map(({ text }) => text.replace(/\u00a0/g, ' '))
			.join('\n');
	}

	/** Opens the panel `bindsight.matrix` by its command, and answers what stands in it. */
	async panel(command = 'Bindsight: Show Who Else Could Bind This Port'): Promise<FrameLocator> {
		await this.command(command);
		const inside = this.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
		await inside.locator('body[data-ready][data-state]').waitFor({ timeout: PATIENCE });
		return inside;
	}

	/** Puts the keyboard back into the file that is open. */
	async focusEditor(): Promise<void> {
		await this.page.locator('.tab.active').first().click();
	}

	/** Saves what is on screen as test-results/screenshots/NAME.png, or web-NAME.png. */
	async screenshot(name: string): Promise<void> {
		const folder = path.join(results, 'screenshots');
		mkdirSync(folder, { recursive: true });
		await this.page.screenshot({ path: path.join(folder, `${isWeb ? 'web-' : ''}${name}.png`) });
	}

	/** Opens the box at the top by a key and types into it, again where a busy window missed the key or closed the box. */
	private async openQuickInput(key: string, typed?: string): Promise<Locator> {
		const input = this.page.locator('.quick-input-widget input:not([type=checkbox])').first();
		await vi.waitFor(async () => {
			await this.page.keyboard.press(key);
			await input.waitFor({ timeout: 2_000 });
			if (typed !== undefined) {
				await input.fill(typed, { timeout: 2_000 });
			}
		}, POLL);
		return input;
	}

	private async choose(key: string, typed: string | undefined, label: string): Promise<void> {
		const widget = this.page.locator('.quick-input-widget');
		const row = widget.locator('.monaco-list-row').filter({ hasText: label }).first();
		await vi.waitFor(async () => {
			await this.openQuickInput(key, typed);
			try {
				await row.click({ timeout: 5_000 });
			} catch (error) {
				// What was asked for too early, as a file that has just been written, is only found when asked once more.
				await this.page.keyboard.press('Escape');
				throw error;
			}
		}, POLL);
		await widget.waitFor({ state: 'hidden', timeout: PATIENCE });
	}
}
