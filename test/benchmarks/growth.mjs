// How the time of check grows: with the length of one file, and with the number of files.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { madeUpCode, madeUpMistakes } from './made-up-code.mjs';
import { inNewFolder, makeProjects } from './made-up-tree.mjs';
import { median, table } from './numbers.mjs';
import { bindsight } from './peers.mjs';
import { measured } from './process.mjs';

/** In characters. Longer files than 8 MiB are not read. */
const LENGTHS = [10_000, 100_000, 1_000_000, 8_000_000];
const MISTAKES = [100, 1000, 10_000];
const NUMBERS = [100, 1000, 10_000, 100_000];
const LENGTH_OF_MANY = 4000;

/** @param {string} folder @param {number} rounds */
async function checked(folder, rounds) {
	const { command, args } = bindsight(folder, '--jobs', '1');
	const all = [];
	for (let round = 0; round < rounds; round++) all.push(await measured(command, args));
	return {
		seconds: median(all.map(({ cpu, seconds }) => cpu ?? seconds)),
		megabytes: median(all.flatMap(({ megabytes }) => megabytes ?? [])),
	};
}

/** @param {number} rounds what a run takes that has nothing to do */
function start(rounds) {
	return inNewFolder((folder) => {
		writeFileSync(path.join(folder, 'empty.c'), '');
		return checked(folder, rounds);
	});
}

/** @param {{ rounds: number }} options */
export async function measureGrowth({ rounds }) {
	const empty = await start(rounds);
	/** @type {string[][]} */
	const rows = [];
	/** @param {string} what @param {number} units @param {string} unit @param {(folder: string) => void} fill */
	const measure = async (what, units, unit, fill) => {
		const took = await inNewFolder((folder) => {
			fill(folder);
			return checked(folder, rounds);
		});
		const each = ((took.seconds - empty.seconds) / units) * 1000;
		rows.push([what, took.seconds.toFixed(2), `${each.toFixed(3)} ms a ${unit}`, took.megabytes.toFixed(0)]);
	};
	rows.push(['one file, empty', empty.seconds.toFixed(2), '', empty.megabytes.toFixed(0)]);
	for (const length of LENGTHS) {
		await measure(`one file, ${length / 1000} kB`, length / 1000, 'kB', (folder) =>
			writeFileSync(path.join(folder, 'code.c'), madeUpCode(length)),
		);
	}
	for (const number of MISTAKES) {
		await measure(`one file with ${number} findings`, number, 'finding', (folder) =>
			writeFileSync(path.join(folder, 'code.c'), `#include <winsock2.h>\n${madeUpMistakes(number)}`),
		);
	}
	for (const number of NUMBERS) {
		await measure(`${number} files of ${LENGTH_OF_MANY / 1000} kB`, number, 'file', (folder) =>
			makeProjects(folder, number, LENGTH_OF_MANY),
		);
	}
	return table(['what', 'CPU, s', 'but for the start', 'most memory, MB'], rows);
}
