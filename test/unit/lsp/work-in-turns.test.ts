import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type WorkInPieces, workInTurns } from '../../../server/src/lsp/work-in-turns.js';

let now = 0;
beforeEach(() => {
	now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => now);
});

/** Work of pieces that take so many milliseconds each; `done` lists them, with a bar for each pause. */
function workOf(
	pieces: readonly number[],
	work: Partial<WorkInPieces> = {},
): { done: () => string; work: WorkInPieces } {
	const done: (number | '|')[] = [];
	const left = [...pieces];
	return {
		done: () => done.join(' '),
		work: {
			advance() {
				const piece = left.shift();
				if (piece !== undefined) {
					done.push(piece);
					now += piece;
				}
				return piece !== undefined;
			},
			isWanted: () => true,
			stamp: () => 0,
			pause: async () => void done.push('|'),
			...work,
		},
	};
}

describe('work in turns', () => {
	it('that fits into one turn is done at once', async () => {
		const { work, done } = workOf([5, 5, 5]);
		expect(await workInTurns(work)).toBe(15);
		expect(done()).toBe('5 5 5');
	});

	it('lets messages be served once a turn has been long enough', async () => {
		const { work, done } = workOf([15, 15, 50, 1, 1]);
		expect(await workInTurns(work)).toBe(82);
		expect(done()).toBe('15 15 | 50 | 1 1');
	});

	it('is left where nobody wants it any more', async () => {
		const { work, done } = workOf([30, 30, 30], { isWanted: () => now < 60 });
		expect(await workInTurns(work)).toBe(60);
		expect(done()).toBe('30 | 30 |');
	});

	it('is left to be done in one go where something else makes it worth nothing over and over', async () => {
		let stamp = 0;
		const { work, done } = workOf([30, 30, 30, 30, 30, 30], {
			stamp: () => stamp,
			pause: async () => void stamp++,
		});
		await workInTurns(work);
		expect(done()).toBe('30 30 30 30');
	});

	it('goes on where it changes the stamp itself', async () => {
		let stamp = 0;
		const { work, done } = workOf(Array(8).fill(30), { stamp: () => stamp });
		const { advance } = work;
		await workInTurns({
			...work,
			advance() {
				stamp++;
				return advance();
			},
		});
		expect(done()).toBe('30 | 30 | 30 | 30 | 30 | 30 | 30 | 30 |');
	});

	it('ends where a piece fails: who needs it meets the same', async () => {
		const { work } = workOf([], {
			advance() {
				throw new Error('no');
			},
		});
		expect(await workInTurns(work)).toBe(0);
	});
});
