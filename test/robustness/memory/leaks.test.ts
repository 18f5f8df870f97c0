import { afterEach, describe, expect, it, vi } from 'vitest';
import { madeUpCode } from '../../benchmarks/made-up-code.mjs';
import { randomNumbers } from '../../helpers/random.js';
import { growth } from './growth.mjs';
import { MeasuredServer } from './measured-server.mjs';
import { Workload } from './workload.mjs';

/*
 * What the built server holds after garbage collections, in bytes. The same round of work is done again and again, so that all that
 * is kept on purpose is there after the first; what is kept of texts that are always new is bounded, as other tests show.
 */
/** In bytes: what is done a hundred times leaves less than a short string each time. */
const FLAT = 20_000;
const ROUNDS = 8;
/** In milliseconds: V8 does not compile what it runs here as well as it could. */
const PATIENCE = 120_000;

vi.setConfig({ testTimeout: PATIENCE });

const servers: MeasuredServer[] = [];

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.kill();
	}
});

async function startedServer(): Promise<MeasuredServer> {
	const server = new MeasuredServer();
	servers.push(server);
	return server;
}

/** What is held after each of several rounds of work. */
async function heldAfterRounds(server: MeasuredServer, round: () => Promise<void>) {
	const held: Awaited<ReturnType<MeasuredServer['memory']>>[] = [];
	for (let number = 0; number < ROUNDS; number++) {
		await round();
		held.push(await server.memory());
	}
	return held;
}

/** Neither the heap, nor buffers, nor the memory of WebAssembly grow from the first rounds to the last. */
async function checkFlat(server: MeasuredServer, round: () => Promise<void>): Promise<void> {
	const held = await heldAfterRounds(server, round);
	for (const part of ['heap', 'external', 'wasm'] as const) {
		expect(growth(held.map((each) => each[part]))).toBeLessThan(FLAT);
	}
}

describe('memory stays as it is', () => {
	it('through 500 edits of documents that are linked, and that stand by themselves', async () => {
		const server = await startedServer();
		const work = new Workload(server, randomNumbers(5));
		await work.begin();
		await checkFlat(server, async () => {
			work.repeat(randomNumbers(7));
			for (let edit = 0; edit < 60; edit++) {
				await work.edit();
			}
			await work.restore();
		});
		await work.end();
	});

	it('through 100 files that are opened and closed', async () => {
		const server = await startedServer();
		const work = new Workload(server, randomNumbers(5));
		await work.begin();
		await checkFlat(server, async () => {
			work.repeat(randomNumbers(7));
			for (let file = 0; file < 12; file++) {
				await work.visit();
			}
		});
		await work.end();
	});

	it('but grows with files that stay open: the measure sees what a leak would be', async () => {
		const server = await startedServer();
		const work = new Workload(server, randomNumbers(5));
		await work.begin();
		const held = await heldAfterRounds(server, async () => {
			for (let file = 0; file < 3; file++) {
				await work.keepOpen();
			}
		});
		expect(growth(held.map(({ heap }) => heap))).toBeGreaterThan(10 * FLAT);
		await work.end();
	});
});

it('of a large file that is edited, not each version is kept: one item of each', async () => {
	const server = await startedServer();
	await server.start(null);
	const uri = 'file:///large.c';
	const lines = madeUpCode(100_000).split('\n');
	const line = lines.indexOf('\tint on = 1;');
	await server.tell('textDocument/didOpen', {
		textDocument: { uri, languageId: 'c', version: 1, text: lines.join('\n') },
	});
	let version = 1;
	const held = await heldAfterRounds(server, async () => {
		for (let edit = 0; edit < 5; edit++) {
			const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
			await server.tell('textDocument/didChange', {
				textDocument: { uri, version: ++version },
				contentChanges: [{ range, text: `\tint on = ${version};\n` }],
			});
			await server.ask('textDocument/diagnostic', { textDocument: { uri } });
		}
	});
	// Of 100 kB each, two thirds of 40 versions would be 2.7 MB, and what is cut of them ten times as much.
	expect(growth(held.map(({ heap, external }) => heap + external))).toBeLessThan(1_000_000);
});
