import { describe, expect, it } from 'vitest';
import { Recovery } from '../../../client/src/recovery/recovery.js';

const MINUTE = 60_000;
const POISON = 'file:///work/poison.c';

/** How long is waited each time a server ends, so many minutes apart. */
function waitsOf(recovery: Recovery, times: number, minutesApart = 0): (number | undefined)[] {
	return Array.from({ length: times }, (_, time) => recovery.ended(time * minutesApart * MINUTE).wait);
}

/** The server ends while it looks into a file. */
function fallOver(recovery: Recovery, uri: string) {
	recovery.working(uri);
	return recovery.ended(0);
}

describe('a server that ends by itself', () => {
	it('is started again after twice as long each time, and at the sixth time within ten minutes no more', () => {
		expect(waitsOf(new Recovery(), 6)).toEqual([1000, 2000, 4000, 8000, 16_000, undefined]);
	});

	it('that has run for ten minutes is as good as new', () => {
		expect(waitsOf(new Recovery(), 8, 10)).toEqual(Array(8).fill(1000));
	});

	it('and is then started on demand has as many tries as at first', () => {
		const recovery = new Recovery();
		waitsOf(recovery, 6);
		recovery.forgive();
		expect(waitsOf(recovery, 6)).toEqual([1000, 2000, 4000, 8000, 16_000, undefined]);
		expect(recovery.ends).toBe(12);
	});

	it('is counted', () => {
		const recovery = new Recovery();
		waitsOf(recovery, 3);
		expect(recovery.ends).toBe(3);
	});
});

describe('a file over which the server ends', () => {
	it('once is looked into again, twice is skipped', () => {
		const recovery = new Recovery();
		expect(fallOver(recovery, POISON).newlySkipped).toBeUndefined();
		expect(recovery.skipped).toEqual([]);
		expect(fallOver(recovery, POISON).newlySkipped).toBe(POISON);
		expect(recovery.skipped).toEqual([POISON]);
	});

	it('does not bring the others down: with it skipped, the server is started at once', () => {
		const recovery = new Recovery();
		waitsOf(recovery, 3);
		fallOver(recovery, POISON);
		expect(fallOver(recovery, POISON).wait).toBe(1000);
	});

	it('is skipped until it changes; if that did not help, one more fall is enough', () => {
		const recovery = new Recovery();
		fallOver(recovery, POISON);
		fallOver(recovery, POISON);
		recovery.readAgain(POISON);
		expect(recovery.skipped).toEqual([]);
		expect(fallOver(recovery, POISON).newlySkipped).toBe(POISON);
	});

	it('counts by itself: one fall over each of many files skips none', () => {
		const recovery = new Recovery();
		for (const name of ['a', 'b', 'c']) {
			fallOver(recovery, `file:///work/${name}.c`);
		}
		expect(recovery.skipped).toEqual([]);
	});

	it('is none where the server had finished with it', () => {
		const recovery = new Recovery();
		for (let time = 0; time < 3; time++) {
			recovery.working(POISON);
			recovery.working(null);
			recovery.ended(0);
		}
		expect(recovery.skipped).toEqual([]);
	});
});

describe('a server that hangs', () => {
	const beats = (recovery: Recovery, count: number) => Array.from({ length: count }, () => recovery.beat());

	it('is noticed at the twelfth beat over the same piece of work, once', () => {
		const recovery = new Recovery();
		recovery.working(POISON);
		expect(
			beats(recovery, 30)
				.map((uri) => uri !== undefined)
				.indexOf(true),
		).toBe(11);
		expect(beats(recovery, 30)).toEqual(Array(30).fill(undefined));
	});

	it('is none that goes from file to file, or waits', () => {
		const recovery = new Recovery();
		for (let file = 0; file < 30; file++) {
			recovery.working(`file:///work/${file}.c`);
			expect(recovery.beat()).toBeUndefined();
		}
		recovery.working(null);
		expect(beats(recovery, 30)).toEqual(Array(30).fill(undefined));
	});

	it('and is ended twice over a file has that file skipped', () => {
		const recovery = new Recovery();
		for (let time = 0; time < 2; time++) {
			recovery.working(POISON);
			beats(recovery, 12);
			recovery.ended(0);
		}
		expect(recovery.skipped).toEqual([POISON]);
	});
});
