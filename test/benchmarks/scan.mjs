// check over a tree, beside what others need for the same tree in the same minutes.
import { inNewFolder, makeProjects } from './made-up-tree.mjs';
import { median, table } from './numbers.mjs';
import { checkers, installed, scanners } from './peers.mjs';
import { dropCaches, measured } from './process.mjs';

const MADE_UP_FILES = 2000;
const MADE_UP_LENGTH = 8000;

/**
 * @typedef {import('./peers.mjs').Peer} Peer
 * @typedef {import('./process.mjs').Took} Took
 */

/**
 * Each command once a round, one after the other. The first round of a warm cache is not counted.
 * @param {readonly Peer[]} peers @param {number} rounds @param {boolean} isCold
 */
async function measureRounds(peers, rounds, isCold) {
	/** @type {Map<string, Took[]>} */
	const all = new Map(peers.map(({ name }) => [name, []]));
	for (let round = isCold ? 1 : 0; round <= rounds; round++) {
		for (const { name, command, args } of peers) {
			if (isCold) dropCaches();
			const took = await measured(command, args);
			if (round > 0) all.get(name)?.push(took);
		}
	}
	return all;
}

/** @param {readonly Took[] | undefined} all @param {keyof Took} what */
function medianOf(all = [], what) {
	return median(all.flatMap((took) => took[what] ?? []));
}

/** @param {number} number @param {number} digits */
function orNothing(number, digits) {
	return Number.isNaN(number) ? '' : number.toFixed(digits);
}

/** @param {readonly Peer[]} all @param {number} rounds @param {boolean} withCold */
async function compared(all, rounds, withCold) {
	const { here, missing } = installed(all);
	const warm = await measureRounds(here, rounds, false);
	const cold = withCold && dropCaches() ? await measureRounds(here, rounds, true) : undefined;
	const reference = here.find(({ name }) => name === 'ripgrep') ?? here.at(-1);
	const basis = medianOf(warm.get(reference?.name ?? ''), 'seconds');
	const rows = here.map(({ name }) => {
		const took = warm.get(name);
		const seconds = medianOf(took, 'seconds');
		return [
			name,
			...[seconds, medianOf(took, 'cpu'), medianOf(cold?.get(name), 'seconds')].map((each) => orNothing(each, 2)),
			orNothing(medianOf(took, 'megabytes'), 0),
			orNothing(seconds / basis, 1),
		];
	});
	const heads = ['what', 'warm, s', 'CPU, s', 'cold, s', 'most memory, MB', `warm / ${reference?.name}`];
	const notes = [
		...missing.map((command) => `${command} is not installed, or not on PATH, and left out.\n`),
		...(withCold && !cold ? ['The cache of the disk cannot be emptied here: nothing was measured cold.\n'] : []),
	];
	return [table(heads, rows), ...notes].join('\n');
}

/** @param {{ tree: string | undefined, rounds: number, cold: boolean, cppcheck: string | undefined }} options */
export async function measureScan({ tree, rounds, cold, cppcheck }) {
	const tables = [
		tree === undefined
			? await inNewFolder((folder) => {
					makeProjects(folder, MADE_UP_FILES, MADE_UP_LENGTH);
					return compared(scanners(folder), rounds, cold);
				})
			: await compared(scanners(tree), rounds, cold),
	];
	if (cppcheck !== undefined) tables.push(await compared(checkers(cppcheck), rounds, false));
	return tables.join('\n');
}
