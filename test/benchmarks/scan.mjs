// check over a tree, beside what others need for the same tree.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { madeUpCode } from './made-up-code.mjs';
import { median, shown, table } from './numbers.mjs';

const MADE_UP_FILES = 2000;
/** One file in so many has sockets. */
const WITH_SOCKETS = 50;
const EXPRESSION = '\\b(setsockopt|WskControlSocket|WskBind|bind)\\s*\\(';

/** A tree of twenty projects. */
function madeUpTree() {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-bench-'));
	for (let number = 0; number < MADE_UP_FILES; number++) {
		const project = path.join(folder, `project-${number % 20}`, `part-${number % 7}`);
		mkdirSync(project, { recursive: true });
		mkdirSync(path.join(folder, `project-${number % 20}`, '.git'), { recursive: true });
		writeFileSync(path.join(project, `file-${number}.c`), madeUpCode(8000, number % WITH_SOCKETS === 0));
	}
	return folder;
}

/** What is measured: a name, and a command; the ones that are not installed are left out. @param {string} tree */
function commands(tree) {
	const cli = path.join(root, 'server/bin/bindsight.js');
	/** @type {[string, string, string[]][]} */
	const all = [
		['bindsight check', process.execPath, [cli, 'check', tree, '--fail-on', 'never', '--format', 'json']],
		[
			'bindsight check --jobs 2',
			process.execPath,
			[cli, 'check', tree, '--fail-on', 'never', '--format', 'json', '--jobs', '2'],
		],
		['ripgrep', 'rg', ['--count-matches', EXPRESSION, tree]],
		['ast-grep', 'ast-grep', ['run', '--lang', 'c', '--pattern', 'bind($$$)', tree]],
		['cppcheck -j2', 'cppcheck', ['-j2', '--quiet', tree]],
		['reading every file', process.execPath, [path.join(root, 'test/benchmarks/read-tree.mjs'), tree]],
	];
	return all.filter(([, command]) => !spawnSync(command, ['--version']).error);
}

/** @param {{ tree: string | undefined, rounds: number }} options */
export async function measureScan({ tree, rounds }) {
	const folder = tree ?? madeUpTree();
	try {
		const found = commands(folder);
		/** @type {Map<string, number[]>} */
		const times = new Map(found.map(([name]) => [name, []]));
		// The first round only warms the cache of the disk.
		for (let round = 0; round <= rounds; round++) {
			for (const [name, command, args] of found) {
				const start = performance.now();
				spawnSync(command, args, { stdio: 'ignore', maxBuffer: Number.POSITIVE_INFINITY });
				if (round > 0) times.get(name)?.push(performance.now() - start);
			}
		}
		const reading = median(times.get('reading every file') ?? []);
		const rows = [...times].map(([name, all]) => [name, shown(median(all)), (median(all) / reading).toFixed(1)]);
		return table(['what', 'median', '/ reading'], rows);
	} finally {
		if (tree === undefined) rmSync(folder, { recursive: true, force: true });
	}
}
