import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../../../server/src/language-service/service.js';
import { createCatchingUp } from '../../../server/src/lsp/catching-up.js';

const URI = 'file:///a.c';

let now = 0;
beforeEach(() => {
	now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => now);
});

/** A document whose versions take so many pieces each, a turn a piece; `done` lists texts and, as bars, pauses. */
function catchingUpOver(pieces: number, happening: Record<number, () => void> = {}) {
	const done: string[] = [];
	const left = new Map<string, number>();
	let document: TextDocument | undefined;
	let pauses = 0;
	const service = {
		advance({ text }: { text: string }) {
			const rest = left.get(text) ?? pieces;
			if (rest > 0) {
				done.push(text);
				now += 50;
			}
			left.set(text, rest - 1);
			return rest > 0;
		},
		units: { stampOf: () => 0 },
	};
	const catchingUp = createCatchingUp({
		service: () => service as unknown as LanguageService,
		openSource: () =>
			document && {
				document,
				source: { uri: URI, languageId: 'c', version: document.version, text: document.getText() },
			},
		settingsOf: () => ({}),
		begin: () => undefined,
		async letOthersRun() {
			done.push('|');
			happening[++pauses]?.();
		},
	});
	const open = (text: string, version = 1) => {
		document = TextDocument.create(URI, 'c', version, text);
	};
	const close = () => {
		document = undefined;
	};
	return { catchingUp, open, close, done: () => done.join(' '), token: new CancellationTokenSource() };
}

describe('catching up with a document', () => {
	it('that is edited meanwhile goes on with the newest version', async () => {
		const over = catchingUpOver(3, { 2: () => over.open('new', 2) });
		over.open('old');
		expect(await over.catchingUp.withNewest(URI, over.token.token)).toBe(250);
		expect(over.done()).toBe('old | old | new | new | new |');
	});

	it('that is edited meanwhile is refused where a place in it was asked about', async () => {
		const over = catchingUpOver(3, { 1: () => over.open('new', 2) });
		over.open('old');
		const asked = over.catchingUp.withVersion(URI, over.token.token);
		await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
		expect(over.done()).toBe('old |');
	});

	it('that is closed and opened again has nothing to do with what was open, whatever its number', async () => {
		const over = catchingUpOver(3, {
			1() {
				over.close();
				over.open('new');
			},
		});
		over.open('old');
		const asked = over.catchingUp.withVersion(URI, over.token.token);
		await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
		expect(over.done()).toBe('old |');
	});

	it('that is closed ends', async () => {
		const over = catchingUpOver(3, { 1: () => over.close() });
		over.open('old');
		await over.catchingUp.withNewest(URI, over.token.token);
		expect(over.done()).toBe('old |');
	});

	it('is left where nobody wants it any more', async () => {
		const over = catchingUpOver(3, { 1: () => over.token.cancel() });
		over.open('old');
		await over.catchingUp.withNewest(URI, over.token.token);
		expect(over.done()).toBe('old |');
	});

	it('lets messages be served between any two turns, however many wait', async () => {
		const over = catchingUpOver(6);
		over.open('old');
		await Promise.all([1, 2, 3].map(() => over.catchingUp.withNewest(URI, over.token.token)));
		expect(over.done()).toMatch(/^old( \|+ old){5}( \|)*$/);
	});

	it('takes its first turn at once where somebody looks at a place, whoever else waits', async () => {
		const over = catchingUpOver(6);
		over.open('old');
		const { withNewest, withVersion } = over.catchingUp;
		const all = [
			withNewest(URI, over.token.token),
			withNewest(URI, over.token.token),
			withVersion(URI, over.token.token),
		];
		expect(over.done()).toBe('old old');
		await Promise.all(all);
	});
});
