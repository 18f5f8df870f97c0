import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { results } from '../../scripts/lib/paths.mjs';
import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { answerFor, LISTENER } from './sample-answers.js';
import { WHOLE, withDetails } from './sample-details.js';
import { bringInto, STATES } from './states.js';
import { THEMES, type Theme } from './themes.js';

let browser: Browser;
let panel: PanelPage;

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
});
afterAll(async () => browser?.close());

/** Shows everything that an answer can show: the full table is open, a cell is explained. */
async function open(answer: SharingMatrixAnswer, width = 360, theme: Theme = THEMES.light): Promise<void> {
	await panel.page.setViewportSize({ width, height: 900 });
	await panel.reset();
	await panel.useTheme(theme);
	await panel.say({ type: 'answer', answer, line: 51, isPinned: false });
	if (answer.sockets.length > 0) {
		await panel.page.locator('#full-table-summary').click();
		await panel.page.locator('[data-grid=full]').waitFor();
		await panel.page.locator('[data-grid=line] [role=gridcell]').first().click();
	}
}

/** What does not fit: boxes wider than their room, and outcome words broken in two. */
async function misfits(): Promise<string[]> {
	return await panel.page.evaluate(() => {
		const wide = [...document.querySelectorAll<HTMLElement>('body, main, main *')]
			.filter((each) => !each.matches('select, input, .spoken, .spoken *, .table-box *, .table-box'))
			.filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
			.map((each) => `${each.tagName} ${each.className} ${each.textContent}`);
		const broken = [...document.querySelectorAll<HTMLElement>('.word')]
			.filter((each) => each.getClientRects().length > 1)
			.map((each) => `broken ${each.textContent}`);
		return [...wide, ...broken];
	});
}

/** Keeps a picture of the panel as test-results/screenshots/panel-NAME.png, for people to look at. */
async function screenshot(name: string): Promise<void> {
	await panel.page.screenshot({ path: path.join(results, 'screenshots', `panel-${name}.png`), fullPage: true });
}

describe('no text is cut', () => {
	test.each(Object.entries(STATES))('at 300 px, in the state %s', async (name, state) => {
		await panel.page.setViewportSize({ width: 300, height: 900 });
		await panel.reset();
		await panel.useTheme(THEMES.light);
		await bringInto(panel, state);
		await screenshot(`narrow-${name}`);
		expect(await misfits()).toEqual([]);
	});

	test.each([
		['a panel of 400 px at 200 % zoom', 200],
		['a usual panel', 360],
		['a wider one', 480],
		['one that is wider than its words', 620],
		['the whole window', 900],
	])('in %s', async (_name, width) => {
		await open(WHOLE, width);
		await screenshot(`${width}-px`);
		expect(await misfits()).toEqual([]);
	});

	test('where a bind, a name and a path are long', async () => {
		const expression = 'connection_manager->listeners[primary_listener_index]->socket_descriptor';
		await open(withDetails(answerFor({ ...LISTENER, expression }), { line: [expression, 'TCP listener'] }), 300);
		await screenshot('long-names');
		expect(await misfits()).toEqual([]);
	});
});

test('wide panels spell the outcomes of the full table, narrow ones show their signs', async () => {
	await open(answerFor(LISTENER), 760);
	expect(await panel.page.locator('[data-grid=full] .word').first().isVisible()).toBe(true);
	await open(answerFor(LISTENER), 300);
	expect(await panel.page.locator('[data-grid=full] .word').first().isVisible()).toBe(false);
	expect(await panel.page.locator('[data-grid=full] .sign').first().isVisible()).toBe(true);
});

test.each(Object.entries(THEMES))('takes its colours from the theme: %s', async (name, theme) => {
	await open(WHOLE, 380, theme);
	const colour = (selector: string) =>
		panel.page
			.locator(selector)
			.first()
			.evaluate((each) => getComputedStyle(each).color);
	const ofTheme = (name: string) =>
		panel.page.evaluate((variable) => {
			const probe = document.body.appendChild(document.createElement('i'));
			probe.style.setProperty('color', `var(--vscode-${variable})`);
			return getComputedStyle(probe).color;
		}, name);
	await screenshot(name);
	expect(await colour('#verdict')).toBe(await ofTheme('foreground'));
	expect(await colour('#reveal-bind')).toBe(await ofTheme('textLink-foreground'));
	expect(await colour('.outcome[data-outcome=CHECK] .sign')).toBe(await ofTheme('editorInfo-foreground'));
	expect(await colour('#model')).toBe(await ofTheme('dropdown-foreground'));
});

test('the cell that has the keyboard is outlined', async () => {
	await open(answerFor(LISTENER));
	await panel.page.locator('[data-grid=line] [tabindex="0"]').focus();
	await panel.page.keyboard.press('ArrowDown');
	const outline = await panel.page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
	expect(outline).toBe('solid');
});

test('progress stands still for readers who want no motion', async () => {
	await open(answerFor(LISTENER));
	await panel.page.emulateMedia({ reducedMotion: 'reduce' });
	await panel.say({ type: 'busy' });
	const animation = await panel.page
		.locator('#progress')
		.evaluate((each) => getComputedStyle(each, '::before').animationName);
	expect(animation).toBe('none');
});
