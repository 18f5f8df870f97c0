// npm run bench: how long things take, each beside something else that runs on the same machine in the same minute.
import { parseArgs } from 'node:util';
import { measureGrowth } from './growth.mjs';
import { measureLatency } from './latency.mjs';
import { measureMemory } from './memory.mjs';
import { measureScan } from './scan.mjs';
import { measureTyping } from './typing.mjs';

const usage = `Usage: npm run bench [-- [--only PART] [--tree FOLDER] [--cppcheck FOLDER] [--typed FILE] [--cold] [--rounds N]]

Measures the built language server and command line (npm run build) and prints tables in Markdown:
  latency  a settled edit to its diagnostics, a hover and the matrix, in files of 10 and of 300 kB, beside parsing that file
  typing   completion while somebody types in a file of a linked folder, and the last edit to its diagnostics
  scan     check over a tree, beside ripgrep and ast-grep where they are on PATH, and beside reading its files
  growth   check over one file of 10 kB to 8 MB, and over 100 to 100,000 files
  memory   the server with 50 files open and after thousands of edits

  --only PART        one of these parts; may be given more than once
  --tree FOLDER      the tree to scan; left out: one of 2,000 files that is made up
  --cppcheck FOLDER  check over this folder, too, beside cppcheck -j2, which takes its time
  --typed FILE       the file of --tree to type in; left out: a helper that 100 files call, which is made up
  --cold             each scan once more from the disk, where the system lets its cache be emptied (as root on Linux)
  --rounds N         how often each is measured (5)
  --help             this text
`;

/** @typedef {{ tree: string | undefined, cppcheck: string | undefined, typed: string | undefined, cold: boolean, rounds: number }} Options */
/** @type {Record<string, (options: Options) => Promise<string>>} */
const parts = {
	latency: measureLatency,
	typing: measureTyping,
	scan: measureScan,
	growth: measureGrowth,
	memory: measureMemory,
};

const { values } = parseArgs({
	options: {
		only: { type: 'string', multiple: true },
		tree: { type: 'string' },
		cppcheck: { type: 'string' },
		typed: { type: 'string' },
		cold: { type: 'boolean', default: false },
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
		const { tree, cppcheck, typed, cold } = values;
		process.stdout.write(`## ${name}\n\n${await measure({ tree, cppcheck, typed, cold, rounds })}\n`);
	}
}
