import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.js';

const OPTION_LINE = 27;
const BIND_LINE = 36;

describe('driver.c in VS Code', () => {
	let workbench: Workbench;

	beforeAll(async () => {
		workbench = await openWorkbench();
		await workbench.openFile('driver.c');
	});

	afterAll(() => workbench?.close());

	it('underlines the argument that the page of the option does not want, and nothing else', async () => {
		await expect.poll(() => workbench.squiggles(), { timeout: 30_000 }).toHaveLength(1);
		expect(await workbench.squiggles()).toEqual([{ severity: 'error', text: 'sizeof(on)' }]);
		const hover = await workbench.hoverOver('sizeof(on)', { line: OPTION_LINE, expected: 'wsk-control-parameters' });
		expect(hover).toContain('InputSize is 8 bytes: the page of SO_EXCLUSIVEADDRUSE wants sizeof(ULONG) to set it.');
		await workbench.screenshot('driver-finding');
	});

	it('shows over the option what its page wants beside what the call passes', async () => {
		const place = { line: OPTION_LINE, expected: 'This call passes' };
		const hover = await workbench.hoverOver('SO_EXCLUSIVEADDRUSE', place);
		expect(hover).toMatch(/^Not called as its page wants\. 1 argument of this call is not what the page wants/);
		expect(hover).toMatch(/InputSize\s*sizeof\(ULONG\)\s*sizeof\(on\) Wrong: 8 bytes/);
		await workbench.screenshot('driver-option');
	});

	it('shows in the panel the table of Winsock Kernel, with the descriptor that the code shows', async () => {
		const panel: FrameLocator = await workbench.panel();
		await workbench.focusEditor();
		await workbench.moveCursorTo(BIND_LINE, 20);
		const body = panel.locator('body');
		await expect.poll(() => body.getAttribute('data-socket'), { timeout: 30_000 }).toBe('listener');
		const said = (await body.textContent()) ?? '';
		expect(said).toContain('Winsock Kernel');
		expect(said).toContain('Answered with the default security descriptor');
		const cells = panel.locator('[data-grid="line"] td[data-outcome]');
		expect(await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('data-outcome')))).toEqual([
			'INUSE',
			'DENIED',
			'DENIED',
			'DENIED',
			'INUSE',
			'DENIED',
		]);
		await workbench.screenshot('driver-panel');
	});

	it('offers a fix in the light bulb, which takes the squiggle away', async () => {
		await workbench.moveCursorTo(OPTION_LINE, 46);
		await workbench.applyFixFromLightBulb('Pass sizeof(ULONG) for InputSize');
		await workbench.waitForSquiggles([]);
		expect(await workbench.visibleText()).toContain('SOL_SOCKET, sizeof(ULONG), &on, 0');
		await workbench.screenshot('driver-fixed');
	});
});
