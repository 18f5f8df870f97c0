import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { answerFor, LISTENER } from './sample-answers.js';
import { COMPARISON, MEETING, TABLES, WHOLE, withDetails } from './sample-details.js';

let browser: Browser;
let panel: PanelPage;

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
});
afterAll(async () => browser?.close());
beforeEach(async () => {
	await panel.reset();
	await panel.say({
		type: 'answer',
		answer: withDetails(answerFor(LISTENER, { ...LISTENER, expression: 'other' })),
		line: 51,
		isPinned: false,
	});
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
		['Tab', 'pin'],
		['Tab', 'reveal-bind'],
		['Tab', 'role-first'],
		['Tab', 'account-unknown'],
		['Tab', 'model'],
		['Tab', 'line 0,0'],
		['Tab', 'likely-this-program-again'],
		['Tab', 'likely-asio-acceptor'],
		['Tab', 'likely-wsl-relay'],
		['Tab', 'likely-node-dual-stack'],
		['Tab', 'what-if-exclusive'],
		['Tab', 'what-if-exclusive-apply'],
		['Tab', 'what-if-reuse'],
		['Tab', 'show-fixes'],
		['Tab', 'explain-status'],
		['Tab', 'copy'],
		['Tab', 'lookup-summary'],
		['Tab', 'full-table-summary'],
		['Tab', 'table-chooser'],
		['Tab', 'full 0,0'],
		['Shift+Tab', 'table-chooser'],
		['Shift+Tab', 'full-table-summary'],
		['Shift+Tab', 'lookup-summary'],
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
	expect(await panel.text('#explanation')).toContain('no option, specific');
	await press('ArrowDown', ' ');
	expect(await panel.text('#explanation')).toContain('SO_REUSEADDR, specific');
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
	await panel.say({
		type: 'answer',
		answer: answerFor({ ...LISTENER, verdict: 'Changed.' }),
		line: 51,
		isPinned: false,
	});
	expect(await focused()).toBe('line 0,1');
	await panel.page.locator('#role-first').focus();
	await press('ArrowRight');
	await panel.say({ type: 'answer', answer: { ...answerFor(LISTENER), role: 'second' }, line: 51, isPinned: false });
	expect(await focused()).toBe('role-second');
});

test('Escape closes the explanation and gives the keyboard back to its cell', async () => {
	await panel.page.locator('[data-grid=line] [tabindex="0"]').focus();
	await press('ArrowRight', 'Enter', 'Tab');
	expect(await panel.page.locator('#explanation .close').evaluate((each) => each === document.activeElement)).toBe(
		true,
	);
	await press('Escape');
	expect(await panel.page.locator('#explanation[data-chosen]').count()).toBe(0);
	expect(await focused()).toBe('line 0,1');
});

test('the places of the workspace are reached behind the cell that they stand at', async () => {
	await panel.say({ type: 'meeting', answer: MEETING });
	await panel.page.locator('[data-grid=line] [tabindex="0"]').focus();
	await press('ArrowDown', 'ArrowRight', 'Enter', 'Tab', 'Tab', 'Enter');
	expect((await panel.said()).at(-1)).toEqual({
		type: 'reveal',
		range: MEETING.sockets[0]?.range,
		uri: MEETING.sockets[0]?.uri,
	});
});

test('a likely bind opens with Enter and says why', async () => {
	await panel.page.locator('#likely-wsl-relay').focus();
	await press('Enter');
	expect(await panel.text('[data-likely=wsl-relay] .body')).toContain('Seen on Windows 11');
});

test('a comparison is walked and copied', async () => {
	await panel.say({ type: 'answer', answer: WHOLE, line: 51, isPinned: true });
	await panel.say({ type: 'comparison', answer: COMPARISON });
	await panel.page.locator('#reveal-bind').focus();
	await press('Tab');
	expect(await focused()).toBe('reveal-other');
	await press('Tab', 'Tab', 'Tab');
	expect(await focused()).toBe('copy-comparison');
	await press('Enter');
	expect((await panel.said()).at(-1)).toEqual({ type: 'copy', what: 'comparison' });
});

test('two binds are looked up without a mouse', async () => {
	await panel.page.locator('#lookup-summary').focus();
	await press('Enter');
	await checkWalk(
		'lookup-summary',
		['Tab', 'lookup-first-option'],
		['Tab', 'lookup-first-address'],
		['Tab', 'lookup-second-option'],
		['Tab', 'lookup-second-address'],
		['Tab', 'lookup-model'],
		['Tab', 'lookup-status'],
		['Tab', 'lookup-explain'],
	);
	await panel.page.locator('#lookup-status').focus();
	await panel.page.keyboard.type('10013');
	await press('Enter');
	expect((await panel.said()).at(-1)).toEqual({ type: 'explainStatus', text: '10013' });
});

test('another table is chosen with the arrow keys, and the keyboard stays there', async () => {
	await panel.page.locator('#full-table-summary').focus();
	await press('Enter');
	await panel.page.locator('[data-grid=full]').waitFor();
	await panel.say({ type: 'tables', answer: TABLES });
	await panel.page.locator('#table-chooser').focus();
	await press('ArrowDown', 'ArrowDown');
	expect(await focused()).toBe('table-chooser');
	expect(await panel.text('.full-box')).toContain('Sharing Transport Addresses');
});
