import os from 'node:os';
import type { Work } from '../work.js';
import { filesIn } from './parts.js';

/** Below so many files another thread takes longer to start than it saves. */
const FEWEST_FILES = 500;
/** What a thread may need for a large project. */
const BYTES_A_THREAD = 512 * 1024 * 1024;
/** More are started only for those who ask for them: by then the disk is what one waits for. */
const MOST_THREADS = 8;

/** How many threads pay for some work on this machine: no more than it has cores, memory, and projects to be looked at. */
export function jobsFor(work: Work): number {
	if (filesIn(work) < FEWEST_FILES) {
		return 1;
	}
	const forMemory = Math.floor((process.constrainedMemory?.() || os.totalmem()) / BYTES_A_THREAD);
	return Math.max(1, Math.min(os.availableParallelism(), forMemory, work.units.length, MOST_THREADS));
}
