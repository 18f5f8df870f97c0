import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.js';

const OPTION_LINE = 14;
const BIND_LINE = 15;
const RECEIVER_OPTION_LINE = 22;

describe.each(['light', 'dark'] as const)('hovers over two-sockets.c in VS Code, %s', (theme) => {
	let workbench: Workbench;

	beforeAll(async () => {
		workbench = await openWorkbench({ theme });
		await workbench.openFile('two-sockets.c');
	});

	afterAll(() => workbench?.close());

	it('lead with what the option does to this socket, and end with links', async () => {
		const place = { line: OPTION_LINE, expected: 'to this socket' };
		const hover = await workbench.hoverOver('SO_EXCLUSIVEADDRUSE', place);
		expect(hover).toMatch(/^Keeps 0\.0\.0\.0:5150 to this socket\. Without the option another program/);
		expect(hover).toContain('Documented · Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE · Show every case');
		await workbench.screenshot(`hover-option-${theme}`);
	});

	it('say over a bind who can bind the port later', async () => {
		const hover = await workbench.hoverOver('bind', { line: BIND_LINE, expected: 'Nobody can bind it' });
		expect(hover).toMatch(/^Keeps 0\.0\.0\.0:5150 to this socket\./);
		await workbench.screenshot(`hover-bind-${theme}`);
	});

	it('bring the panel to the socket that they speak of, by their link', async () => {
		await workbench.hoverOver('SO_REUSEADDR', { line: RECEIVER_OPTION_LINE, expected: 'to others' });
		await workbench.screenshot(`hover-reuse-${theme}`);
		await workbench.page.locator('.monaco-hover:visible a', { hasText: 'Show every case' }).first().click();
		const panel = workbench.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
		await expect.poll(() => panel.locator('body').getAttribute('data-socket'), { timeout: 30_000 }).toBe('*receiver');
	});
});
