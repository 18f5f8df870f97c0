import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostMessage, readHostMessage, readPanelMessage } from '../../../client/webview/messages.js';
import { startChromium } from '../../panel/chromium.js';
import { PanelPage } from '../../panel/panel-page.js';
import { STATES } from '../../panel/states.js';

const HOSTILE = [
	'<img src=x onerror="window.pwned=1">',
	'<script>window.pwned=1</script>',
	'<svg onload=window.pwned=1>',
	'<a href="javascript:window.pwned=1">here</a>',
	`"'></td></table><style>*{background:url(https://elsewhere.test/)}</style>`,
	'<iframe srcdoc="<p>in</p>"></iframe>{{window.pwned=1}}',
].join('');

/** The message with hostile words in each place where the shape of messages lets any words stand. */
function hostileVersion(message: HostMessage): HostMessage {
	const made = structuredClone(message);
	const put = (holder: Record<string, unknown>): void => {
		for (const [key, value] of Object.entries(holder)) {
			if (typeof value === 'string') {
				holder[key] = HOSTILE;
				if (readHostMessage(made) === undefined) {
					holder[key] = value;
				}
			} else if (typeof value === 'object' && value !== null) {
				put(value as Record<string, unknown>);
			}
		}
	};
	put(made as unknown as Record<string, unknown>);
	return made;
}

let browser: Browser;
let panel: PanelPage;
const asked: string[] = [];

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
	panel.page.setDefaultTimeout(10_000);
	panel.page.on('request', (request) => asked.push(request.url()));
	panel.page.on('dialog', (dialog) => asked.push(dialog.message()));
}, 60_000);
afterAll(async () => browser?.close());

describe('what comes from code, from a log or from the server stays words in the panel', () => {
	test.each(Object.entries(STATES))('in the state %s', async (_, { says }) => {
		asked.length = 0;
		await panel.reset();
		const own = await panel.page.locator('script, style, link, meta').count();
		asked.length = 0;
		for (const message of says) {
			await panel.say(hostileVersion(message));
		}
		const { page } = panel;
		await page.evaluate(() => {
			for (const details of document.querySelectorAll('details')) {
				details.open = true;
			}
		});
		expect(await page.locator('script, style, link, meta').count()).toBe(own);
		expect(await page.locator('img, svg[onload], iframe, object, embed, [onerror], [onclick], form').count()).toBe(0);
		expect(await page.locator('a:not([href^="https://learn.microsoft.com/"])').count()).toBe(0);
		expect(await page.evaluate(() => (window as unknown as { pwned?: number }).pwned)).toBeUndefined();
		expect(asked).toEqual([]);
		expect(panel.complaints).toEqual([]);
		if (JSON.stringify(says.map(hostileVersion)) !== JSON.stringify(says)) {
			expect(await page.locator('body').innerText()).toContain('<img src=x onerror=');
		}
	});
});

describe('a message of another shape', () => {
	test('changes nothing in the panel', async () => {
		await panel.reset();
		const before = await panel.page.locator('body').innerHTML();
		for (const sent of [
			null,
			1,
			'answer',
			[],
			{ type: 'html', html: HOSTILE },
			{ type: 'answer', answer: { panel: HOSTILE } },
		]) {
			await panel.page.evaluate((message) => window.postMessage(message), sent as unknown);
		}
		await panel.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
		expect(await panel.page.locator('body').innerHTML()).toBe(before);
	});

	test('is none to the extension', () => {
		for (const said of [
			null,
			'reveal',
			{ type: 'run', command: 'workbench.action.terminal.new' },
			{ type: 'reveal', range: '1', uri: 'file:///etc/passwd' },
			{ type: 'applyFix', whatIf: -1 },
			{ type: 'applyFix', whatIf: 'x', edits: [] },
			{ type: 'lookup', question: { __proto__: null } },
			{ type: 'copy', what: HOSTILE },
			{ type: 'constructor' },
		]) {
			expect(readPanelMessage(said)).toBeUndefined();
		}
	});
});
