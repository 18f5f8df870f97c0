import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { answerFor, LISTENER, UNSURE, WSK_MATRIX } from './sample-answers.js';
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
		await panel.page.locator('[data-grid=line] [role=gridcell]').first().click();
	}
}

/** What does not fit: boxes wider than their room, and outcome words broken in two. */
async function misfits(): Promise<string[]> {
	return await panel.page.evaluate(() => {
		const wide = [...document.querySelectorAll<HTMLElement>('body, #head, #controls, .line-box, .full-box, td, th')]
			.filter((each) => each.scrollWidth > each.clientWidth + 1)
			.map((each) => `${each.tagName} ${each.className} ${each.textContent}`);
		const broken = [...document.querySelectorAll<HTMLElement>('.word')]
			.filter((each) => each.getClientRects().length > 1)
			.map((each) => `broken ${each.textContent}`);
		return [...wide, ...broken];
	});
}

describe('no text is cut', () => {
	const kernel = { ...answerFor({ ...LISTENER, target: 'windows-kernel' as const, lines: [2] }), matrix: WSK_MATRIX };
	test.each([
		['one socket', answerFor(LISTENER)],
		['several lines, several sockets', answerFor(UNSURE, LISTENER)],
		['the kernel', kernel],
		['no socket', answerFor()],
	])('at 300 px: %s', async (_name, answer) => {
		await open(answer, 300);
		expect(await misfits()).toEqual([]);
	});

	test.each([360, 480, 620, 900])('at %i px', async (width) => {
		await open(answerFor(LISTENER), width);
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

test.each(Object.entries(THEMES))('takes its colours from the theme: %s', async (_name, theme) => {
	await open(answerFor(LISTENER), 360, theme);
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
	expect(await colour('#verdict')).toBe(await ofTheme('foreground'));
	expect(await colour('#reveal-bind')).toBe(await ofTheme('textLink-foreground'));
	expect(await colour('.outcome[data-outcome=CHECK] .sign')).toBe(await ofTheme('editorInfo-foreground'));
	expect(await colour('#account')).toBe(await ofTheme('dropdown-foreground'));
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
