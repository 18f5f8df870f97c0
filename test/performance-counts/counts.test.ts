import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORKLOADS } from './workloads.js';

/** How far work may grow before somebody has to say that it may. */
const TOLERANCE = 1.05;
const FILE = path.join(import.meta.dirname, 'recorded.json');
const RECORD = 'BINDSIGHT_RECORD_COUNTS=1 npx vitest run test/performance-counts';

type Figures = Record<string, Record<string, number>>;

const isRecording = process.env.BINDSIGHT_RECORD_COUNTS === '1';
const recorded: Figures = isRecording ? {} : JSON.parse(readFileSync(FILE, 'utf8'));

/** What grew by more than is tolerated, each with its figures. */
function grown(now: Record<string, number>, before: Record<string, number>): string[] {
	return Object.entries(now).flatMap(([name, count]) => {
		const most = Math.floor((before[name] ?? Number.NaN) * TOLERANCE);
		return count <= most ? [] : [`${name}: ${count}, recorded ${before[name]}`];
	});
}

/**
 * The work that given code makes is held to what it was, in numbers that are the same on every machine. Where it has to grow,
 * the figures are recorded anew, and the commit says why.
 */
describe('the work', () => {
	it.each(WORKLOADS)(
		'does not grow: $name',
		async ({ name, count }) => {
			const now = { ...(await count()) };
			if (isRecording) {
				recorded[name] = now;
				writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
				return;
			}
			const message = `More work than recorded. Where it has to be, record it anew: ${RECORD}`;
			expect(grown(now, recorded[name] ?? {}), message).toEqual([]);
		},
		60_000,
	);

	it('is recorded for what is done, and for nothing else', () => {
		expect(Object.keys(recorded)).toEqual(WORKLOADS.map(({ name }) => name));
	});

	it('that has grown is told', () => {
		expect(grown({ stepsRun: 105 }, { stepsRun: 100 })).toEqual([]);
		expect(grown({ stepsRun: 106 }, { stepsRun: 100 })).toEqual(['stepsRun: 106, recorded 100']);
		expect(grown({ stepsRun: 1 }, {})).toEqual(['stepsRun: 1, recorded undefined']);
	});
});
