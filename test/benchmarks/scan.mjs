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
 * Each command once a round, one after the other. `before` is done before each run.
 * @param {readonly Peer[]} peers @param {number} rounds @param {() => unknown} before
 */
async function measureRounds(peers, rounds, before = () => undefined) {
	/** @type {Map<string, Took[]>} */
	const all = new Map(peers.map(({ name }) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const { name, command, args } of peers) {
			before();
			all.get(name)?.push(await measured(command, args));
		}
	}
	return all;
}

/** Says which runs came to no proper end: what they took is not what the work takes. @param {Peer} peer @param {readonly Took[]} runs */
function badEnds({ name, ends = [0] }, runs) {
	const bad = runs.map(({ ended }) => ended).filter((ended) => typeof ended !== 'number' || !ends.includes(ended));
	return bad.length === 0
		? []
		: [`${name} ended with ${[...new Set(bad)].join(', ')}: its figures count for nothing.\n`];
}

/** @param {readonly Took[] | undefined} all @param {'seconds' | 'cpu' | 'megabytes'} what */
function medianOf(all = [], what) {
	return median(all.flatMap((took) => took[what] ?? []));
}

/** @param {number} number @param {number} digits */
function orNothing(number, digits) {
	return Number.isFinite(number) ? number.toFixed(digits) : '';
}

/**
 * `isSlow`: nothing is run first to fill the system's cache of the disk.
 * @param {readonly Peer[]} all @param {number} rounds @param {{ withCold?: boolean, isSlow?: boolean }} how
 */
async function compared(all, rounds, { withCold = false, isSlow = false }) {
	const { here, missing } = installed(all);
	if (!isSlow) await measureRounds(here, 1);
	const warm = await measureRounds(here, rounds);
	const isCold = withCold && dropCaches();
	const cold = isCold ? await measureRounds(here, rounds, dropCaches) : undefined;
	const reference = here.find(({ name }) => name === 'ripgrep') ?? here.at(-1);
	/** @param {string} name @param {'seconds' | 'cpu'} what */
	const besideIt = (name, what) => medianOf(warm.get(name), what) / medianOf(warm.get(reference?.name ?? ''), what);
	const rows = here.map(({ name }) => {
		const [took, first] = [warm.get(name), cold?.get(name)];
		const times = [medianOf(took, 'seconds'), medianOf(took, 'cpu')];
		const coldTimes = [medianOf(first, 'seconds'), medianOf(first, 'cpu')];
		return [
			name,
			...[...times, ...(isCold ? coldTimes : [])].map((each) => orNothing(each, 2)),
			orNothing(medianOf(took, 'megabytes'), 0),
			...[besideIt(name, 'seconds'), besideIt(name, 'cpu')].map((each) => orNothing(each, each < 10 ? 2 : 0)),
		];
	});
	const heads = [
		...['what', 'warm, s', 'CPU, s', ...(isCold ? ['cold, s', 'cold: CPU, s'] : []), 'most memory, MB'],
		...[`warm / ${reference?.name}`, `CPU / ${reference?.name}`],
	];
	const notes = [
		...missing.map((command) => `${command} is not installed, or not on PATH, and left out.\n`),
		...(withCold && !isCold ? ['The cache of the disk cannot be emptied here: nothing was measured cold.\n'] : []),
		...here.flatMap((peer) => badEnds(peer, [...(warm.get(peer.name) ?? []), ...(cold?.get(peer.name) ?? [])])),
	];
	return [table(heads, rows), ...notes].join('\n');
}

/** @param {{ tree: string | undefined, rounds: number, cold: boolean, cppcheck: string | undefined }} options */
export async function measureScan({ tree, rounds, cold, cppcheck }) {
	const how = { withCold: cold };
	const tables = [
		tree === undefined
			? await inNewFolder((folder) => {
					makeProjects(folder, MADE_UP_FILES, MADE_UP_LENGTH);
					return compared(scanners(folder), rounds, how);
				})
			: await compared(scanners(tree), rounds, how),
	];
	if (cppcheck !== undefined) tables.push(await compared(checkers(cppcheck), rounds, { isSlow: true }));
	return tables.join('\n');
}
