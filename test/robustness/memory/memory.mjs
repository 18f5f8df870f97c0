// npm run memory: works with the language server for as long as one likes, and prints what it holds in memory meanwhile.
import { parseArgs } from 'node:util';
import { table } from '../../benchmarks/numbers.mjs';
import { growth } from './growth.mjs';
import { MeasuredServer } from './measured-server.mjs';
import { Workload } from './workload.mjs';

const usage = `Usage: npm run memory [-- [--edits N] [--files N] [--seed N]]

Edits six documents (three of them linked) and opens and closes files in the built language server, asks for all that an editor
asks for, and prints what is held in memory after a garbage collection, twenty times along the way:

  --edits N  how many edits (100,000)
  --files N  how many files are opened and closed in between (1,000)
  --seed N   the same seed gives the same run
  --help     this text
`;

const SAMPLES = 20;

/** Numbers from 0 up to a limit, the limit left out: the same as in the tests. @param {number} seed */
function randomNumbers(seed) {
	let state = seed | 0;
	return (/** @type {number} */ below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** @param {{ edits: number, files: number, seed: number }} options */
async function run({ edits, files, seed }) {
	const start = Date.now();
	const server = new MeasuredServer();
	const work = new Workload(server, randomNumbers(seed));
	await work.begin();
	/** @type {import('./measured-server.mjs').Memory[]} */
	const samples = [];
	for (let sample = 1; sample <= SAMPLES; sample++) {
		for (let edit = 0; edit < edits / SAMPLES; edit++) await work.edit();
		for (let file = 0; file < files / SAMPLES; file++) await work.visit();
		const memory = await server.memory();
		samples.push(memory);
		const { heap, external, wasm, resident } = memory;
		process.stderr.write(
			`${Math.round((edits * sample) / SAMPLES)} edits: heap ${megabytes(heap)} MB, buffers ${megabytes(external)} MB, ` +
				`WASM ${megabytes(wasm)} MB, resident ${megabytes(resident)} MB\n`,
		);
	}
	await work.end();
	const parts = /** @type {const} */ (['heap', 'external', 'wasm', 'resident']);
	const rows = samples.map((memory, index) => [
		String(Math.round((edits * (index + 1)) / SAMPLES)),
		...parts.map((part) => megabytes(memory[part])),
	]);
	const grown = parts.map((part) => megabytes(growth(samples.map((memory) => memory[part]))));
	process.stdout.write(table(['edits', 'heap', 'buffers', 'WASM', 'resident'], [...rows, ['growth', ...grown]]));
	process.stdout.write(`\nMB after a garbage collection; ${files} files opened and closed; seed ${seed}; `);
	process.stdout.write(`${Math.round((Date.now() - start) / 1000)} s\n`);
}

const { values } = parseArgs({
	options: {
		edits: { type: 'string', default: '100000' },
		files: { type: 'string', default: '1000' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		help: { type: 'boolean', short: 'h' },
	},
});
const [edits, files, seed] = [values.edits, values.files, values.seed].map(Number);
if (values.help) {
	process.stdout.write(usage);
} else if ([edits, files, seed].some((number) => !Number.isInteger(number) || Number(number) < 0)) {
	process.stderr.write(`--edits, --files and --seed are whole numbers.\n\n${usage}`);
	process.exitCode = 2;
} else {
	await run({ edits: Number(edits), files: Number(files), seed: Number(seed) });
}
