import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.js';

/** The colour that the theme Dark Modern has for constants. */
const CONSTANT = 'rgb(79, 193, 255)';

/** A stretch of code in one colour, as it is on screen. */
interface Stretch {
	text: string;
	colour: string;
}

/** Runs in the page. */
function stretchesOnScreen(): Stretch[] {
	const lines = [...document.querySelectorAll<HTMLElement>('.editor-instance .monaco-editor .view-line')];
	lines.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
	return lines.flatMap((line) =>
		[...line.querySelectorAll<HTMLElement>('span > span')].map((span) => ({
			text: (span.textContent ?? '').replace(/\u00a0/g, ' '),
			colour: getComputedStyle(span).color,
		})),
	);
}

describe('the colours of socket names in VS Code', () => {
	let workbench: Workbench;

	/** The names that are on screen in the colour of constants, in the order of the file. */
	async function constants(): Promise<string[]> {
		const stretches = await workbench.page.evaluate(stretchesOnScreen);
		return stretches.filter(({ colour }) => colour === CONSTANT).map(({ text }) => text.trim());
	}

	/** What VS Code's own inspector says of the token at a place, both counted from 1. */
	async function scopesAt(line: number, column: number): Promise<string> {
		await workbench.moveCursorTo(line, column);
		await workbench.command('Developer: Inspect Editor Tokens and Scopes');
		const inspector = workbench.page.locator('.token-inspect-widget');
		await inspector.waitFor();
		const scopes = (await inspector.innerText()).trim();
		await workbench.page.keyboard.press('Escape');
		await inspector.waitFor({ state: 'hidden' });
		return scopes;
	}

	beforeAll(async () => {
		workbench = await openWorkbench({ theme: 'dark' });
	});

	afterAll(() => workbench?.close());

	it('stand in C, outside strings, comments and code that is switched off', async () => {
		await workbench.openFile('socket-names.c');
		await expect
			.poll(constants, { timeout: 30_000 })
			.toEqual([
				'SO_EXCLUSIVEADDRUSE',
				'SOL_SOCKET',
				'SO_BROADCAST',
				'WSAEACCES',
				'SO_WSK_SECURITY',
				'STATUS_ACCESS_DENIED',
				'IPPROTO_IPV6',
				'IPV6_V6ONLY',
			]);
	});

	it('come from scopes that say what the name is', async () => {
		const scopes = await scopesAt(14, 35);
		expect(scopes).toContain('SO_BROADCAST');
		expect(scopes).toMatch(
			/constant\.other\.socket-option\.bindsight\s+variable\.other\.constant\.socket-option\.bindsight/,
		);
		await workbench.screenshot('grammar-scopes');
		expect(await scopesAt(3, 10)).not.toContain('bindsight');
		expect(await scopesAt(13, 34)).not.toContain('bindsight');
	});

	it('stand in C++, in lambdas, initialisers and case labels', async () => {
		await workbench.openFile('socket-names.cpp');
		await expect
			.poll(constants, { timeout: 30_000 })
			.toEqual([
				'SO_EXCLUSIVEADDRUSE',
				'WSAEACCES',
				'SOL_SOCKET',
				'SO_BROADCAST',
				'IPPROTO_IPV6',
				'IPV6_V6ONLY',
				'STATUS_ACCESS_DENIED',
			]);
		await workbench.screenshot('grammar-cpp');
	});
});
