import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HostMessage } from '../../client/webview/messages.js';
import { startChromium } from './chromium.js';
import { PanelPage } from './panel-page.js';
import { answerFor, LISTENER } from './sample-answers.js';
import { COMPARISON, LOOKED_UP, MEETING, notice, TABLES, WHOLE, WHOLE_KERNEL, withDetails } from './sample-details.js';

let browser: Browser;
let panel: PanelPage;

beforeAll(async () => {
	browser = await startChromium();
	panel = await PanelPage.open(browser);
});
afterAll(async () => browser?.close());
beforeEach(async () => panel.reset());
afterEach(() => expect(panel.complaints).toEqual([]));

async function show(answer = WHOLE, isPinned = false): Promise<void> {
	await panel.say({ type: 'answer', answer, line: 51, isPinned });
}

function at(selector: string): Locator {
	return panel.page.locator(selector);
}

async function lastSaid(): Promise<unknown> {
	return (await panel.said()).at(-1);
}

describe('who else could bind this port', () => {
	test('the verdict says it for each kind of other socket, with a sign', async () => {
		await show();
		expect(await panel.text('[data-party=same-account]')).toBe('Same account ! can take any one address (3 of 6).');
		expect(await panel.text('[data-party=other-account]')).toBe('Other account ✓ nothing.');
	});

	test('of a socket that is bound second, a refusal is no good news', async () => {
		await show({ ...WHOLE, role: 'second' });
		expect(await panel.text('[data-party=other-account]')).toBe('Other account × nothing.');
	});

	test('the socket stands in one line, which names its parts', async () => {
		await show();
		expect(await at('#socket .part').allInnerTexts()).toEqual(['TCP listener', '0.0.0.0:5150', 'no option']);
	});

	test('pointing at a verdict lights its cells', async () => {
		await show();
		await at('[data-party=same-account]').hover();
		expect(await at('[data-grid=line] [data-spoken-of]').count()).toBe(3);
		await at('h2').first().hover();
		expect(await at('[data-spoken-of]').count()).toBe(0);
	});

	test('the account is asked for where it decides something, and nowhere else', async () => {
		await show();
		expect(await at('#account').isVisible()).toBe(true);
		await show(WHOLE_KERNEL);
		expect(await at('#account').isVisible()).toBe(false);
		const [same] = WHOLE.panel!.details!.parties;
		await show(withDetails(answerFor(LISTENER), { parties: [{ ...same!, party: 'anybody' }] }));
		expect(await at('#account').isVisible()).toBe(false);
	});
});

describe('who might that be', () => {
	test('each likely bind has its sign, its outcome, and how sure that is', async () => {
		await show();
		expect(await panel.text('#likely-wsl-relay')).toBe('! WSL relay on 127.0.0.1 succeeds, localhost goes there');
		expect(await panel.text('#likely-node-dual-stack')).toBe(
			'? Node on :: (dual-stack) succeeds, nobody tested it inferred',
		);
	});

	test('it opens to say why, and where that is known from', async () => {
		await show();
		await at('#likely-asio-acceptor').click();
		const said = await panel.text('[data-likely=asio-acceptor] .body');
		expect(said).toContain('The second bind is refused');
		expect(said).toContain('asio/basic_socket_acceptor.hpp');
	});
});

describe('what if', () => {
	test('gains and costs have signs, and words for a listener', async () => {
		await show();
		expect(await panel.text('[data-option=exclusive] li[data-sign=gain]')).toMatch(/^\+ gain: Closes 3 cells/);
		expect(await panel.text('[data-option=exclusive] li[data-sign=cost]')).toMatch(/^− cost: .* inferred$/);
	});

	test('the fix of the light bulb is applied', async () => {
		await show();
		await at('#what-if-exclusive-apply').click();
		expect(await lastSaid()).toEqual({ type: 'applyFix', whatIf: 0 });
	});
});

describe('what the reader can do', () => {
	test('shows fixes only where there are any, explains a status, copies', async () => {
		await show();
		for (const [button, said] of [
			['#show-fixes', { type: 'showFixes' }],
			['#explain-status', { type: 'explainStatus' }],
			['#copy', { type: 'copy', what: 'socket' }],
		] as const) {
			await at(button).click();
			expect(await lastSaid()).toEqual(said);
		}
		await show(withDetails(answerFor(LISTENER), { fixes: [] }));
		expect(await at('#show-fixes').count()).toBe(0);
	});

	test('what was copied is announced', async () => {
		await show();
		await panel.say({ type: 'copied' });
		expect(await at('#announcer').textContent()).toBe('Copied.');
	});

	test('pins the socket and follows the cursor again', async () => {
		await show();
		await at('#pin').click();
		expect(await lastSaid()).toEqual({ type: 'pin', isPinned: true });
		await show(WHOLE, true);
		expect(await at('#pin').getAttribute('aria-pressed')).toBe('true');
		expect(await panel.text('#comparison')).toContain('Put the cursor on another socket');
		await at('#pin').click();
		expect(await lastSaid()).toEqual({ type: 'pin', isPinned: false });
		await show();
		expect(await at('#comparison').count()).toBe(0);
	});

	test('lets go of a pinned socket that is no longer there', async () => {
		await show(withDetails(answerFor()), true);
		await at('#pin').click();
		expect(await lastSaid()).toEqual({ type: 'pin', isPinned: false });
	});
});

describe('two sockets', () => {
	const compared: HostMessage = { type: 'comparison', answer: COMPARISON };

	test('stand in both orders, each with its outcome', async () => {
		await show(WHOLE, true);
		await panel.say(compared);
		expect(await panel.text('[data-order=one]')).toContain('lfd first, then cfd ? CHECK');
		expect(await panel.text('[data-order=one] [data-branch=refused]')).toBe('⊘ DENIED WSAEACCES 10013');
		expect(await panel.text('[data-order=other]')).toContain('cfd first, then lfd × INUSE WSAEADDRINUSE 10048');
	});

	test('lead to the other bind', async () => {
		await show(WHOLE, true);
		await panel.say(compared);
		await at('#reveal-other').click();
		expect(await lastSaid()).toMatchObject({ type: 'reveal', uri: 'file:///work/client.c' });
	});

	test('the workspace’s own sockets stand at their cell, with a way there', async () => {
		await show();
		await panel.say({ type: 'meeting', answer: MEETING });
		const cell = at('[data-grid=line] [data-second="3"]');
		expect(await cell.locator('.shown .met').innerText()).toBe('1 in this workspace');
		await cell.click();
		await at('[data-meeting] button').click();
		expect(await lastSaid()).toMatchObject({ type: 'reveal', uri: MEETING.sockets[0]?.uri });
	});
});

test('what is said of a cell stays the same, however often it is said', async () => {
	await show();
	const said: string[] = [];
	for (const _time of ['once', 'twice']) {
		await panel.say({ type: 'meeting', answer: MEETING });
		said.push(await at('[data-grid=line] [data-second="3"]').innerText());
	}
	expect(said[1]).toBe(said[0]);
	await panel.say({ type: 'meeting', answer: { ...MEETING, sockets: [] } });
	expect(await at('.met').count()).toBe(0);
});

describe('without code', () => {
	test('two binds are asked for as soon as the box is open, and with every change', async () => {
		await show();
		await at('#lookup-summary').click();
		await at('#lookup-second-option').selectOption('exclusive');
		await at('#lookup-first-address').fill('10.0.0.1');
		await at('#lookup-second-address').fill('10.0.0.1');
		await at('#lookup-second-address').blur();
		expect(await lastSaid()).toEqual({
			type: 'lookup',
			question: {
				model: 'winsock',
				first: { option: 'none', address: '10.0.0.1' },
				second: { option: 'exclusive', address: '10.0.0.1' },
			},
		});
		await panel.say({ type: 'lookup', answer: LOOKED_UP });
		expect(await panel.text('#lookup-answer')).toContain('⊘ DENIED WSAEACCES 10013');
	});

	test('a mistake is said, and shown where it is', async () => {
		await show();
		await at('#lookup-summary').click();
		await panel.say({
			type: 'lookup',
			answer: { state: 'not-understood', message: '"10.0" is no address.', field: 'second.address' },
		});
		expect(await panel.text('#lookup-answer')).toBe('"10.0" is no address.');
		expect(await at('[aria-invalid=true]').getAttribute('id')).toBe('lookup-second-address');
	});

	test('what was asked outlives the panel being hidden', async () => {
		await show();
		await at('#lookup-summary').click();
		await at('#lookup-first-option').selectOption('reuse');
		await panel.hideAndShow();
		await show();
		expect(await at('#lookup-first-option').inputValue()).toBe('reuse');
	});

	test('tables that are open because there is no socket close again when there is one', async () => {
		await show(withDetails(answerFor()));
		await at('[data-grid=full]').waitFor();
		await show();
		await at('[data-grid=full]').waitFor({ state: 'detached' });
		expect(await at('#full-table').getAttribute('open')).toBeNull();
	});

	test('every table is one click away, under its document', async () => {
		await show();
		await at('#full-table-summary').click();
		await at('[data-grid=full]').waitFor();
		expect(await lastSaid()).toEqual({ type: 'tables' });
		await panel.say({ type: 'tables', answer: TABLES });
		await at('#table-chooser').selectOption({ label: 'Winsock Kernel' });
		expect(await panel.text('.full-box')).toContain('This document prints the second bind in rows');
		expect(await at('.full-box a').innerText()).toBe('Sharing Transport Addresses');
		expect(await at('[data-grid=full] [data-lit]').count()).toBe(0);
		expect(await at('[data-grid=full] td[role=gridcell]').count()).toBe(36);
	});
});

describe('what must be known besides', () => {
	test('a notice stands below the verdict, with a way to its places', async () => {
		const range = LISTENER.bind!;
		const notices = [notice('file-with-errors', 'The file has errors.', [{ label: 'server.c:12', range }])];
		await show(withDetails(answerFor(LISTENER), {}, { notices }));
		expect(await panel.text('[data-notice=file-with-errors]')).toBe('The file has errors. server.c:12');
		await at('[data-notice=file-with-errors] button').click();
		expect(await lastSaid()).toEqual({ type: 'reveal', range });
	});

	test('where there is no socket, the binds of the file are named', async () => {
		const places = [{ label: 'lfd, line 52', range: LISTENER.bind! }];
		await show(withDetails(answerFor(), {}, { notices: [notice('no-socket', 'None.', places)] }));
		expect(await panel.text('#notice .places')).toBe('lfd, line 52');
	});
});
