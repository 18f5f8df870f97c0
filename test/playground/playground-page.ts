import axe from 'axe-core';
import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { makePlayground } from '../../scripts/lib/playground.mjs';

/** Where the tests serve the page; nothing is there in truth. */
export const ORIGIN = 'https://playground.test';

/** How long a test waits for what should come at once, before it says what it waited for. */
const WAIT_MILLISECONDS = 20_000;

/** How long a browser may take to start, and the page to be made, while every other test runs, too. */
export const START_MILLISECONDS = 60_000;

let made: Promise<string> | undefined;

/** The page as `npm run playground` makes it, from the sources as they are. */
export function playgroundHtml(): Promise<string> {
	made ??= makePlayground();
	return made;
}

/** The playground in a browser, as a static host would serve it. */
export class PlaygroundPage {
	/** What left the browser, by address: what the policy refuses does not get so far. */
	readonly requests: string[] = [];
	/** What the page complained of: scripts that failed, things the policy refused. */
	readonly complaints: string[] = [];
	readonly panel: FrameLocator;

	private constructor(readonly page: Page) {
		this.panel = page.frameLocator('#panel');
	}

	/** Opens the page, and waits until the language server has read the code; `address` stands behind the `#`. */
	static async open(
		browser: Browser,
		options: BrowserContextOptions & { address?: string } = {},
	): Promise<PlaygroundPage> {
		const { address, ...others } = options;
		const opened = await PlaygroundPage.load(browser, others, address);
		await opened.settle();
		return opened;
	}

	/** Opens the page and waits for nothing; `prepare` runs before its script. */
	static async load(
		browser: Browser,
		options: BrowserContextOptions = {},
		address = '',
		prepare: () => void = () => undefined,
	): Promise<PlaygroundPage> {
		const body = await playgroundHtml();
		const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const page = await context.newPage();
		page.setDefaultTimeout(WAIT_MILLISECONDS);
		const opened = new PlaygroundPage(page);
		page.on('pageerror', (error) => opened.complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && opened.complaints.push(message.text()));
		await context.route('**/*', async (route) => {
			const url = route.request().url();
			opened.requests.push(url);
			await (url.startsWith(`${ORIGIN}/`) ? route.fulfill({ contentType: 'text/html', body }) : route.abort());
		});
		await page.addInitScript(prepare);
		await page.goto(`${ORIGIN}/${address === '' ? '' : `#${address}`}`);
		return opened;
	}

	/** Waits until what is shown is said of the code as it is now. */
	async settle(): Promise<void> {
		await this.page.locator('body[data-server=running] #findings[aria-busy=false]').waitFor();
	}

	/** Puts this code in place of all that is there, from the clipboard. */
	async paste(code: string): Promise<void> {
		await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), code);
		await this.page.locator('.cm-content').focus();
		await this.page.keyboard.press('Control+A');
		await this.page.keyboard.press('Control+V');
		await this.settle();
	}

	/** Closes the dialog that a test before may have left open. */
	async closeDialog(): Promise<void> {
		await this.page.evaluate(() => document.querySelector('dialog')?.close());
	}

	/** Puts the cursor into the first line that holds this, by a click on it. */
	async click(words: string): Promise<void> {
		await this.line(words).click();
	}

	line(words: string) {
		return this.page.locator('.cm-line', { hasText: words }).first();
	}

	/** The code as the editor has it, line by line as far as they are drawn. */
	async code(): Promise<string> {
		const lines = await this.page.locator('.cm-line').allTextContents();
		return lines.join('\n');
	}

	/** What each finding says, with its line and its rule. */
	async findings(): Promise<string[]> {
		return await this.page.locator('.finding .message').allInnerTexts();
	}

	/** The words over the place in the code where these words are. */
	async hover(words: string): Promise<string> {
		await this.page.locator('.cm-content').getByText(words).first().hover();
		return await this.page.locator('.hover').innerText();
	}

	/** What axe-core finds wrong in the page and in the panel's frame, as `rule: place` lines. */
	async violations(): Promise<string[]> {
		const found: string[] = [];
		for (const frame of this.page.frames()) {
			await frame.evaluate(axe.source);
			found.push(
				...(await frame.evaluate(async () => {
					const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document);
					return violations.flatMap(({ id, nodes }) =>
						nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
					);
				})),
			);
		}
		return found;
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}
