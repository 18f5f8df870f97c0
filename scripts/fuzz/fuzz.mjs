// npm run fuzz: tries made-up, mutated and real code for as long as one likes, and keeps what fails, shrunk.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { results, root } from '../lib/paths.mjs';
import { bundleForNode } from './bundle.mjs';

const usage = `Usage: npm run fuzz -- [FOLDER...] [--seconds N] [--cases N] [--seed N] [--jobs N] [--only PROPERTY]

Tries every property of test/robustness on made-up and mutated code, in turns: that nothing fails, that every place lies
in the text, and the equalities (after edits as in a fresh start, files in any order, ...). The FOLDERs hold real code that
is mixed in, besides fixtures and samples.

  --seconds N      how long, all in all; 60 unless told
  --cases N        how many cases of each property at most; no limit unless told
  --seed N         of the first case; the next one has N + 1. Random unless told
  --jobs N         how many threads; 1 unless told
  --only PROPERTY  one of the properties; may be given more than once
  --hang SECONDS   a case that takes longer counts as one that never ends; 60 unless told
  --help           this text

Ctrl+C ends it earlier, and it says what was tried until then.

What fails is written to test-results/fuzz, as made up and shrunk. Mended, it belongs in test/robustness/found.
`;

/** @param {string | undefined} text @param {string} name */
function wholeNumber(text, name) {
	if (text !== undefined && !/^\d+$/.test(text)) throw new Error(`${name} is a whole number, not "${text}".`);
	return text === undefined ? undefined : Number(text);
}

function readArguments() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			seconds: { type: 'string', default: '60' },
			cases: { type: 'string' },
			seed: { type: 'string' },
			jobs: { type: 'string', default: '1' },
			only: { type: 'string', multiple: true },
			hang: { type: 'string', default: '60' },
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (values.help) return undefined;
	return {
		folders: positionals.map((folder) => path.resolve(folder)),
		seconds: /** @type {number} */ (wholeNumber(values.seconds, '--seconds')),
		cases: wholeNumber(values.cases, '--cases') ?? Number.MAX_SAFE_INTEGER,
		seed: wholeNumber(values.seed, '--seed') ?? Date.now() % 1_000_000_000,
		jobs: Math.max(1, wholeNumber(values.jobs, '--jobs') ?? 1),
		only: values.only,
		hang: /** @type {number} */ (wholeNumber(values.hang, '--hang')) * 1000,
	};
}

/** @typedef {import('../../test/robustness/long-run.js').RunMessage} RunMessage */
/** @typedef {import('../../test/robustness/long-run.js').Tally} Tally */

/** What all threads have tried so far, by property. @type {Map<string, Tally>} */
const tallies = new Map();
let failures = 0;

/** @param {string} property @param {Tally} more */
function count(property, more) {
	const sum = tallies.get(property) ?? { cases: 0, milliseconds: 0, failed: 0 };
	tallies.set(property, {
		cases: sum.cases + more.cases,
		milliseconds: sum.milliseconds + more.milliseconds,
		failed: sum.failed + more.failed,
	});
}

/** @param {Extract<RunMessage, { kind: 'failure' }>} failure */
function keep({ property, seed, what, input, shrunk }) {
	failures++;
	const folder = path.join(results, 'fuzz');
	mkdirSync(folder, { recursive: true });
	const file = path.join(folder, `${property}-${seed}.json`);
	writeFileSync(
		file,
		`${JSON.stringify({ what, property, ...(shrunk ?? input), asMadeUp: input.text }, null, '\t')}\n`,
	);
	process.stdout.write(
		`\n${property}, seed ${seed}: ${what.slice(0, 600)}\n${(shrunk ?? input).text.slice(0, 1200)}\n  ${file}\n`,
	);
}

/**
 * One thread after the other where one hangs or dies, until the time is over.
 * @param {string} bundle @param {NonNullable<ReturnType<typeof readArguments>>} options @param {number} job @param {number} until
 */
async function runJob(bundle, options, job, until) {
	/** @type {Record<string, number>} */
	let next = {};
	while (Date.now() < until) {
		const ended = await runWorker(bundle, { ...options, job, until, next });
		if (ended.isDone) return;
		next = ended.next;
	}
}

/**
 * @param {string} bundle
 * @param {import('../../test/robustness/long-run.js').LongRun & { hang: number }} task
 * @returns {Promise<{ isDone: boolean, next: Record<string, number> }>} `next`: the number of the case that each property goes on with
 */
function runWorker(bundle, { hang, ...task }) {
	return new Promise((resolve, reject) => {
		const worker = new Worker(bundle, { workerData: task });
		const next = { ...task.next };
		/** @type {Extract<RunMessage, { kind: 'begin' }> | undefined} */
		let current;
		let changed = Date.now();
		let isDone = false;
		/** @param {string} what */
		const lose = (what) => {
			if (!current) return;
			const { property, number, seed, input } = current;
			keep({ kind: 'failure', property, seed, what, input, shrunk: undefined });
			count(property, { cases: 1, milliseconds: 0, failed: 1 });
			next[property] = number + options.jobs;
		};
		const watch = setInterval(() => {
			if (current && Date.now() - changed > hang) {
				lose(`it did not end within ${hang / 1000} seconds`);
				current = undefined;
				void worker.terminate();
			}
		}, 500);
		worker.on('message', (/** @type {RunMessage} */ message) => {
			changed = Date.now();
			if (message.kind === 'begin') current = message;
			if (message.kind === 'failure') keep(message);
			if (message.kind === 'done') isDone = true;
			if (message.kind === 'tally') {
				current = undefined;
				next[message.property] = message.next;
				count(message.property, message.tally);
			}
		});
		worker.on('error', (error) => {
			// Without a case at hand it is the program that fails.
			if (!current) reject(error);
			lose(`the thread died: ${error.message}`);
			current = undefined;
		});
		worker.on('exit', () => {
			clearInterval(watch);
			resolve({ isDone, next });
		});
	});
}

/** Says what was tried; the exit code tells whether all was well. */
function report() {
	const rows = [...tallies].map(([property, { cases, milliseconds, failed }]) => ({
		property,
		cases,
		seconds: Math.round(milliseconds / 1000),
		failed,
	}));
	console.table(rows);
	process.exitCode = failures > 0 || rows.length === 0 ? 1 : 0;
}

// Whoever has seen enough learns what was tried until then.
process.once('SIGINT', () => {
	report();
	process.exit();
});

/** @type {{ jobs: number }} */
const options = { jobs: 1 };
try {
	const given = readArguments();
	if (given) {
		Object.assign(options, given);
		process.env.BINDSIGHT_FUZZ_FOLDERS = given.folders.join(path.delimiter);
		process.stdout.write(`seed ${given.seed}\n`);
		const bundle = path.join(results, 'fuzz', 'long-run.mjs');
		await bundleForNode(path.join(root, 'test', 'robustness', 'long-run.ts'), bundle);
		const until = Date.now() + given.seconds * 1000;
		await Promise.all(Array.from({ length: given.jobs }, (_, job) => runJob(bundle, given, job, until)));
		report();
	} else {
		process.stdout.write(usage);
	}
} catch (error) {
	process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
	process.exitCode = 2;
}
