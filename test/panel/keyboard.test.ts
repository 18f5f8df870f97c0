import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { answerFor, LISTENER } from './sample-answers.js';

let browser: Browser;
let panel: PanelPage;

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
});
afterAll(async () => browser?.close());
beforeEach(async () => {
	await panel.reset();
	await panel.say({ type: 'answer', answer: answerFor(LISTENER, { ...LISTENER, expression: 'other' }), line: 51 });
});

async function press(...keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		await panel.page.keyboard.press(key);
	}
}

/** Where the keyboard is: an id, or the place of a cell and its grid. */
async function focused(): Promise<string> {
	return await panel.page.evaluate(() => {
		const at = document.activeElement as HTMLElement;
		const grid = at.closest<HTMLElement>('[data-grid]')?.dataset.grid;
		return grid ? `${grid} ${at.dataset.first},${at.dataset.second}` : at.id;
	});
}

async function checkWalk(from: string, ...steps: readonly (readonly [key: string, to: string])[]): Promise<void> {
	expect(await focused()).toBe(from);
	for (const [key, to] of steps) {
		await press(key);
		expect(`${key} to ${await focused()}`).toBe(`${key} to ${to}`);
	}
}

test('Tab reaches every control once, and each grid once', async () => {
	await panel.page.locator('#full-table-summary').click();
	await panel.page.evaluate(() => (document.activeElement as HTMLElement).blur());
	await panel.page.locator('#socket-chooser').focus();
	await checkWalk(
		'socket-chooser',
		['Tab', 'reveal-bind'],
		['Tab', 'role-first'],
		['Tab', 'account'],
		['Tab', 'model'],
		['Tab', 'line 0,0'],
		['Tab', 'full-table-summary'],
		['Tab', 'full 0,0'],
		['Shift+Tab', 'full-table-summary'],
		['Shift+Tab', 'line 0,0'],
	);
});

test('arrow keys, Home and End walk the cells and stop at the edges', async () => {
	await panel.page.locator('[data-grid=line] [tabindex="0"]').focus();
	await checkWalk(
		'line 0,0',
		['ArrowLeft', 'line 0,0'],
		['ArrowUp', 'line 0,0'],
		['ArrowRight', 'line 0,1'],
		['ArrowRight', 'line 0,1'],
		['ArrowDown', 'line 0,3'],
		['Home', 'line 0,2'],
		['Control+End', 'line 0,5'],
		['ArrowDown', 'line 0,5'],
		['Control+Home', 'line 0,0'],
		['End', 'line 0,1'],
	);
});

test('Enter and Space choose the cell; walking alone does not', async () => {
	await panel.page.locator('[data-grid=line] [tabindex="0"]').focus();
	await press('ArrowRight');
	expect(await panel.page.locator('#explanation[data-chosen]').count()).toBe(0);
	await press('Enter');
	expect(await panel.text('#explanation')).toContain('no option, specific address');
	await press('ArrowDown', ' ');
	expect(await panel.text('#explanation')).toContain('SO_REUSEADDR, specific address');
	expect(await focused()).toBe('line 0,3');
});

test('Tab comes back to the cell that one left', async () => {
	await panel.page.locator('[data-grid=line] [tabindex="0"]').focus();
	await press('ArrowRight', 'ArrowDown', 'Tab', 'Shift+Tab');
	expect(await focused()).toBe('line 0,3');
});

test('the keyboard stays where it is when an answer comes', async () => {
	await panel.page.locator('[data-grid=line] [tabindex="0"]').focus();
	await press('ArrowRight');
	await panel.say({ type: 'answer', answer: answerFor({ ...LISTENER, verdict: 'Changed.' }), line: 51 });
	expect(await focused()).toBe('line 0,1');
	await panel.page.locator('#role-first').focus();
	await press('ArrowRight');
	await panel.say({ type: 'answer', answer: { ...answerFor(LISTENER), role: 'second' }, line: 51 });
	expect(await focused()).toBe('role-second');
});
