import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { bringInto, STATES } from './states.js';
import { THEMES } from './themes.js';

let browser: Browser;
let panel: PanelPage;

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
});
afterAll(async () => browser?.close());
beforeEach(async () => panel.reset());
afterEach(() => expect(panel.complaints).toEqual([]));

/** What axe-core finds wrong, as `rule: place` lines. Its own rules for whole pages count too. */
async function violations(): Promise<string[]> {
	await panel.page.evaluate(axe.source);
	const found = await panel.page.evaluate(async () => {
		const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document);
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
		);
	});
	return found.map(({ id, html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`);
}

describe('axe-core finds nothing wrong', () => {
	test.each(Object.entries(STATES))('in the state %s', async (_name, state) => {
		await bringInto(panel, state);
		expect(await violations()).toEqual([]);
	});

	test.each(Object.entries(THEMES))('in the theme %s', async (_name, theme) => {
		await panel.useTheme(theme);
		await bringInto(panel, STATES['chosen-cell']!);
		await panel.page.locator('#full-table-summary').click();
		await panel.page.locator('#lookup-summary').click();
		await panel.page.locator('[data-grid=full]').waitFor();
		expect(await violations()).toEqual([]);
	});
});
