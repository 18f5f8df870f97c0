import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChromium } from '../panel/chromium.js';
import { PlaygroundPage, START_MILLISECONDS } from './playground-page.js';
import { NO_EFFECT, TWO_SOCKETS } from './sample-code.js';

const sample = (name: string) => readFileSync(path.join(import.meta.dirname, '../../samples', name), 'utf8');

let browser: Browser;
/** One page for all: each test begins with code of its own. */
let playground: PlaygroundPage;

beforeAll(async () => {
	browser = await startChromium();
	playground = await PlaygroundPage.open(browser);
}, START_MILLISECONDS);
afterAll(async () => browser?.close());
beforeEach(async () => playground.closeDialog());
afterEach(() => expect(playground.complaints).toEqual([]));

/** Puts this code into the page. */
async function openWith(code: string): Promise<PlaygroundPage> {
	await playground.paste(code);
	return playground;
}

/** Chooses a sample in the page. */
async function openSample(name: string): Promise<PlaygroundPage> {
	await playground.paste('/* something else */\n');
	await playground.page.locator('#sample').selectOption(name);
	await playground.settle();
	return playground;
}

/** What somebody sees of a part of the panel, on one line; it may take a moment. */
function panelSays(selector: string) {
	return expect.poll(async () =>
		(await playground.panel.locator(selector).allInnerTexts()).join(' ').replace(/\s+/g, ' '),
	);
}

describe('code in the playground', () => {
	it('is a sample at first, with its finding and the panel of its socket', async () => {
		expect(await playground.page.locator('#sample').inputValue()).toBe('exclusiveLate');
		expect(await playground.findings()).toEqual([expect.stringContaining(NO_EFFECT)]);
		await panelSays('#verdict').toContain('Leaves 0.0.0.0:5150 open in part');
	});

	it('shows what is wrong with it as soon as it is pasted', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		expect(await playground.findings()).toContainEqual(expect.stringMatching(new RegExp(`^${NO_EFFECT}.*line 15$`)));
		expect(await page.locator('.cm-lintRange-error').innerText()).toBe('SO_EXCLUSIVEADDRUSE');
		expect(await page.locator('#sample').inputValue()).toBe('own');
	});

	it('shows the place of a finding, and those that belong to it', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		await page.locator('[data-rule=option-after-bind] .goto').click();
		await panelSays('#head').toContain('server');
		expect(await page.locator('.cm-activeLine').innerText()).toContain('SO_EXCLUSIVEADDRUSE');
		await page.locator('[data-rule=option-after-bind] .path button').first().click();
		expect(await page.locator('.cm-activeLine').innerText()).toContain('bind(server');
	});

	it('leads from a finding to the page of its rule, and from there to others', async () => {
		const { page } = await openWith(TWO_SOCKETS.replace('SOL_SOCKET', 'IPPROTO_TCP'));
		await page.getByRole('button', { name: 'option-level', exact: true }).click();
		const title = page.locator('dialog h2');
		await expect.poll(() => title.innerText()).toBe('option-level');
		expect(await page.locator('dialog .markdown pre').count()).toBeGreaterThan(0);
		await page.locator('dialog').getByRole('button', { name: 'reuseaddr-listener' }).click();
		await expect.poll(() => title.innerText()).toBe('reuseaddr-listener');
		await page.keyboard.press('Escape');
	});

	it('says nothing where nothing is found, and that it may not have seen everything', async () => {
		const { page } = await openWith('int main(void)\n{\n\treturn 0;\n}\n');
		expect(await playground.findings()).toEqual([]);
		expect(await page.locator('#findings-title').innerText()).toBe('Nothing found');
		expect(await page.locator('#findings').innerText()).toContain('stays silent');
	});

	it('is read for the target that the reader chooses', async () => {
		const { page } = await openWith(sample('portable-server-naive.c'));
		expect(await page.locator('[data-rule=reuseaddr-listener]').count()).toBe(1);
		await page.locator('#target').selectOption('posix');
		await expect.poll(() => page.locator('[data-rule=reuseaddr-listener]').count()).toBe(0);
		await page.locator('#target').selectOption('windows');
		await expect.poll(() => page.locator('[data-rule=reuseaddr-listener]').count()).toBe(1);
	});

	it('is read in the language of the sample', async () => {
		const { page } = await openSample('dualStack');
		await expect.poll(() => playground.findings()).toEqual([expect.stringContaining('IPV6_V6ONLY')]);
		expect(await page.locator('#language').inputValue()).toBe('cpp');
	});
});

describe('a fix', () => {
	it('changes the code, and its finding goes', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		await page.locator('[data-rule=option-after-bind] .fix').first().click();
		await playground.settle();
		expect(await playground.findings()).not.toContainEqual(expect.stringContaining(NO_EFFECT));
		expect(await playground.code()).toMatch(/SO_EXCLUSIVEADDRUSE[\s\S]*bind\(server/);
		expect(await page.locator('#notice').innerText()).toMatch(/^Applied: Set SO_EXCLUSIVEADDRUSE before bind/);
	});

	it('is taken back by one step', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		const before = await playground.code();
		await page.locator('[data-rule=option-after-bind] .fix').first().click();
		await playground.settle();
		await page.locator('#notice-actions button').click();
		await playground.settle();
		expect(await playground.code()).toBe(before);
		expect(await page.locator('#notice').innerText()).toBe('');
	});

	it('is in the hover over its finding, too', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		await page.locator('.cm-lintRange-error').hover();
		await page.locator('.cm-diagnosticAction').first().click();
		await playground.settle();
		expect(await playground.findings()).not.toContainEqual(expect.stringContaining(NO_EFFECT));
	});

	it('is found from the panel', async () => {
		const { page } = await openWith(TWO_SOCKETS);
		await playground.click('bind(server');
		await playground.panel.locator('#show-fixes').click();
		await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Set SO_EXCLUSIVE/);
	});
});

describe('a hover', () => {
	it('says what the option does to the socket at hand', async () => {
		await openWith(TWO_SOCKETS);
		expect(await playground.hover('SO_EXCLUSIVEADDRUSE')).toMatch(/^Too late\./);
	});

	it('leads to the panel, and to the explanation of a status', async () => {
		const { page } = await openWith(
			'#include <winsock2.h>\nint last(void) { return WSAGetLastError() == WSAEACCES; }\n',
		);
		await playground.hover('WSAEACCES');
		await page.locator('.hover button').click();
		await expect.poll(() => page.locator('dialog .markdown h3').innerText()).toContain('WSAEACCES (10013)');
		await page.keyboard.press('Escape');
	});
});

describe('the panel', () => {
	it('follows the cursor', async () => {
		await openWith(TWO_SOCKETS);
		await playground.click('listen(server');
		await panelSays('#head').toMatch(/server .*0\.0\.0\.0:7000/);
		await playground.click('bind(probe');
		await panelSays('#head').toMatch(/probe .*127\.0\.0\.1:7001/);
	});

	it('keeps a pinned socket and compares it with the one at the cursor', async () => {
		await openWith(TWO_SOCKETS);
		await playground.click('bind(server');
		await panelSays('#head').toContain('server');
		await playground.panel.locator('#pin').click();
		await playground.panel.locator('body[data-pinned=true]').waitFor();
		await playground.click('bind(probe');
		await panelSays('#compared').toContain('probe');
		await panelSays('#head').toContain('0.0.0.0:7000');
		await playground.panel.locator('#pin').click();
		await panelSays('#head').toContain('127.0.0.1:7001');
	});

	it('applies what it supposes', async () => {
		await openWith(TWO_SOCKETS.replace(/\tif \(setsockopt[\s\S]*?return 1;\n/, ''));
		await playground.click('bind(server');
		await playground.panel.locator('#what-if-exclusive-apply').click();
		await playground.settle();
		expect(await playground.code()).toContain('SO_EXCLUSIVEADDRUSE');
		await panelSays('#verdict').toContain('Keeps 0.0.0.0:7000');
	});

	it('looks up two binds, and every table', async () => {
		await openSample('exclusiveLate');
		await playground.panel.locator('#lookup-summary').click();
		await panelSays('#lookup').toMatch(/SUCCESS|INUSE|DENIED|CHECK/);
		await playground.panel.locator('#full-table-summary').click();
		await playground.panel.locator('[data-grid=full]').waitFor();
	});

	it('opens the document that a table is from beside the page', async () => {
		const { page } = await openSample('exclusiveLate');
		const { panel } = playground;
		await panel.locator('#full-table').evaluate((table) => table.setAttribute('open', ''));
		await panel.locator('#table-chooser').selectOption({ label: 'Winsock Kernel' });
		const [opened] = await Promise.all([page.waitForEvent('popup'), panel.locator('#full-table .source a').click()]);
		await expect.poll(() => playground.requests.at(-1)).toMatch(/^https:\/\/learn\.microsoft\.com\//);
		await opened.close();
		await panelSays('#verdict').toContain('0.0.0.0:5150');
	});

	it('copies what it says of the socket', async () => {
		const { page } = await openSample('exclusiveLate');
		await playground.panel.locator('#copy').click();
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('0.0.0.0:5150');
	});

	it('explains a line of a log', async () => {
		const { page } = await openSample('exclusiveLate');
		await playground.panel.locator('#explain-status').click();
		await page.getByLabel('A status by name or number').fill('bind failed: 10048');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('dialog .markdown').innerText()).toContain('WSAEADDRINUSE (10048)');
		await page.keyboard.press('Escape');
		expect(await page.locator('dialog').isVisible()).toBe(false);
	});
});
