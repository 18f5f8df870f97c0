import { compare } from './compare.js';
import type { Platform } from './documented-outcomes.js';
import { makeProgram, PORTS_OF_A_PROGRAM, type Program } from './program/program.js';
import { freePorts } from './run/free-ports.js';
import { runPrograms } from './run/run-programs.js';
import type { Toolchain } from './run/toolchain.js';
import { Tally } from './tally.js';

/** How many programs are compiled into one executable. */
export const BATCH = 150;

/**
 * Makes up so many programs, runs them and compares what comes out with what we say. The program of index i has the seed
 * `seed` + i. `onBatch` is told after each batch.
 */
export function predictRuns(
	platform: Platform,
	{ programs, seed, onBatch }: { programs: number; seed: number; onBatch?: (tally: Tally) => void },
	toolchain: Toolchain,
): Tally {
	const tally = new Tally(platform);
	for (let first = 0; first < programs; first += BATCH) {
		const count = Math.min(BATCH, programs - first);
		const port = freePorts(count * PORTS_OF_A_PROGRAM);
		const batch = Array.from({ length: count }, (_, i) =>
			makeProgram(platform, seed + first + i, i, port + i * PORTS_OF_A_PROGRAM),
		);
		runAndCompare(batch, toolchain, tally);
		onBatch?.(tally);
	}
	return tally;
}

/** Runs programs whose numbers and ports differ. */
export function runAndCompare(programs: readonly Program[], toolchain: Toolchain, tally: Tally): void {
	const traces = runPrograms(toolchain, programs);
	for (const program of programs) {
		const trace = traces.get(program.number);
		if (trace?.isWhole) {
			tally.add(program, compare(program, trace));
		} else {
			tally.broken.push(program);
		}
	}
}
