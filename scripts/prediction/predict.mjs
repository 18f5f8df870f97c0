// npm run predict: makes up many programs, runs them, and compares what their socket calls come to with what we say.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../lib/paths.mjs';
import { endChildrenOnInterrupt, run } from '../lib/processes.mjs';
import { ensureCompilers } from './compilers.mjs';

const usage = `Usage: npm run predict -- [--programs N] [--seed N] [--no-download]

Makes up C programs with a known history of sockets, for Windows and for Linux, runs them (the first ones under Wine), and
compares the result of every setsockopt, bind and listen with what Bindsight says of it.

  --programs N   how many for each of the two; 1000 unless told
  --seed N       of the first program; the next one has N + 1. Random unless told
  --no-download  do not install compilers or Wine with apt-get
  --help         this text

Programs with a difference are kept in test-results/prediction, whole and shrunk.
`;

/** @param {string | undefined} text @param {string} name */
function wholeNumber(text, name) {
	if (text !== undefined && !/^\d+$/.test(text)) throw new Error(`${name} is a whole number, not "${text}".`);
	return text;
}

function readArguments() {
	const { values } = parseArgs({
		options: {
			programs: { type: 'string', default: '1000' },
			seed: { type: 'string' },
			'no-download': { type: 'boolean' },
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (values.help) return undefined;
	const programs = wholeNumber(values.programs, '--programs');
	const seed = wholeNumber(values.seed, '--seed');
	return { programs, seed, download: !values['no-download'] };
}

endChildrenOnInterrupt();
try {
	const options = readArguments();
	if (options) {
		if (options.download) await ensureCompilers();
		const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
		const env = {
			...process.env,
			BINDSIGHT_PREDICTION_PROGRAMS: options.programs,
			...(options.seed !== undefined && { BINDSIGHT_SEED: options.seed }),
		};
		const args = [vitest, 'run', 'test/prediction/predict-the-run.test.ts', '--disable-console-intercept'];
		const { code } = await run(process.execPath, args, { cwd: root, env });
		process.exitCode = code ?? 1;
	} else {
		process.stdout.write(usage);
	}
} catch (error) {
	process.stderr.write(`${/** @type {Error} */ (error).message}\n\n${usage}`);
	process.exitCode = 2;
}
