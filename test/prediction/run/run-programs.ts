import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from '../program/program.js';
import type { Toolchain } from './toolchain.js';
import { readTraces, type Trace } from './trace.js';

const TRACE_HEADER = fileURLToPath(new URL('trace.h', import.meta.url));

/** How long a compiler and a batch may take, in milliseconds. */
const LIMIT = 120_000;

/**
 * Compiles programs into one executable and runs them in it, one after another. Gives what each printed, by its number.
 * Throws where they cannot be compiled, or the run does not come to its end.
 */
export function runPrograms(toolchain: Toolchain, programs: readonly Program[]): Map<number, Trace> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-prediction-'));
	try {
		mkdirSync(path.join(folder, 'programs'));
		for (const { number, traced } of programs) {
			writeFileSync(path.join(folder, 'programs', `${number}.c`), traced);
		}
		writeFileSync(path.join(folder, 'all.c'), allPrograms(programs));
		const executable = path.join(folder, 'all.exe');
		const [compiler, ...flags] = toolchain.compile;
		run(compiler!, ['-w', '-O0', '-o', executable, path.join(folder, 'all.c'), ...flags], {});
		const [command, ...args] = [...toolchain.start, executable];
		return readTraces(run(command!, args, toolchain.environment));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** One translation unit, so that the platform's headers are read once; names outside functions differ by program. */
function allPrograms(programs: readonly Program[]): string {
	const parts = programs.map(
		({ number }) => `#define main program_${number}\n#include "programs/${number}.c"\n#undef main`,
	);
	const calls = programs.map(({ number }) => `\ttrace_program(${number}, program_${number});`);
	const start = '#ifdef _WIN32\n\tWSADATA data;\n\tWSAStartup(MAKEWORD(2, 2), &data);\n#endif';
	return [
		`#include "${TRACE_HEADER}"`,
		...parts,
		`int main(void)\n{\n${start}\n${calls.join('\n')}\n\treturn 0;\n}`,
		'',
	].join('\n');
}

function run(command: string, args: readonly string[], environment: Record<string, string>): string {
	const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
		encoding: 'utf8',
		maxBuffer: 1 << 30,
		timeout: LIMIT,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	if (status !== 0) {
		throw new Error(`${command} ended with ${error?.message ?? signal ?? status}:\n${stderr}${stdout.slice(-2000)}`);
	}
	return stdout;
}
