// A settled edit to its diagnostics, a hover and the matrix, through the real server, beside parsing the file once.
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { root } from '../../scripts/lib/paths.mjs';
import { madeUpCode, madeUpMistakes } from './made-up-code.mjs';
import { median, percentile, shown, table } from './numbers.mjs';
import { BenchServer } from './server.mjs';

const EDITS_A_ROUND = 20;
/** Of so many characters, with so many mistakes. */
const FILES = /** @type {const} */ ([
	[10_000, 0],
	[300_000, 0],
	[300_000, 20],
]);
const require = createRequire(path.join(root, 'server/package.json'));

/** @param {() => Promise<unknown>} what */
async function timed(what) {
	const start = performance.now();
	await what();
	return performance.now() - start;
}

/** How long the C grammar takes for a whole text. @param {string} text @param {number} rounds */
async function parsing(text, rounds) {
	await Parser.init();
	const parser = new Parser();
	parser.setLanguage(await Language.load(require.resolve('tree-sitter-c/tree-sitter-c.wasm')));
	const times = [];
	for (let round = 0; round <= rounds; round++) {
		const start = performance.now();
		parser.parse(text)?.delete();
		if (round > 0) times.push(performance.now() - start);
	}
	parser.delete();
	return median(times);
}

/** @param {number} size @param {number} mistakes @param {number} rounds */
async function rowsFor(size, mistakes, rounds) {
	const text = madeUpCode(size) + madeUpMistakes(mistakes);
	const lines = text.split('\n');
	const uri = 'file:///bench/code.c';
	const server = new BenchServer();
	const started = await server.start();
	await server.open(uri, text);
	const first = await timed(() => server.diagnostics(uri));
	/** @param {RegExp} pattern */
	const place = (pattern) => {
		const middle = Math.floor(lines.length / 2);
		const line = lines.findIndex((each, index) => index >= middle && pattern.test(each));
		return { line, character: lines[line]?.search(pattern) ?? 0 };
	};
	const bind = place(/\bbind\(/);
	const row = place(/count\+\+/);
	/** @type {Record<string, number[]>} */
	const times = { 'edit at a bind': [], 'edit elsewhere': [], hover: [], matrix: [] };
	for (let edit = 0; edit < rounds * EDITS_A_ROUND; edit++) {
		for (const [what, { line }] of /** @type {const} */ ([
			['edit at a bind', bind],
			['edit elsewhere', row],
		])) {
			await server.insert(uri, line, `/* ${edit} */ `);
			times[what]?.push(await timed(() => server.diagnostics(uri)));
		}
		const textDocument = { uri };
		const position = { line: bind.line, character: bind.character + 1 + (edit + 1) * 8 + `${edit}`.length };
		times.hover?.push(await timed(() => server.ask('textDocument/hover', { textDocument, position })));
		times.matrix?.push(await timed(() => server.ask('bindsight/sharingMatrix', { textDocument, position })));
	}
	await server.stop();
	const parse = await parsing(text, rounds);
	const size_ = `${Math.round(size / 1000)} kB${mistakes ? `, ${mistakes} findings` : ''}`;
	return [
		[size_, 'start to initialized', shown(started), '', ''],
		[size_, 'first diagnostics', shown(first), '', (first / parse).toFixed(1)],
		...Object.entries(times).map(([what, all]) => [
			...[size_, what, shown(median(all)), shown(percentile(all, 0.95))],
			(median(all) / parse).toFixed(2),
		]),
		[size_, 'parsing the file once (tree-sitter)', shown(parse), '', '1'],
	];
}

/** @param {{ rounds: number }} options */
export async function measureLatency({ rounds }) {
	const rows = [];
	for (const [size, mistakes] of FILES) {
		rows.push(...(await rowsFor(size, mistakes, rounds)));
	}
	return table(['file', 'what', 'median', 'p95', 'median / parsing'], rows);
}
