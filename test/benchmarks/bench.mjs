// npm run bench: how long things take, each beside something else that runs on the same machine in the same minute.
import { parseArgs } from 'node:util';
import { measureLatency } from './latency.mjs';
import { measureMemory } from './memory.mjs';
import { measureScan } from './scan.mjs';

const usage = `Usage: npm run bench [-- [--only PART] [--tree FOLDER] [--rounds N]]

Measures the built language server and command line (npm run build) and prints tables in Markdown:
  latency  a settled edit to its diagnostics, a hover and the matrix, in files of 10 and of 300 kB, beside parsing that file
  scan     check over a tree, beside ripgrep, ast-grep and cppcheck where they are installed, and beside reading its files
  memory   the server with 50 files open and after thousands of edits, and check over the tree

  --only PART    one of these parts; may be given more than once
  --tree FOLDER  the tree to scan; left out: one of 2,000 files that is made up
  --rounds N     how often each is measured (5)
  --help         this text
`;

/** @type {Record<string, (options: { tree: string | undefined, rounds: number }) => Promise<string>>} */
const parts = { latency: measureLatency, scan: measureScan, memory: measureMemory };

const { values } = parseArgs({
	options: {
		only: { type: 'string', multiple: true },
		tree: { type: 'string' },
		rounds: { type: 'string', default: '5' },
		help: { type: 'boolean', short: 'h' },
	},
});
const only = values.only ?? Object.keys(parts);
const unknown = only.find((name) => !(name in parts));
const rounds = Number(values.rounds);
if (values.help) {
	process.stdout.write(usage);
} else if (unknown !== undefined || !Number.isInteger(rounds) || rounds < 1) {
	process.stderr.write(
		`${unknown === undefined ? '--rounds is a whole number.' : `There is no part "${unknown}".`}\n\n${usage}`,
	);
	process.exitCode = 2;
} else {
	for (const [name, measure] of Object.entries(parts).filter(([name]) => only.includes(name))) {
		process.stdout.write(`## ${name}\n\n${await measure({ tree: values.tree, rounds })}\n`);
	}
}
