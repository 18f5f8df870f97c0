import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { panelTexts } from '../../client/panel-host/panel-texts.js';
import { matrixViewHtml } from '../../client/src/matrix-view-html.js';
import type { HostMessage, PanelMessage } from '../../client/webview/messages.js';
import { THEMES, type Theme } from './themes.js';

const ROOT = path.join(import.meta.dirname, '../..');
const ORIGIN = 'http://panel.test';

/** The panel in a browser, as VS Code would hold it: its own page with its policy, a stub of VS Code's side. */
export class PanelPage {
	private constructor(
		readonly page: Page,
		/** What the page complained of: scripts that failed, things the policy refused. */
		readonly complaints: string[],
		private theme: Theme,
	) {}

	static async open(
		browser: Browser,
		options: { width?: number; theme?: Theme; language?: string } = {},
	): Promise<PanelPage> {
		const page = await browser.newPage({ viewport: { width: options.width ?? 360, height: 900 } });
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
		await servePanel(page, options.language ?? 'en');
		await page.addInitScript(actAsVsCode);
		await page.goto(`${ORIGIN}/`);
		await page.locator('body[data-ready=true]').waitFor();
		const panel = new PanelPage(page, complaints, options.theme ?? THEMES.light);
		await panel.useTheme(panel.theme);
		return panel;
	}

	/** Says something as the extension, and waits until the panel has done what it says. */
	async say(message: HostMessage | Record<string, unknown>): Promise<void> {
		const before = Number((await this.mark('updates')) ?? 0);
		await this.page.evaluate((sent) => window.postMessage(sent), message as object);
		await this.page.locator(`body[data-updates="${before + 1}"]`).waitFor();
	}

	/** What the panel said to the extension so far. */
	async said(): Promise<PanelMessage[]> {
		return await this.page.evaluate(() => (window as unknown as { said: PanelMessage[] }).said);
	}

	/** A mark of the panel's body: `version`, `state`, `socket` and so on. */
	async mark(name: string): Promise<string | null> {
		return await this.page.locator('body').getAttribute(`data-${name}`);
	}

	/** The panel as if it had never been opened: nothing kept, nothing shown. */
	async reset(): Promise<void> {
		await this.page.evaluate(() => sessionStorage.clear());
		await this.hideAndShow();
	}

	/** What one sees of the elements that match, on one line. */
	async text(selector: string): Promise<string> {
		const texts = await this.page.locator(selector).allInnerTexts();
		return texts.join(' | ').replace(/\s+/g, ' ').trim();
	}

	/** The panel is hidden and shown again: its page is new, its kept state is not. */
	async hideAndShow(): Promise<void> {
		await this.page.reload();
		await this.page.locator('body[data-ready=true]').waitFor();
		await this.useTheme(this.theme);
	}

	async useTheme(theme: Theme): Promise<void> {
		this.theme = theme;
		await this.page.evaluate(({ bodyClass, variables }) => {
			document.body.className = bodyClass;
			for (const [name, value] of Object.entries(variables)) {
				document.documentElement.style.setProperty(`--vscode-${name}`, value);
			}
			document.documentElement.style.setProperty('background', 'var(--vscode-sideBar-background)');
		}, theme);
	}

	async close(): Promise<void> {
		await this.page.close();
	}
}

/** Runs inside the page, before the panel. The state lives on through a reload, as VS Code keeps it. */
function actAsVsCode(): void {
	const said: unknown[] = [];
	Object.assign(window, {
		said,
		acquireVsCodeApi: () => ({
			postMessage: (message: unknown) => said.push(message),
			getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
			setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
		}),
	});
}

/** As scripts/build.mjs bundles them, from the sources as they are now. */
async function bundlePanel(): Promise<{ script: string; style: string }> {
	const { outputFiles } = await esbuild.build({
		absWorkingDir: ROOT,
		entryPoints: ['client/webview/panel.ts', 'client/webview/panel.css'],
		outdir: 'bundled',
		bundle: true,
		platform: 'browser',
		format: 'iife',
		target: 'es2022',
		write: false,
	});
	const ending = (end: string) => outputFiles.find(({ path: name }) => name.endsWith(end))!.text;
	return { script: ending('.js'), style: ending('.css') };
}

let bundled: Promise<{ script: string; style: string }> | undefined;

async function servePanel(page: Page, language: string): Promise<void> {
	bundled ??= bundlePanel();
	const { script, style } = await bundled;
	const parts: Record<string, { contentType: string; body: string }> = {
		'/': {
			contentType: 'text/html',
			body: matrixViewHtml({
				cspSource: ORIGIN,
				script: `${ORIGIN}/panel.js`,
				style: `${ORIGIN}/panel.css`,
				nonce: 'of-the-test',
				language,
				texts: panelTexts(language),
			}),
		},
		'/panel.js': { contentType: 'text/javascript', body: script },
		'/panel.css': { contentType: 'text/css', body: style },
	};
	await page.route('**/*', async (route) => {
		const part = parts[new URL(route.request().url()).pathname];
		await (part ? route.fulfill(part) : route.fulfill({ status: 204 }));
	});
}
