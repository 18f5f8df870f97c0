import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChromium } from '../panel/chromium.js';
import { ORIGIN, PlaygroundPage, playgroundHtml, START_MILLISECONDS } from './playground-page.js';
import { NO_EFFECT, TWO_SOCKETS } from './sample-code.js';

let browser: Browser;
/** The page that most tests have in common: each begins with code of its own. */
let common: PlaygroundPage;
let playground: PlaygroundPage;

beforeAll(async () => {
	browser = await startChromium();
	common = await PlaygroundPage.open(browser);
}, START_MILLISECONDS);
afterAll(async () => browser?.close());
beforeEach(() => {
	playground = common;
});
afterEach(async () => {
	expect(playground.complaints).toEqual([]);
	if (playground !== common) {
		await playground.close();
	}
});

/** Opens a page of the test's own. */
async function open(options: Parameters<typeof PlaygroundPage.open>[1] = {}): Promise<PlaygroundPage> {
	playground = await PlaygroundPage.open(browser, options);
	return playground;
}

/** Puts this code into the page. */
async function openWith(code: string): Promise<PlaygroundPage> {
	await playground.paste(code);
	return playground;
}

/** What somebody sees of a part of the panel, on one line; it may take a moment. */
function panelSays(selector: string) {
	return expect.poll(async () =>
		(await playground.panel.locator(selector).allInnerTexts()).join(' ').replace(/\s+/g, ' '),
	);
}

describe('the address', () => {
	/** The address behind the link that *Copy link* puts into the clipboard. */
	async function sharedAddress(): Promise<string> {
		const { page } = playground;
		await page.locator('#share').click();
		await expect.poll(() => page.locator('#notice').innerText()).toMatch(/^The link is copied/);
		const link = await page.evaluate(() => navigator.clipboard.readText());
		expect(link.startsWith(`${ORIGIN}/#`)).toBe(true);
		expect(await page.evaluate(() => location.href)).toBe(link);
		return link.slice(`${ORIGIN}/#`.length);
	}

	it('carries code, language, target, cursor and what the panel shows', async () => {
		await openWith(TWO_SOCKETS);
		await playground.page.locator('#language').selectOption('cpp');
		await playground.page.locator('#target').selectOption('windows');
		await playground.click('bind(probe');
		await panelSays('#head').toContain('probe');
		await playground.panel.locator('#role-second').click();
		await playground.panel.locator('body[data-role=second]').waitFor();
		const before = await playground.code();
		const address = await sharedAddress();

		await common.page.locator('#language').selectOption('c');
		await common.page.locator('#target').selectOption('auto');

		const { page } = await open({ address });
		expect(await playground.code()).toBe(before);
		expect(await page.locator('#language').inputValue()).toBe('cpp');
		expect(await page.locator('#target').inputValue()).toBe('windows');
		await panelSays('#head').toContain('probe');
		await playground.panel.locator('body[data-role=second]').waitFor();
	});

	it('is opened in a page that is there already, too', async () => {
		await openWith(TWO_SOCKETS);
		const address = await sharedAddress();
		const { page } = playground;
		await page.locator('#sample').selectOption('kernel');
		await page.evaluate((hash) => location.assign(`#${hash}`), address);
		await expect.poll(() => playground.code()).toContain('open_probe');
	});

	it('is gone once the code is another one', async () => {
		await openWith(TWO_SOCKETS);
		await sharedAddress();
		await playground.page.locator('.cm-content').press('Enter');
		expect(await playground.page.evaluate(() => location.hash)).toBe('');
	});

	const DAMAGED = 'This link is damaged: no code can be read from it.';

	it('says so where it is damaged, and a sample is there', async () => {
		const { page } = await open({ address: '1.<img src=x onerror=alert(1)>' });
		expect(await page.locator('#notice').innerText()).toBe(DAMAGED);
		expect(await page.locator('#sample').inputValue()).toBe('exclusiveLate');
		expect(await page.locator('img').count()).toBe(0);
	});

	it.each([
		['is cut off', '1.q1bKzC3IyS'],
		['is huge', `1.${'A'.repeat(300_000)}`],
		['leads into another page', 'section-2'],
	])('says so where it %s, and the code stays', async (_, address) => {
		const { page } = await openWith(TWO_SOCKETS);
		await page.evaluate((hash) => location.assign(`#${hash}`), address);
		await expect.poll(() => page.locator('#notice').innerText()).toBe(DAMAGED);
		expect(await playground.code()).toContain('open_probe');
	});

	it('is not made for code that is too long', async () => {
		const { page } = playground;
		const numbers = Array.from({ length: 30_000 }, (_, index) => ((index * 48271) % 2147483647).toString(36));
		await playground.paste(`/* ${numbers.join(' ')} */\n`);
		await page.locator('#share').click();
		await expect.poll(() => page.locator('#notice').innerText()).toBe('This code is too long for a link.');
		expect(await page.evaluate(() => location.hash)).toBe('');
	});
});

describe('code that is left alone', () => {
	it('is there again when the page is loaded again', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		await expect.poll(() => page.evaluate(() => history.state?.code)).toContain('open_probe');
		await page.reload();
		await playground.settle();
		expect(await playground.code()).toContain('open_probe');
	});

	it('stays what it was where more comes than the page reads', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		await page.evaluate(() => navigator.clipboard.writeText('x'.repeat(500_001)));
		await page.locator('.cm-content').focus();
		await page.keyboard.press('Control+A');
		await page.keyboard.press('Control+V');
		await expect.poll(() => page.locator('#notice').innerText()).toContain('at most 500000 characters');
		expect(await playground.code()).toContain('open_probe');
	});
});

describe('languages and colours', () => {
	it('are those of the browser at first', async () => {
		const { page } = await open({ locale: 'pt-BR', colorScheme: 'dark' });
		expect(await page.locator('html').getAttribute('lang')).toBe('pt-BR');
		expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
		expect(await playground.findings()).toEqual([expect.stringContaining('SO_EXCLUSIVEADDRUSE não tem efeito aqui')]);
		await panelSays('#verdict').toContain('Deixa 0.0.0.0:5150 aberta em parte');
		expect(await playground.panel.locator('html').getAttribute('data-theme')).toBe('dark');
		await page.emulateMedia({ colorScheme: 'light' });
		await playground.panel.locator('html[data-theme=light]').waitFor();
	});

	it('change when the reader says so, and stay so', async () => {
		const { page } = await open();
		await page.locator('#spoken').selectOption('pt-BR');
		await page.locator('#theme').click();
		await playground.settle();
		await expect.poll(() => playground.findings()).toContainEqual(expect.stringContaining('não tem efeito aqui'));
		await playground.panel.locator('html[lang=pt-BR][data-theme=dark]').waitFor();
		await page.reload();
		await playground.settle();
		expect(await page.locator('html').getAttribute('lang')).toBe('pt-BR');
		expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
	});
});

describe('the page on a disk', () => {
	it('does the same', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'playground-'));
		const file = path.join(folder, 'index.html');
		writeFileSync(file, await playgroundHtml());
		const page = await browser.newPage();
		try {
			await page.goto(pathToFileURL(file).href);
			await expect
				.poll(() => page.locator('.finding .message').allInnerTexts())
				.toEqual([expect.stringContaining(NO_EFFECT)]);
			const verdict = page.frameLocator('#panel').locator('#verdict');
			await expect.poll(() => verdict.innerText()).toContain('0.0.0.0:5150');
			await page.locator('#share').click();
			await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#1\.[\w-]+$/);
		} finally {
			await page.close();
			rmSync(folder, { recursive: true });
		}
	});
});

describe('the licences of what others wrote', () => {
	it('are in the page', async () => {
		const { page } = playground;
		await page.locator('#show-notices').click();
		const notices = await page.locator('dialog pre').innerText();
		for (const name of ['@codemirror/view', 'tree-sitter-cpp', 'vscode-jsonrpc', 'web-tree-sitter', 'zod']) {
			expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\)$`, 'm'));
		}
		await page.keyboard.press('Escape');
	});
});

describe('where the browser cannot run the language server', () => {
	it('the reader is told why, and may try again', async () => {
		playground = await PlaygroundPage.load(browser, {}, '', () => {
			let tries = 0;
			const WorkerOfBrowser = window.Worker;
			window.Worker = class extends WorkerOfBrowser {
				constructor(address: string | URL) {
					tries += 1;
					if (tries === 1) {
						throw new Error('no workers today');
					}
					super(address);
				}
			};
		});
		const { page } = playground;
		await expect.poll(() => page.locator('#findings').innerText()).toContain('no workers today');
		await panelSays('#notice').toContain('no workers today');
		await playground.panel.getByRole('button', { name: 'Show the log' }).click();
		expect(await page.locator('dialog').innerText()).toContain('no workers today');
		await page.keyboard.press('Escape');
		await playground.panel.getByRole('button', { name: 'Restart the server' }).click();
		await playground.settle();
		expect(await playground.findings()).toEqual([expect.stringContaining(NO_EFFECT)]);
	});
});

describe('nothing leaves the page', () => {
	it('while it is used: it is asked for once, and holds everything else', async () => {
		const { page } = await open();
		await playground.paste(TWO_SOCKETS);
		await page.locator('.fix').first().click();
		await playground.settle();
		await playground.hover('SO_EXCLUSIVEADDRUSE');
		expect(playground.requests).toEqual([`${ORIGIN}/`]);
	});

	it.each([
		['the page', () => playground.page.mainFrame()],
		['the frame of the panel', () => playground.page.frames()[1]!],
		['the worker', () => playground.page.workers()[0]! as unknown as Frame],
	])('where %s tries to fetch something', async (_, place) => {
		const refused = await place().evaluate((address) => {
			const seen = new Promise((resolve) => addEventListener('securitypolicyviolation', resolve, { once: true }));
			return Promise.all([
				fetch(address).catch(() => 'not fetched'),
				seen.then((event) => (event as SecurityPolicyViolationEvent).effectiveDirective),
			]);
		}, `${ORIGIN}/secret`);
		expect(refused).toEqual(['not fetched', 'connect-src']);
		expect(playground.requests).not.toContain(`${ORIGIN}/secret`);
		playground.complaints.length = 0;
	});

	it('by a picture, a style sheet or a page in a frame', async () => {
		await playground.page.evaluate((address) => {
			const made = [
				Object.assign(document.createElement('img'), { src: address }),
				Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }),
				Object.assign(document.createElement('iframe'), { src: address }),
			];
			document.body.append(...made);
			setTimeout(() => made.map((each) => each.remove()), 100);
		}, 'https://elsewhere.test/secret');
		const refused = () =>
			playground.complaints.flatMap((line) => /violates .*? directive: "([\w-]+)/.exec(line)?.[1] ?? []).sort();
		await expect.poll(refused).toEqual(['default-src', 'img-src', 'style-src']);
		expect(playground.requests).not.toContain('https://elsewhere.test/secret');
		playground.complaints.length = 0;
	});
});

describe('what stands in the code', () => {
	const HOSTILE = `#include <winsock2.h>
/* <img src=x onerror=alert(1)> [link](javascript:alert(1)) */
int f(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in \u003cimg\u003e = {0};
	const char *name = "<script>alert(1)</script>";
	bind(s, (struct sockaddr *)"<img src=x onerror=alert(1)>", sizeof("](javascript:alert(1))"));
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR | SO_EXCLUSIVEADDRUSE, "<b>", 3);
	return listen(s, 5);
}
`;

	it('stays text, wherever it is shown', async () => {
		const { page } = await openWith(HOSTILE);
		expect((await playground.findings()).length).toBeGreaterThan(0);
		await playground.click('bind(s');
		await panelSays('#head').toContain('s');
		await playground.hover('SO_REUSEADDR');
		for (const frame of page.frames()) {
			expect(await frame.locator('img, b, script:not(body > script), a[href^="javascript"]').count()).toBe(0);
		}
		expect(await playground.code()).toBe(HOSTILE.trimEnd().concat('\n'));
	});

	it('cannot become HTML or a script by a mistake of ours', async () => {
		const became = await playground.page.evaluate(() => {
			const tries: (() => unknown)[] = [
				() => {
					document.body.innerHTML = '<p>';
				},
				() => new Worker('data:text/javascript,'),
				() => Object.assign(document.createElement('iframe'), { srcdoc: '<p>' }),
			];
			return tries.map((attempt) => {
				try {
					attempt();
					return 'done';
				} catch (error) {
					return (error as Error).name;
				}
			});
		});
		expect(became).toEqual(['TypeError', 'TypeError', 'TypeError']);
		playground.complaints.length = 0;
	});
});
