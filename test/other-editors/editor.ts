import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import type { InitializeResult } from 'vscode-languageserver/node';
import { run } from '../../scripts/lib/processes.mjs';
import { unannounced } from '../server/protocol/conversation.js';
import { misfits } from '../server/protocol/declarations.js';
import { recordingOf } from '../server/protocol/recording.js';
import { ROOT } from './editors-page.js';

/** How long an editor may take, in milliseconds. */
const LIMIT = 60_000;

const RESULT = 'result.json';

const RULE = 'option-after-bind';
const FIX = 'Set SO_EXCLUSIVEADDRUSE before bind';

/** A finding as an editor shows it. */
interface ShownFinding {
	rule: string;
	/** From 0. */
	line: number;
	/** What is underlined. */
	text: string;
	severity: string;
}

/** What the scripts in this folder write: what an editor shows of the sample, and what its fix does. */
interface Shown {
	/** Why there is nothing else. */
	failed?: string;
	findings: ShownFinding[];
	hover: string;
	/** The titles of the fixes, in order. */
	offered: string[];
	text: string;
	findingsAfter: ShownFinding[];
}

/** The sample, with what counts as one, two and four units in UTF-32, UTF-16 and UTF-8 before the option. */
const SAMPLE = readFileSync(path.join(ROOT, 'samples/exclusive-after-bind.c'), 'utf8').replace(
	/^\tsetsockopt\(/m,
	'\t/* 🔌 */ setsockopt(',
);

/** An editor that is configured as docs/editors.md says. */
export interface ConfiguredEditor {
	/** What is left in test-results/other-editors/ is named for it. */
	name: string;
	/** Its configuration. */
	lines: string;
	/** What starts it, given the file with the configuration. */
	command(configuration: string): readonly string[];
	/** What it calls an error. */
	error: string;
	/** What it counts within a line. */
	encoding: 'utf-8' | 'utf-16' | 'utf-32';
}

/**
 * Opens the sample, and holds the editor to show the finding and the hover and to mend the finding, and the server to keep to
 * the protocol and to end.
 */
export async function checkEditor(editor: ConfiguredEditor): Promise<void> {
	const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'bindsight-editor-')));
	try {
		const ended = await open(folder, editor);
		keepResult(folder, editor.name);
		expect(ended).toMatchObject({ code: 0, timedOut: false });
		checkResult(JSON.parse(readFileSync(path.join(folder, RESULT), 'utf8')), editor.error);
		checkSaid(folder, editor.encoding);
		const server = Number(readFileSync(path.join(folder, 'process'), 'utf8'));
		await vi.waitFor(() => expect(isRunning(server)).toBe(false), { timeout: 10_000 });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function open(folder: string, { lines, command }: ConfiguredEditor) {
	const file = (name: string) => path.join(folder, name);
	writeFileSync(file('configuration'), lines);
	writeFileSync(file('server.c'), SAMPLE);
	writeCommand(folder);
	const [program = '', ...args] = command(file('configuration'));
	const settings = { BINDSIGHT_FILE: file('server.c'), BINDSIGHT_RESULT: file(RESULT) };
	return run(program, args, {
		cwd: folder,
		limit: LIMIT,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...homeIn(folder), ...settings, BINDSIGHT_RULE: RULE, BINDSIGHT_FIX: FIX },
	});
}

function keepResult(folder: string, name: string): void {
	const results = path.join(ROOT, 'test-results/other-editors');
	mkdirSync(results, { recursive: true });
	copyFileSync(path.join(folder, RESULT), path.join(results, `${name}.json`));
}

function checkResult(shown: Shown, error: string): void {
	expect(shown.failed).toBeUndefined();
	const line = SAMPLE.split('\n').findIndex((each) => each.includes('🔌'));
	expect(shown.findings).toEqual([{ rule: RULE, line, text: 'SO_EXCLUSIVEADDRUSE', severity: error }]);
	expect(shown.hover).toMatch(/Too late\./);
	expect(shown.offered).toEqual([
		expect.stringMatching(`^${FIX}`),
		expect.stringMatching(/^Suppress option-after-bind/),
	]);
	expect(shown.text.match(/\b(setsockopt|bind|listen)(?=\()/g)).toEqual(['setsockopt', 'bind', 'listen']);
	// The fixed call's result is not looked at: the settings of docs/editors.md keep that quiet.
	expect(shown.findingsAfter).toEqual([]);
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
function homeIn(folder: string): NodeJS.ProcessEnv {
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
