import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
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
	) {}

	static async open(browser: Browser, options: { width?: number; theme?: Theme } = {}): Promise<PanelPage> {
		const context = await browser.newContext({ viewport: { width: options.width ?? 360, height: 900 } });
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
		await servePanel(page);
		await page.addInitScript(actAsVsCode);
		await page.goto(`${ORIGIN}/`);
		await page.locator('body[data-ready=true]').waitFor();
		const panel = new PanelPage(page, complaints);
		await panel.useTheme(options.theme ?? THEMES.light);
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

	/** The panel is hidden and shown again: its page is new, its kept state is not. */
	async hideAndShow(): Promise<void> {
		await this.page.reload();
		await this.page.locator('body[data-ready=true]').waitFor();
	}

	async useTheme(theme: Theme): Promise<void> {
		await this.page.evaluate(({ bodyClass, variables }) => {
			document.body.className = bodyClass;
			for (const [name, value] of Object.entries(variables)) {
				document.documentElement.style.setProperty(`--vscode-${name}`, value);
			}
			document.documentElement.style.setProperty('background', 'var(--vscode-sideBar-background)');
		}, theme);
	}

	async close(): Promise<void> {
		await this.page.context().close();
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

async function servePanel(page: Page): Promise<void> {
	const bundle = await esbuild.build({
		absWorkingDir: ROOT,
		entryPoints: ['client/webview/panel.ts'],
		bundle: true,
		platform: 'browser',
		format: 'iife',
		target: 'es2022',
		write: false,
	});
	const parts: Record<string, { contentType: string; body: string }> = {
		'/': {
			contentType: 'text/html',
			body: matrixViewHtml({
				cspSource: ORIGIN,
				script: `${ORIGIN}/panel.js`,
				style: `${ORIGIN}/panel.css`,
				nonce: 'of-the-test',
				language: 'en',
			}),
		},
		'/panel.js': { contentType: 'text/javascript', body: bundle.outputFiles[0]!.text },
		'/panel.css': { contentType: 'text/css', body: readFileSync(path.join(ROOT, 'client/webview/panel.css'), 'utf8') },
	};
	await page.route('**/*', async (route) => {
		const part = parts[new URL(route.request().url()).pathname];
		await (part ? route.fulfill(part) : route.fulfill({ status: 204 }));
	});
}
