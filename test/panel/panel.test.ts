import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { answerFor, LISTENER, UNSURE, WSK_MATRIX } from './sample-answers.js';
import { withDetails } from './sample-details.js';

let browser: Browser;
let panel: PanelPage;

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
});
afterAll(async () => browser?.close());
beforeEach(async () => panel.reset());
afterEach(() => expect(panel.complaints).toEqual([]));

const CLIENT = { ...LISTENER, expression: 'cfd', summary: 'TCP client, 10.0.0.1:7000, SO_REUSEADDR', lines: [3] };

async function show(answer: SharingMatrixAnswer, line = 51): Promise<void> {
	await panel.say({ type: 'answer', answer, line, isPinned: false });
}

function at(selector: string): Locator {
	return panel.page.locator(selector);
}

/** The cells of a grid as they are seen, row by row. */
async function seen(selector: string): Promise<string[][]> {
	const rows = await at(`${selector} tbody tr`).all();
	return Promise.all(
		rows.map(async (row) =>
			(await row.locator('td .shown').allInnerTexts()).map((cell) => cell.replace(/\s+/g, ' ').trim()),
		),
	);
}

describe('a socket under the cursor', () => {
	test('leads with the socket, the way to its bind, and the verdict', async () => {
		await show(answerFor(LISTENER));
		expect(await panel.text('#socket h1')).toBe('lfd TCP listener, 0.0.0.0:5150, no sharing option');
		expect(await panel.text('#reveal-bind')).toBe('bound in start_server, line 52');
		expect(await panel.text('#verdict')).toBe(LISTENER.verdict);
	});

	test("folds the socket's line into option by address of the other bind", async () => {
		await show(answerFor(LISTENER));
		expect((await at('[data-grid=line] thead th').allInnerTexts()).map((each) => each.replace(/\s+/g, ' '))).toEqual([
			'second bind',
			'wildcard every address',
			'specific one address',
		]);
		expect(await at('[data-grid=line] tbody th').allInnerTexts()).toEqual([
			'no option',
			'SO_REUSEADDR',
			'SO_EXCLUSIVEADDRUSE',
		]);
		expect(await seen('[data-grid=line]')).toEqual([
			['× INUSE 10048', '? CHECK account decides'],
			['⊘ DENIED 10013', '? CHECK account decides'],
			['× INUSE 10048', '? CHECK account decides'],
		]);
	});

	test("reads the socket's column where it is the second bind", async () => {
		await show({ ...answerFor(CLIENT), role: 'second' });
		expect(await panel.text('[data-grid=line] thead th:first-child')).toBe('first bind');
		expect(await seen('[data-grid=line]')).toEqual([
			['? CHECK account decides', '⊘ DENIED 10013'],
			['! SUCCESS takes that address', '! SUCCESS receiver undefined'],
			['⊘ DENIED 10013', '⊘ DENIED 10013'],
		]);
		await at('#full-table-summary').click();
		await at('[data-grid=full]').waitFor();
		expect(await panel.text('thead th[data-lit]')).toBe('specific (this socket)');
	});

	test('lights its line in the full table', async () => {
		await show(answerFor(LISTENER));
		await at('#full-table-summary').click();
		await at('[data-grid=full]').waitFor();
		expect(await at('[data-grid=full] td[data-lit]').count()).toBe(6);
		expect(await panel.text('[data-grid=full] tbody th[data-lit]')).toBe('wildcard (this socket)');
	});

	test('lets the reader suppose which of the lines it is that the code leaves open', async () => {
		await show(answerFor(UNSURE));
		expect(await panel.text('#possible-lines')).toContain('4 lines');
		expect(await at('#supposed-line option').allInnerTexts()).toEqual([
			'no option, wildcard',
			'no option, specific',
			'SO_REUSEADDR, wildcard',
			'SO_REUSEADDR, specific',
		]);
		expect(await at('[data-grid=line]').getAttribute('data-line')).toBe('0');
		await at('#supposed-line').selectOption('2');
		expect((await seen('[data-grid=line]'))[1]).toEqual([
			'! SUCCESS receiver undefined',
			'! SUCCESS takes that address',
		]);
		expect(await panel.text('#socket .place')).toContain('not bound in this file');
	});

	test('says so where the socket stands in no line', async () => {
		await show(answerFor({ ...LISTENER, sharingOption: 'both', lines: [] }));
		expect(await at('#no-line').isVisible()).toBe(true);
		expect(await at('[data-grid=line]').count()).toBe(0);
	});

	test('offers a choice among several sockets, and asks for the one that is chosen', async () => {
		const several = withDetails(answerFor(LISTENER, CLIENT));
		await show(several);
		await at('#socket-chooser').selectOption({ index: 1 });
		expect((await panel.said()).at(-1)).toEqual({ type: 'chooseSocket', id: 'cfd-1' });
		await show(withDetails(answerFor(LISTENER, CLIENT), { line: ['cfd', CLIENT.summary] }, { chosen: 1 }));
		expect(await panel.text('#socket h1 code')).toBe('cfd');
		expect(await panel.mark('socket')).toBe('cfd');
		await show(answerFor(LISTENER));
		expect(await panel.mark('socket')).toBe('lfd');
		expect(await at('#socket-chooser').count()).toBe(0);
	});

	test('shows text from the code as text', async () => {
		await show(answerFor({ ...LISTENER, expression: '<img src=x onerror=alert(1)>', verdict: '<b>bold</b>' }));
		expect(await panel.text('#socket h1 code')).toBe('<img src=x onerror=alert(1)>');
		expect(await panel.text('#verdict')).toBe('<b>bold</b>');
	});
});

describe('a chosen cell', () => {
	test('explains CHECK with both branches, its certainty and its source', async () => {
		await show(answerFor(LISTENER));
		expect(await panel.text('#explanation')).toBe('Choose a cell to see why.');
		await at('[data-grid=line] [data-second="3"]').click();
		expect(await panel.text('#explanation .sentence')).toContain('where both come from one account');
		expect(await panel.text('#explanation [data-branch=granted]')).toBe('! SUCCESS');
		expect(await panel.text('#explanation [data-branch=refused]')).toBe('⊘ DENIED WSAEACCES 10013');
		expect(await at('#explanation [data-confidence]').getAttribute('data-confidence')).toBe('documented');
		expect(await panel.text('#explanation .item')).toContain('Enhanced Socket Security');
		expect(await panel.text('#explanation .note')).toContain('LocalService');
		expect(await at('[aria-selected=true]').count()).toBe(1);
	});

	test('names the status of the kernel, and the descriptor instead of the account', async () => {
		await show({ ...answerFor({ ...LISTENER, target: 'windows-kernel' }), matrix: WSK_MATRIX });
		await at('[data-grid=line] [data-second="1"]').click();
		expect(await panel.text('#explanation dl')).toContain('Descriptor grants access');
		expect(await panel.text('#explanation [data-branch=refused]')).toContain('STATUS_ACCESS_DENIED 0xC0000022');
	});

	test('says where nobody can tell who receives', async () => {
		await show(answerFor({ ...LISTENER, lines: [2] }));
		await at('[data-grid=line] [data-second="2"]').click();
		expect(await panel.text('#explanation dl')).toContain('nobody can say which of the two sockets');
	});

	test('stays chosen when the cursor moves to a socket on another line', async () => {
		await show(answerFor(LISTENER));
		await at('[data-grid=line] [data-second="2"]').click();
		await show(answerFor(CLIENT), 70);
		const chosen = at('[aria-selected=true]');
		expect(await chosen.getAttribute('data-first')).toBe('3');
		expect(await chosen.getAttribute('data-second')).toBe('2');
	});

	test('is explained below the full table where it was chosen there', async () => {
		await show(answerFor(LISTENER));
		await at('#full-table-summary').click();
		await at('[data-grid=full] [data-first="4"][data-second="2"]').click();
		expect(await panel.text('#full-table .explanation dl')).toContain('SO_EXCLUSIVEADDRUSE, wildcard');
	});
});

describe('what the panel tells the extension', () => {
	test('says that it is ready, with its choices', async () => {
		expect(await panel.said()).toEqual([{ type: 'ready', choices: { role: 'first', account: 'unknown' } }]);
	});

	test('asks anew for every choice, and leaves the model to the code until one is chosen', async () => {
		await show(answerFor(LISTENER));
		await at('#role-second').check();
		await at('#account-different').check();
		await at('#model').selectOption('winsock-xp');
		await at('#model').selectOption('automatic');
		expect((await panel.said()).slice(1)).toEqual([
			{ type: 'choose', choices: { role: 'second', account: 'unknown' } },
			{ type: 'choose', choices: { role: 'second', account: 'different' } },
			{ type: 'choose', choices: { role: 'second', account: 'different', model: 'winsock-xp' } },
			{ type: 'choose', choices: { role: 'second', account: 'different' } },
		]);
	});

	test('asks to show the bind', async () => {
		await show(answerFor(LISTENER));
		await at('#reveal-bind').click();
		expect((await panel.said()).at(-1)).toEqual({ type: 'reveal', range: LISTENER.bind });
	});

	test('keeps choices, the chosen cell and the open table while it is hidden', async () => {
		await show(answerFor(LISTENER));
		await at('#account-same').check();
		await at('[data-grid=line] [data-second="2"]').click();
		await at('#full-table-summary').click();
		await panel.hideAndShow();
		expect((await panel.said())[0]).toEqual({ type: 'ready', choices: { role: 'first', account: 'same' } });
		await show(answerFor(LISTENER));
		expect(await at('#account-same').isChecked()).toBe(true);
		expect(await at('[aria-selected=true]').getAttribute('data-second')).toBe('2');
		expect(await at('[data-grid=full]').isVisible()).toBe(true);
	});
});

describe('the other states', () => {
	test('no socket here: says what to do, shows the table, offers no role', async () => {
		await show(answerFor());
		expect(await panel.text('#notice')).toContain('Put the cursor on a socket');
		expect(await at('[data-grid=full]').isVisible()).toBe(true);
		expect(await at('[data-grid=line]').count()).toBe(0);
		expect(await at('#role').isVisible()).toBe(false);
		expect(await at('#account').isVisible()).toBe(true);
	});

	test('no C or C++ file: says so, and still shows the table', async () => {
		await show({ ...answerFor(), state: 'unsupported', version: 0 });
		expect(await panel.text('#notice')).toContain('Open a C or C++ file');
		expect(await at('[data-grid=full]').isVisible()).toBe(true);
	});

	test('the server starts', async () => {
		await panel.say({ type: 'starting' });
		expect(await panel.text('#notice')).toBe('Bindsight is starting…');
		expect(await at('#controls').isVisible()).toBe(false);
	});

	test('the server fails: says why, offers to restart it and to read the log', async () => {
		await show(answerFor(LISTENER));
		await panel.say({ type: 'failed', detail: 'It ended.' });
		expect(await panel.text('#notice')).toContain('It ended.');
		expect(await at('table').count()).toBe(0);
		await at('#restart-server').click();
		await at('#show-log').click();
		expect((await panel.said()).slice(1)).toEqual([{ type: 'restartServer' }, { type: 'showLog' }]);
	});

	test('a slow answer: the old content stays, with a sign of progress', async () => {
		await show(answerFor(LISTENER));
		await panel.say({ type: 'busy' });
		expect(await at('#progress').isVisible()).toBe(true);
		expect(await at('#verdict').isVisible()).toBe(true);
		await show(answerFor(LISTENER));
		expect(await at('#progress').isVisible()).toBe(false);
	});

	test('messages of an unknown shape change nothing', async () => {
		await show(answerFor(LISTENER));
		await panel.page.evaluate(() =>
			window.postMessage({ type: 'answer', answer: { state: 'sockets' }, line: 1, isPinned: false }),
		);
		await panel.page.evaluate(() => window.postMessage('failed'));
		await panel.say({ type: 'busy' });
		expect(await panel.mark('state')).toBe('sockets');
		expect(await panel.text('#verdict')).toBe(LISTENER.verdict);
	});

	test('marks which version and line its content is for', async () => {
		await show({ ...answerFor(LISTENER), version: 7 }, 51);
		expect([await panel.mark('version'), await panel.mark('line'), await panel.mark('state')]).toEqual([
			'7',
			'51',
			'sockets',
		]);
		expect([await panel.mark('role'), await panel.mark('account'), await panel.mark('model')]).toEqual([
			'first',
			'unknown',
			'winsock',
		]);
	});
});
