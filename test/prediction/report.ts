import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Difference } from './tally.js';

const RESULTS = fileURLToPath(new URL('../../test-results/prediction/', import.meta.url));

/** Keeps the program of a difference; gives one line that says where it is and what is wrong. */
export function keepDifference(difference: Difference, smallest: Difference): string {
	mkdirSync(RESULTS, { recursive: true });
	const { platform, seed } = difference.program;
	const files = [write(`${platform}-${seed}.c`, difference)];
	if (smallest.program !== difference.program) {
		files.push(write(`${platform}-${seed}-shrunk.c`, smallest));
	}
	return `${platform}, seed ${seed}, ${described(difference)} (${files.join(', ')})`;
}

function write(name: string, difference: Difference): string {
	const file = path.join(RESULTS, name);
	writeFileSync(file, `${difference.program.text}/* ${described(difference)} */\n`);
	return file;
}

function described({ program, call, what }: Difference): string {
	const line = program.text.split('\n')[call.line - 1]!.trim();
	return `line ${call.line}, time ${call.visit}: ${what}: ${line}`;
}
