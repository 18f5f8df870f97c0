// npm test: builds, then runs every test there is, inside a real VS Code too, and adds the results up in the last line.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './editor/chromium.mjs';
import { isSupported } from './editor/setup.mjs';
import { ensureWebInstalled } from './editor/web.mjs';
import { results, root } from './lib/paths.mjs';
import { endChildrenOnInterrupt, run } from './lib/processes.mjs';
import { ensureCompilers } from './prediction/compilers.mjs';
import { countHost, countVitest, failure, sum } from './testing/counts.mjs';
import { ensureEditors } from './testing/editors.mjs';
import { commandFor, embedded, findVsCode } from './testing/find-vscode.mjs';
import { bundleHostTests } from './testing/host-bundle.mjs';
import { recordRun, stateOfTree } from './testing/last-run.mjs';
import { TEST_PARTS } from './testing/parts.mjs';
import { makeMultiRootWorkspace } from './testing/workspace.mjs';

const usage = `Usage: npm test [-- [--only PART] [--no-download]]

Builds Bindsight and runs its tests:
  unit       the parts, the language server over stdio, the command line, the package, the playground
  host       inside VS Code's extension host
  workbench  with mouse and keyboard in the embedded VS Code (Linux x64)
  web        the same in the VS Code that is a page alone, everything of ours in workers (Linux x64)
  editors    the language server in Neovim, Emacs and Helix

  --only PART    one of these parts; may be given more than once
  --no-download  do not try to download desktop VS Code, nor to install compilers, Wine, Neovim and Emacs
  --help         this text

VSCODE_PATH names the VS Code to test in, CHROMIUM the browser.
`;

const minutes = 60_000;
const limits = {
	build: 2 * minutes,
	unit: 20 * minutes,
	host: 4 * minutes,
	workbench: 6 * minutes,
	web: 4 * minutes,
	editors: 4 * minutes,
};

/** @typedef {import('./testing/counts.mjs').Counts} Counts */

/** @param {string} line */
function note(line) {
	process.stderr.write(`${line}\n`);
}

/** @param {readonly string[]} args @param {number} limit */
function runNode(args, limit) {
	return run(process.execPath, args, { cwd: root, limit });
}

/** Gives this process and its children a temporary folder of their own, which goes whatever becomes of them. */
function useOwnTemporaryFolder() {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-'));
	// Some tests run the command line as another user, who has to get through.
	chmodSync(folder, 0o711);
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
	Object.assign(process.env, { TMPDIR: folder, TMP: folder, TEMP: folder });
}

/** @param {string} name @param {number} limit @param {string} config */
async function vitest(name, limit, config) {
	const report = path.join(results, `${name}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
	const ended = await runNode([program, 'run', '--config', config, ...reporters], limit);
	return countVitest(name, report, ended);
}

/** @param {import('./testing/find-vscode.mjs').Choice} choice @param {string} tests */
async function runHostTests(choice, tests) {
	note(`The tests of the extension host run in ${choice.what}.`);
	const report = path.join(results, 'host.json');
	rmSync(report, { force: true });
	const workspace = makeMultiRootWorkspace();
	try {
		const script = path.join(root, 'scripts', 'testing', 'run-in-vscode.mjs');
		const { command, args } = commandFor(choice, [script, choice.executable, tests, workspace.file]);
		const env = { ...process.env, BINDSIGHT_TEST_REPORT: report };
		return countHost('host', report, await run(command, args, { cwd: root, limit: limits.host, env }));
	} finally {
		workspace.remove();
	}
}

/** Says so where it is otherwise. */
function runsWorkbenches() {
	if (!isSupported()) {
		note(`The tests of the workbench need Linux x64. This is ${process.platform} ${process.arch}: they are not run.`);
	}
	return isSupported();
}

/** @type {Record<typeof TEST_PARTS[number], (options: { download: boolean }) => Promise<Counts>>} */
const parts = {
	unit: async ({ download }) => {
		// The panel's tests want a browser; where there is none and none can be installed, they say so themselves.
		if (isSupported()) await ensureChromium().catch((error) => note(error.message));
		// So do those that predict a run, of compilers and Wine.
		if (download) await ensureCompilers();
		return vitest('unit', limits.unit, 'vitest.config.ts');
	},
	host: async (options) => runHostTests(await findVsCode(options), await bundleHostTests()),
	workbench: async () => {
		if (!runsWorkbenches()) return sum([]);
		await embedded();
		return vitest('workbench', limits.workbench, 'test/editor/workbench/vitest.config.ts');
	},
	web: async () => {
		if (!runsWorkbenches()) return sum([]);
		await ensureWebInstalled();
		await ensureChromium();
		return vitest('web', limits.web, 'test/editor/web/vitest.config.ts');
	},
	editors: async (options) => {
		for (const line of await ensureEditors(options)) note(line);
		return vitest('editors', limits.editors, 'test/other-editors/vitest.config.ts');
	},
};

/** @returns {{ only: string[], download: boolean } | undefined} undefined where the command was wrong or asked for help */
function readArguments() {
	try {
		const { values } = parseArgs({
			options: {
				only: { type: 'string', multiple: true },
				'no-download': { type: 'boolean' },
				help: { type: 'boolean', short: 'h' },
			},
		});
		if (values.help) {
			process.stdout.write(usage);
			return undefined;
		}
		const only = values.only ?? [...TEST_PARTS];
		const unknown = only.find((name) => !(name in parts));
		if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
		return { only, download: !values['no-download'] };
	} catch (error) {
		note(`${/** @type {Error} */ (error).message}\n\n${usage}`);
		process.exitCode = 2;
		return undefined;
	}
}

/** @param {string} name @param {{ download: boolean }} options */
async function runPart(name, options) {
	const started = Date.now();
	const counts = await parts[/** @type {keyof typeof parts} */ (name)](options).catch((error) =>
		failure(`${name}: ${error.message}`),
	);
	note(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${Math.round((Date.now() - started) / 1000)} s\n`);
	return counts;
}

/** @param {{ only: string[], download: boolean }} options @returns {Promise<Counts>} */
async function buildAndTest({ only, download }) {
	rmSync(results, { recursive: true, force: true });
	mkdirSync(results, { recursive: true });
	const built = await runNode([path.join(root, 'scripts', 'build.mjs')], limits.build);
	if (built.code !== 0) return failure('The build failed; no test was run.');
	const all = [];
	for (const name of only) all.push(await runPart(name, { download }));
	return sum(all);
}

endChildrenOnInterrupt();
const options = readArguments();
if (options) {
	useOwnTemporaryFolder();
	const tested = stateOfTree();
	const { passed, failed, skipped, problems } = await buildAndTest(options);
	recordRun({ ...tested, parts: options.only, passed, failed });
	for (const problem of problems) note(problem);
	if (skipped > 0) note(`${skipped} skipped`);
	process.stdout.write(`${passed} passed, ${failed} failed\n`);
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
