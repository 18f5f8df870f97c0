import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.js';

const OPTION_LINE = 17;

describe('exclusive-after-bind.c in VS Code', () => {
	let workbench: Workbench;

	beforeAll(async () => {
		workbench = await openWorkbench();
		await workbench.openFile('exclusive-after-bind.c');
	});

	afterAll(() => workbench?.close());

	it('underlines the option that comes too late, and nothing else', async () => {
		await expect.poll(() => workbench.squiggles(), { timeout: 30_000 }).toHaveLength(1);
		const [squiggle] = await workbench.squiggles();
		expect(squiggle?.severity).toBe('error');
		expect(squiggle?.text).toContain('SO_EXCLUSIVEADDRUSE');
	});

	it('says what is wrong where the mouse rests on it', async () => {
		const place = { line: OPTION_LINE, expected: 'option-after-bind' };
		const hover = await workbench.hoverOver('SO_EXCLUSIVEADDRUSE', place);
		expect(hover).toContain('bindsight');
		await workbench.screenshot('finding');
	});

	it('offers a fix in the light bulb, which moves the option and takes the squiggle away', async () => {
		await workbench.moveCursorTo(OPTION_LINE, 40);
		const titles = await workbench.openLightBulb();
		await workbench.screenshot('light-bulb');
		expect(titles.length).toBeGreaterThan(0);
		await workbench.chooseFix(titles[0] ?? '');
		// What is left is that nobody looks at the option's result.
		await workbench.waitForSquiggles([{ severity: 'info', text: 'setsockopt' }]);
		const text = await workbench.visibleText();
		expect(text.indexOf('SO_EXCLUSIVEADDRUSE')).toBeLessThan(text.indexOf('bind(listener'));
		await workbench.screenshot('fixed');
	});

	it('asks nothing of any other machine', () => {
		expect(workbench.requestsElsewhere).toEqual([]);
	});
});
