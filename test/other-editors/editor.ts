import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { run } from '../../scripts/lib/processes.mjs';
import { checkFixed, FIX, homeIn, inFolderWithSample, RULE, SAMPLE } from './editor-folder.js';
import { ROOT } from './editors-page.js';

/** How long an editor may take, in milliseconds. */
const LIMIT = 60_000;

const RESULT = 'result.json';

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

/** Opens the sample, and holds the editor to show the finding and the hover and to mend the finding. */
export function checkEditor(editor: ConfiguredEditor): Promise<void> {
	return inFolderWithSample(editor.encoding, async (folder) => {
		expect(await open(folder, editor)).toMatchObject({ code: 0, timedOut: false });
		keepResult(folder, editor.name);
		checkResult(JSON.parse(readFileSync(path.join(folder, RESULT), 'utf8')), editor.error);
	});
}

function open(folder: string, { lines, command }: ConfiguredEditor) {
	const file = (name: string) => path.join(folder, name);
	writeFileSync(file('configuration'), lines);
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
	checkFixed(shown.text);
	// The fixed call's result is not looked at: the settings of docs/editors.md keep that quiet.
	expect(shown.findingsAfter).toEqual([]);
}
