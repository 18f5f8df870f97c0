// The memory of the server with many files open, before and after thousands of edits.
import { madeUpCode } from './made-up-code.mjs';
import { table } from './numbers.mjs';
import { BenchServer } from './server.mjs';

const FILES = 50;
const EDITS_A_ROUND = 400;

/** @param {{ rounds: number }} options */
export async function measureMemory({ rounds }) {
	const server = new BenchServer();
	await server.start();
	/** @type {string[][]} */
	const rows = [];
	/** @param {string} when */
	const note = (when) => rows.push([when, `${Math.round(server.residentMemory() ?? Number.NaN)} MB`]);
	note('started');
	const uris = Array.from({ length: FILES }, (_, number) => `file:///bench/${number}.c`);
	for (const uri of uris) {
		await server.open(uri, madeUpCode(20_000));
		await server.diagnostics(uri);
	}
	note(`${FILES} files of 20 kB open`);
	for (let round = 1; round <= rounds; round++) {
		for (let edit = 0; edit < EDITS_A_ROUND; edit++) {
			const uri = uris[edit % FILES] ?? '';
			await server.insert(uri, 30 + edit, edit % 2 === 0 ? '/* x */\n' : ' ');
			await server.diagnostics(uri);
		}
		note(`after ${round * EDITS_A_ROUND} edits`);
	}
	await server.stop();
	return table(['when', 'resident'], rows);
}
