import { expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { randomNumbers, SEED } from '../helpers/random.js';
import { newClient } from './new-client.js';
import { EARLY_OPTION, LATE_OPTION } from './sample-code.js';

const ROUNDS = 16;
/** Few, so that much of the code stays whole and has findings. */
const EDITS_A_ROUND = 4;
const START = LATE_OPTION + EARLY_OPTION.replace('serve', 'other');

/** What edits put in: pieces of code that matter, and characters that cost more than one byte or unit. */
const PIECES = [
	'\tsetsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);\n',
	'\tbind(s, (struct sockaddr *)&a, sizeof a);\n',
	'\tSOCKET t = socket(AF_INET6, SOCK_DGRAM, 0);\n',
	'#ifdef _WIN32\n',
	'#else\n',
	'#endif\n',
	'}\n',
	'{',
	'"🔌',
	'/* 端口 */',
	'\r\n',
	'',
];

it(`after random edits the diagnostics are those of the text opened fresh (BINDSIGHT_SEED=${SEED})`, async () => {
	const random = randomNumbers(SEED);
	const client = newClient();
	await client.initialize();
	const uri = 'file:///edited.c';
	let document = TextDocument.create(uri, 'c', 1, START);
	let findings = 0;
	await client.open(uri, document.getText());
	const change = async (range: Range, text: string) => {
		const version = document.version + 1;
		document = TextDocument.update(document, [{ range, text }], version);
		await client.change(uri, version, range, text);
	};
	for (let round = 0; round < ROUNDS; round++) {
		const whole = { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
		await change(whole, START);
		for (let edit = 0; edit < EDITS_A_ROUND; edit++) {
			const start = random(document.getText().length);
			const end = Math.min(document.getText().length, start + random(3) * random(30));
			const range = { start: document.positionAt(start), end: document.positionAt(end) };
			await change(range, PIECES[random(PIECES.length)]!);
		}
		const { version } = document;
		const edited = await client.diagnostics(uri, (params) => params.version === version);
		findings += edited.diagnostics.length;
		const fresh = `file:///fresh/${round}/edited.c`;
		await client.open(fresh, document.getText());
		const opened = await client.diagnostics(fresh);
		const withOneName = JSON.stringify(opened.diagnostics).replaceAll(fresh, uri);
		expect(edited.diagnostics, `round ${round} of seed ${SEED}`).toEqual(JSON.parse(withOneName));
	}
	expect(findings).toBeGreaterThan(0);
	const restarted = newClient();
	await restarted.initialize();
	await restarted.open(uri, document.getText());
	const fromScratch = await restarted.diagnostics(uri);
	expect(client.published.filter((params) => params.uri === uri).at(-1)?.diagnostics).toEqual(fromScratch.diagnostics);
});
