import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOfText } from '../../editor/workbench/text-in-editor.js';
import { openWorkbench, type Workbench } from '../../editor/workbench/workbench.js';

const ROUNDS = 20;
const LISTENER = { line: 15, socket: '*listener' };
const RECEIVER = { line: 23, socket: '*receiver' };

/** Milliseconds, from the shortest to the longest. */
function inOrder(times: readonly number[]): string {
	const sorted = [...times].sort((one, other) => one - other).map(Math.round);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
	return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, of ${sorted.length}`;
}

describe('how soon VS Code shows what Bindsight knows', () => {
	let workbench: Workbench;

	beforeAll(async () => {
		workbench = await openWorkbench({ settings: { 'editor.hover.delay': 1, 'editor.hover.hidingDelay': 1 } });
		await workbench.openFile('two-sockets.c');
	});

	afterAll(() => workbench?.close());

	async function placeOf(text: string, line: number) {
		const place = await workbench.page.evaluate(placeOfText, { text, line });
		if (!place) throw new Error(`${text} does not stand in line ${line}`);
		return place;
	}

	it('from a click to the panel', async () => {
		const inside = await workbench.panel();
		const socket = () => inside.locator('body').getAttribute('data-socket');
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			for (const { line, socket: expected } of [LISTENER, RECEIVER]) {
				const { x, y } = await placeOf('bind', line);
				const start = performance.now();
				await workbench.page.mouse.click(x, y);
				while ((await socket()) !== expected) {}
				times.push(performance.now() - start);
			}
		}
		console.log(`from a click on a bind to its panel: ${inOrder(times)}`);
		expect(times).toHaveLength(2 * ROUNDS);
	});

	it('from the mouse to the hover', async () => {
		const times: number[] = [];
		const hover = workbench.page.locator('.monaco-hover:visible').first();
		const { x, y } = await placeOf('bind', LISTENER.line);
		for (let round = 0; round < ROUNDS; round++) {
			await workbench.page.mouse.move(700, 860);
			await hover.waitFor({ state: 'hidden' });
			const start = performance.now();
			await workbench.page.mouse.move(x, y);
			await workbench.page.locator('.monaco-hover:visible', { hasText: 'Nobody can bind it' }).first().waitFor();
			times.push(performance.now() - start);
		}
		console.log(`from the mouse on a bind to its hover: ${inOrder(times)}`);
		expect(times).toHaveLength(ROUNDS);
	});
});
