import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { z } from 'zod';

/** The built command line, as a checkout has it. */
export const BINDSIGHT = fileURLToPath(new URL('../../../server/bin/bindsight.js', import.meta.url));
export const SAMPLES = fileURLToPath(new URL('../../../samples/', import.meta.url));

/** For what Windows does not have: permissions, pipes and devices with names, links for everybody, any character in a name. */
export const itOnPosix = it.skipIf(process.platform === 'win32');
/** For what only Linux has: a device that is full. */
export const itWithFullDevice = it.skipIf(!existsSync('/dev/full'));

export interface Run {
	exitCode: number | null;
	stdout: string;
	stderr: string;
}

export interface RunOptions {
	cwd?: string;
	input?: string | Buffer;
	env?: Record<string, string>;
	/** Runs as a user for whom file permissions count, where the tests run as root. */
	unprivileged?: boolean;
}

/** Whoever runs the tests may speak another language. */
const ENGLISH = { LC_ALL: '', LC_MESSAGES: '', LANG: 'C' };

/** Runs the command line as a process of its own, with nothing but pipes around it, in English. */
export function bindsight(args: readonly string[], { cwd, input = '', env = {}, unprivileged }: RunOptions = {}): Run {
	const isRoot = process.getuid?.() === 0;
	const run = spawnSync(process.execPath, [BINDSIGHT, ...args], {
		cwd,
		input,
		env: { ...process.env, ...ENGLISH, ...env },
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		...(unprivileged && isRoot ? { uid: 65534, gid: 65534 } : {}),
	});
	if (run.error) {
		throw run.error;
	}
	return { exitCode: run.status, stdout: run.stdout, stderr: run.stderr };
}

const folders: string[] = [];

afterEach(() => {
	for (const folder of folders.splice(0)) {
		rmSync(folder, { recursive: true, force: true });
	}
});

/** A new folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Buffer>> = {}): string {
	const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bindsight-')));
	folders.push(folder);
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	return folder;
}

/** What a run printed, as JSON of that shape and nothing besides. */
export function parsedAs<T extends z.ZodType>(schema: T, run: Run): z.infer<T> {
	let json: unknown;
	try {
		json = JSON.parse(run.stdout);
	} catch {
		throw new Error(`no JSON on stdout (exit code ${run.exitCode}): ${run.stdout}${run.stderr}`);
	}
	return schema.parse(json);
}

/** The command line refuses: nothing on stdout, exit code 2, and a line on stderr that names what is wrong. */
export function checkRefused(args: readonly string[], mentions: readonly string[], options: RunOptions = {}): void {
	const run = bindsight(args, options);
	expect(run.stdout).toBe('');
	expect(run.stderr).toMatch(/^bindsight: /);
	for (const mention of mentions) {
		expect(run.stderr).toContain(mention);
	}
	expect(run.stderr, 'a sentence, not a stack').not.toMatch(/\n\s+at /);
	expect(run.exitCode).toBe(2);
}
