import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { results } from '../../scripts/lib/paths.mjs';
import { startChromium } from '../panel/chromium.js';
import { PlaygroundPage, START_MILLISECONDS } from './playground-page.js';
import { TWO_SOCKETS } from './sample-code.js';

let browser: Browser;
let playground: PlaygroundPage;

beforeAll(async () => {
	browser = await startChromium();
	playground = await PlaygroundPage.open(browser);
}, START_MILLISECONDS);
afterAll(async () => browser?.close());
beforeEach(async () => {
	await playground.closeDialog();
	await playground.page.setViewportSize({ width: 1280, height: 800 });
	await playground.paste(TWO_SOCKETS);
});
afterEach(() => expect(playground.complaints).toEqual([]));

/** A picture of the page for whoever wants to see it. */
async function picture(name: string): Promise<void> {
	await playground.page.screenshot({ path: `${results}/screenshots/playground-${name}.png` });
}

/** What has the keyboard: its id or its text, in the page or in the editor's shadow tree. */
async function focused(): Promise<string> {
	return await playground.page.evaluate(() => {
		const outer = document.activeElement;
		const inner = outer?.shadowRoot?.activeElement ?? outer;
		return inner?.id || inner?.className.toString() || inner?.textContent || '';
	});
}

describe('axe-core finds nothing wrong', () => {
	it('in light colours, with findings', async () => {
		await playground.click('SO_EXCLUSIVEADDRUSE');
		await playground.panel.locator('body[data-state=sockets]').waitFor();
		expect(await playground.violations()).toEqual([]);
		await picture('light');
	});

	it('in dark colours', async () => {
		await playground.page.locator('#theme').click();
		await playground.panel.locator('html[data-theme=dark]').waitFor();
		expect(await playground.violations()).toEqual([]);
		await picture('dark');
		await playground.page.locator('#theme').click();
	});

	it('with a hover, and with what follows a fix', async () => {
		await playground.hover('SO_EXCLUSIVEADDRUSE');
		expect(await playground.violations()).toEqual([]);
		await picture('hover');
		await playground.page.locator('.fix').first().click();
		await playground.settle();
		expect(await playground.violations()).toEqual([]);
	});

	it('in the page of a rule', async () => {
		const { page } = playground;
		await page.getByRole('button', { name: 'option-after-bind', exact: true }).click();
		await page.locator('dialog .markdown h3').first().waitFor();
		expect(await playground.violations()).toEqual([]);
		await picture('rule');
		await page.keyboard.press('Escape');
	});

	it('in the search', async () => {
		const { page } = playground;
		await page.locator('.cm-content').press('Control+f');
		await page.locator('.cm-search').waitFor();
		expect(await playground.violations()).toEqual([]);
		await page.keyboard.press('Escape');
	});

	it('in the explanation of a status', async () => {
		const { page } = playground;
		await playground.panel.locator('#explain-status').click();
		await page.locator('#explain-status').fill('10013');
		await page.keyboard.press('Enter');
		await page.locator('dialog .markdown h3').waitFor();
		expect(await playground.violations()).toEqual([]);
		await picture('status');
		await page.keyboard.press('Escape');
	});

	it('on a small screen, and where nothing is found', async () => {
		await playground.page.setViewportSize({ width: 320, height: 700 });
		await playground.paste('int main(void) { return 0; }\n');
		expect(await playground.violations()).toEqual([]);
	});
});

describe('on a small screen', () => {
	it.each([300, 360, 400])(
		'of %i px the editor stands above the findings and the panel, and nothing is cut off',
		async (width) => {
			const { page } = playground;
			await page.setViewportSize({ width, height: 700 });
			const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
			expect(scrolls).toBe(false);
			const tops = await Promise.all(
				['#editor', '#findings', '#panel'].map(async (part) => (await page.locator(part).boundingBox())?.y ?? 0),
			);
			expect(tops).toEqual([...tops].sort((one, other) => one - other));
			await picture(`${width}`);
		},
	);

	it('the panel is as high as what it shows, so that only the page scrolls', async () => {
		const { page } = playground;
		await page.setViewportSize({ width: 360, height: 700 });
		await playground.click('SO_EXCLUSIVEADDRUSE');
		await page.locator('#panel').scrollIntoViewIfNeeded();
		const scrolls = () =>
			playground.panel.locator('html').evaluate((html) => html.scrollHeight > html.clientHeight + 1);
		await expect.poll(scrolls).toBe(false);
	});
});

describe('by keyboard alone', () => {
	it('one comes through the page in the order in which it reads', async () => {
		const { page } = playground;
		await page.locator('#show-notices').focus();
		const stops: string[] = [];
		for (let step = 0; step < 10; step += 1) {
			stops.push(await focused());
			await page.keyboard.press('Tab');
		}
		expect(stops.slice(0, 7)).toEqual(['show-notices', 'spoken', 'theme', 'sample', 'language', 'target', 'share']);
		expect(stops[7]).toContain('cm-content');
		expect(stops.slice(8)).toEqual(['finding-0', 'link rule']);
	});

	it('one reads a finding, sees its fixes and applies one', async () => {
		const { page } = playground;
		await page.locator('.cm-content').focus();
		await page.keyboard.press('Control+Home');
		await page.keyboard.press('F8');
		await expect.poll(() => page.locator('.finding[data-current]').count()).toBe(1);
		await page.keyboard.press('Control+.');
		expect(await focused()).toBe('finding-0-fix-0');
		await page.keyboard.press('Enter');
		await playground.settle();
		expect(await playground.findings()).not.toContainEqual(expect.stringContaining('has no effect here'));
		expect(await focused()).toContain('cm-content');
	});

	it('one reads what is said of the option under the cursor', async () => {
		const { page } = playground;
		await playground.click('SO_EXCLUSIVEADDRUSE');
		await page.keyboard.press('Home');
		for (let word = 0; word < 7; word += 1) {
			await page.keyboard.press('Control+ArrowRight');
		}
		await page.keyboard.press('Control+k');
		await page.keyboard.press('Control+i');
		await expect.poll(() => page.locator('.hover').innerText()).toMatch(/^Too late\./);
		await page.keyboard.press('Escape');
		await expect.poll(() => page.locator('.hover').count()).toBe(0);
	});
});
