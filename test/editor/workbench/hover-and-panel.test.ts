import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.js';

const LISTENER_BIND = 15;
const RECEIVER_BIND = 23;

describe.each(['light', 'dark'] as const)('two-sockets.c in VS Code, %s', (theme) => {
	let workbench: Workbench;
	let panel: FrameLocator;

	/** `outcomes`: of a second bind without an option, with SO_REUSEADDR and exclusive, each on the wildcard and specific. */
	async function checkPanel(expected: { socket: string; place: string; outcomes: string }): Promise<void> {
		await expect
			.poll(() => panel.locator('body').getAttribute('data-socket'), { timeout: 30_000 })
			.toBe(expected.socket);
		expect(await panel.locator('#socket').textContent()).toContain(expected.place);
		const cells = panel.locator('[data-grid="line"] td[data-outcome]');
		const outcomes = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('data-outcome')));
		expect(outcomes.join(' ')).toBe(expected.outcomes);
	}

	beforeAll(async () => {
		workbench = await openWorkbench({ theme });
		await workbench.openFile('two-sockets.c');
	});

	afterAll(() => workbench?.close());

	it('explains SO_EXCLUSIVEADDRUSE where the mouse rests on it at a bind site', async () => {
		const hover = await workbench.hoverOver('SO_EXCLUSIVEADDRUSE', { line: 14, expected: 'to this socket' });
		expect(hover).toMatch(/^Keeps .*:5150 to this socket\./);
		await workbench.screenshot(`hover-${theme}`);
	});

	it('shows the socket under the cursor in the panel', async () => {
		panel = await workbench.panel();
		await workbench.focusEditor();
		await workbench.moveCursorTo(LISTENER_BIND, 10);
		await checkPanel({
			socket: '*listener',
			place: `line ${LISTENER_BIND}`,
			outcomes: 'INUSE DENIED DENIED DENIED INUSE DENIED',
		});
		await workbench.screenshot(`panel-listener-${theme}`);
	});

	it('shows the other socket once the cursor moves to it', async () => {
		await workbench.moveCursorTo(RECEIVER_BIND, 10);
		await checkPanel({
			socket: '*receiver',
			place: `line ${RECEIVER_BIND}`,
			outcomes: 'SUCCESS INUSE SUCCESS SUCCESS INUSE INUSE',
		});
		await workbench.screenshot(`panel-receiver-${theme}`);
	});

	it('says that there is no socket where there is none', async () => {
		await workbench.openFile('no-sockets.c');
		await expect.poll(() => panel.locator('body').getAttribute('data-state'), { timeout: 30_000 }).toBe('none');
	});
});
