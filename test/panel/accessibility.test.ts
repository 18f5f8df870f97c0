import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { answerFor, LISTENER, UNSURE } from './sample-answers.js';

let browser: Browser;
let panel: PanelPage;

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
});
afterAll(async () => browser?.close());
beforeEach(async () => panel.reset());

/** What a screen reader is told, as `role: name` lines, from Chromium's own accessibility tree. */
async function heard(answer: SharingMatrixAnswer, act?: () => Promise<void>): Promise<string[]> {
	await panel.say({ type: 'answer', answer, line: 51, isPinned: false });
	await act?.();
	const session = await panel.page.context().newCDPSession(panel.page);
	const { nodes } = await session.send('Accessibility.getFullAXTree');
	await session.detach();
	return nodes
		.filter((node) => !node.ignored && node.role?.value !== 'InlineTextBox')
		.map((node) => `${node.role?.value}: ${node.name?.value ?? ''}`);
}

async function openFullTable(): Promise<void> {
	await panel.page.locator('#full-table-summary').click();
	await panel.page.locator('[data-grid=full]').waitFor();
}

test('a cell tells the other bind, the outcome and the code', async () => {
	const lines = await heard(answerFor(LISTENER));
	expect(lines).toContain('gridcell: second bind: SO_REUSEADDR, wildcard; outcome: denied, WSAEACCES 10013');
	expect(lines).toContain(
		'gridcell: second bind: no option, specific; outcome: check, success or denied, WSAEACCES 10013',
	);
});

test('a cell tells the first bind where this socket is the second', async () => {
	const lines = await heard({ ...answerFor({ ...LISTENER, lines: [3] }), role: 'second' });
	expect(lines).toContain('gridcell: first bind: SO_REUSEADDR, specific; outcome: success; receiver undefined');
});

test('a cell of the full table tells both binds', async () => {
	const lines = await heard(answerFor(LISTENER), openFullTable);
	expect(lines).toContain(
		'gridcell: first bind: SO_EXCLUSIVEADDRUSE, wildcard; second bind: SO_REUSEADDR, specific; outcome: denied, WSAEACCES 10013',
	);
});

test('grids have names and headers, and the socket is marked in words', async () => {
	const lines = await heard(answerFor(LISTENER), openFullTable);
	expect(lines).toContain('grid: This socket: no option, wildcard');
	expect(lines).toContain('grid: Rows: the first bind. Columns: the second bind.');
	expect(lines).toContain('rowheader: SO_EXCLUSIVEADDRUSE');
	expect(lines).toContain('columnheader: specific one address');
	expect(lines).toContain('rowheader: wildcard (this socket)');
});

test('every control has a name', async () => {
	const lines = await heard(answerFor(LISTENER, UNSURE));
	expect(lines).toEqual(
		expect.arrayContaining([
			'combobox: Socket',
			'radiogroup: This socket is bound',
			'radio: first',
			'radio: second',
			'radiogroup: Account of the other',
			'combobox: Model',
			'button: bound in start_server, line 52',
			'button: Pin',
			'button: Copy as Markdown',
			'region: The chosen cell',
		]),
	);
	expect(lines.filter((line) => /^(button|combobox|radio|gridcell|grid): $/.test(line))).toEqual([]);
});

test('the signs of the outcomes are seen, not heard', async () => {
	const lines = await heard(answerFor(LISTENER), openFullTable);
	expect(lines.filter((line) => /^StaticText: [×⊘!?–]$/.test(line))).toEqual([]);
});

test('a chosen cell is announced; a move of the cursor is not', async () => {
	await panel.say({ type: 'answer', answer: answerFor(LISTENER), line: 51, isPinned: false });
	expect(await panel.text('#announcer')).toBe('');
	await panel.page.locator('[data-grid=line] [data-second="2"]').click();
	const announced = await panel.text('#announcer');
	expect(announced).toContain('did not agree to share');
	await panel.say({ type: 'answer', answer: answerFor({ ...LISTENER, lines: [2] }), line: 60, isPinned: false });
	expect(await panel.text('#announcer')).toBe(announced);
});
