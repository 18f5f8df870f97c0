import { describe, expect, it } from 'vitest';
import { jobsFor } from '../../../server/src/cli/jobs/jobs-for.js';
import { partsOf } from '../../../server/src/cli/jobs/parts.js';
import type { UnitWork, Work } from '../../../server/src/cli/work.js';

/** A project with so many files, all of which are looked at. */
function project(name: string, count: number): UnitWork {
	const names = Array.from({ length: count }, (_, number) => `${name}/${number}.c`);
	const files = names.map((file) => ({ file, absolute: `/${file}`, named: false, isAsked: true }));
	return { name, files, wanted: files.map((_, position) => position) };
}

const workWith = (...units: UnitWork[]): Work => ({ units, troubles: [], empty: ['nothing'] });

/** What each part looks at, as `project: first-last`. */
function shown(parts: readonly Work[]): string[] {
	return parts.map(({ units }) => units.map(({ name, wanted }) => `${name}: ${wanted[0]}-${wanted.at(-1)}`).join(', '));
}

describe('partsOf', () => {
	it('makes each project a part, behind one that says what is to be said of the paths', () => {
		const parts = partsOf(workWith(project('a', 3), project('b', 100)), 2, false);
		expect(shown(parts)).toEqual(['', 'a: 0-2', 'b: 0-99']);
		expect(parts.map(({ empty }) => empty.length)).toEqual([1, 0, 0]);
	});

	it('shares projects out where threads would have nothing to do', () => {
		expect(shown(partsOf(workWith(project('a', 10)), 3, true))).toEqual(['', 'a: 0-2', 'a: 3-5', 'a: 6-9']);
		expect(shown(partsOf(workWith(project('a', 2)), 4, true))).toEqual(['', 'a: 0-0', 'a: 1-1']);
		expect(shown(partsOf(workWith(project('a', 90), project('b', 10)), 2, true))).toEqual([
			...['', 'a: 0-44', 'a: 45-89'],
			'b: 0-9',
		]);
	});

	it('looks at every file once, however many threads there are', () => {
		for (let threads = 1; threads < 20; threads++) {
			const parts = partsOf(workWith(project('a', 7), project('b', 1), project('c', 23)), threads, true);
			const looked = parts.flatMap(({ units }) =>
				units.flatMap(({ files, wanted }) => wanted.map((at) => files[at]!.file)),
			);
			expect(looked).toEqual(
				[project('a', 7), project('b', 1), project('c', 23)].flatMap(({ files }) => files.map(({ file }) => file)),
			);
		}
	});
});

describe('jobsFor', () => {
	it('is one thread for a single project and for little work', () => {
		expect(jobsFor(workWith(project('a', 5000)))).toBe(1);
		expect(jobsFor(workWith(project('a', 100), project('b', 100)))).toBe(1);
		expect(jobsFor(workWith())).toBe(1);
	});

	it('is never more than there are projects', () => {
		expect(jobsFor(workWith(project('a', 5000), project('b', 5000)))).toBeLessThanOrEqual(2);
	});
});
