import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import type { InitializeResult } from 'vscode-languageserver/node';
import { unannounced } from '../server/protocol/conversation.js';
import { misfits } from '../server/protocol/declarations.js';
import { recordingOf } from '../server/protocol/recording.js';
import { ROOT } from './editors-page.js';

/** What is wrong with the sample, and how the title of the fix begins. */
export const RULE = 'option-after-bind';
export const FIX = 'Set SO_EXCLUSIVEADDRUSE before bind';

/** The sample, with what counts as one, two and four units in UTF-32, UTF-16 and UTF-8 before the option. */
export const SAMPLE = readFileSync(path.join(ROOT, 'samples/exclusive-after-bind.c'), 'utf8').replace(
	/^\tsetsockopt\(/m,
	'\t/* 🔌 */ setsockopt(',
);

/**
 * Makes a folder with the sample in `server.c` and `bindsight` in `bin/`, for an editor to be run in, and holds the server
 * afterwards to have kept to the protocol and to have ended.
 * @param encoding what the editor counts within a line
 */
export async function inFolderWithSample(encoding: string, run: (folder: string) => Promise<void>): Promise<void> {
	const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'bindsight-editor-')));
	try {
		writeFileSync(path.join(folder, 'server.c'), SAMPLE);
		writeCommand(folder);
		await run(folder);
		checkSaid(folder, encoding);
		const server = Number(readFileSync(path.join(folder, 'process'), 'utf8'));
		await vi.waitFor(() => expect(isRunning(server)).toBe(false), { timeout: 10_000 });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The order of the calls in the sample as it is after its fix. */
export function checkFixed(text: string): void {
	expect(text.match(/\b(setsockopt|bind|listen)(?=\()/g)).toEqual(['setsockopt', 'bind', 'listen']);
}

/** Holds what the server said to the protocol, and to what this editor has announced. */
function checkSaid(folder: string, encoding: string): void {
	const sides = ['client', 'server'] as const;
	const recording = sides.flatMap((from) => recordingOf(from, readFileSync(path.join(folder, from))));
	const initialized = recording.find(({ message }) => (message.result as Partial<InitializeResult>)?.capabilities);
	expect(initialized?.message.result).toMatchObject({ capabilities: { positionEncoding: encoding } });
	expect(misfits(recording, 'server')).toEqual([]);
	expect(unannounced(recording)).toEqual([]);
}

/**
 * Makes `bindsight` in the folder's bin/, as an installed package would. It writes down in the folder which process the
 * server is, and what the client and the server say.
 */
export function writeCommand(folder: string): void {
	const file = path.join(folder, 'bin', 'bindsight');
	const server = path.join(ROOT, 'server/bin/bindsight.js');
	const started = `sh -c 'echo $$ > "${folder}/process"; exec "${process.execPath}" "${server}" "$@"' sh "$@"`;
	mkdirSync(path.dirname(file));
	writeFileSync(file, `#!/bin/sh\ntee '${folder}/client' | ${started} | tee '${folder}/server'\n`);
	chmodSync(file, 0o755);
}

/** An environment in which nobody has configured anything. */
export function homeIn(folder: string): NodeJS.ProcessEnv {
	const home = path.join(folder, 'home');
	const xdg = Object.fromEntries(['CONFIG', 'DATA', 'STATE', 'CACHE'].map((each) => [`XDG_${each}_HOME`, home]));
	const searched = `${path.join(folder, 'bin')}${path.delimiter}${process.env.PATH}`;
	return { ...process.env, ...xdg, HOME: home, PATH: searched, LC_ALL: 'C.UTF-8' };
}

function isRunning(process_: number): boolean {
	try {
		process.kill(process_, 0);
		return true;
	} catch {
		return false;
	}
}
