import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsOf, KnownFile } from '../../../server/src/language-service/facts-of.js';
import { randomNumbers, SEED } from '../../helpers/random.js';

const SAMPLES = new URL('../../../samples/', import.meta.url);
const SNIPPETS = [
	'{',
	'}',
	'(',
	')',
	';',
	'if (x) ',
	'goto out;',
	'return -1;',
	's',
	'*',
	'&',
	'->fd',
	'#if X\n',
	'#endif\n',
	'"',
];
const ROUNDS = 150;

const grammars = await loadGrammars();
const document = (text: string, version: number) =>
	({ uri: 'file:///edited.cpp', languageId: 'cpp', version, text }) as const;

it(`after random edits the kept summaries give the facts of a fresh analysis (BINDSIGHT_SEED=${SEED})`, async () => {
	const random = randomNumbers(SEED);
	const texts = readdirSync(SAMPLES)
		.filter((name) => /\.c(pp)?$/.test(name))
		.map((name) => readFileSync(new URL(name, SAMPLES), 'utf8'));
	const keeping = await createFactsOf(grammars);
	for (let round = 0; round < ROUNDS; round++) {
		let text = texts[random(texts.length)]!;
		for (let edit = random(5); edit > 0; edit--) {
			const at = random(text.length);
			text = text.slice(0, at) + SNIPPETS[random(SNIPPETS.length)]! + text.slice(at + random(8));
		}
		const kept = keeping(document(text, round));
		const fresh = (await createFactsOf(grammars))(document(text, round));
		expect(kept, `round ${round}: ${text}`).toEqual(fresh);
	}
});

/** Pieces of one program: functions that call each other, share globals, options in macros, a class. */
const PROGRAM = [
	'#include <winsock2.h>\n#define ON 1\n#define REUSE SO_REUSEADDR\n',
	'static SOCKET listener;\nstatic int port = 5150;\nstruct conn { SOCKET fd; int on; };\n',
	'static int on = ON;\n',
	'static void share(SOCKET s) {\n\tint yes = ON;\n\tsetsockopt(s, SOL_SOCKET, REUSE, (const char *)&yes, sizeof yes);\n}\n',
	'static int bind_any(SOCKET s, int number) {\n\tstruct sockaddr_in a = {0};\n\ta.sin_family = AF_INET;\n\ta.sin_port = htons(number);\n\treturn bind(s, (struct sockaddr *)&a, sizeof a);\n}\n',
	'void open_listener(void) {\n\tlistener = socket(AF_INET, SOCK_STREAM, 0);\n\tshare(listener);\n}\n',
	'void serve(void) {\n\tif (bind_any(listener, port) != 0) return;\n\tlisten(listener, 5);\n}\n',
	'void connection(struct conn *c) {\n\tc->fd = socket(AF_INET, SOCK_DGRAM, 0);\n\tbind_any(c->fd, 0);\n\tsetsockopt(c->fd, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&c->on, sizeof c->on);\n}\n',
	'int unrelated(int x) {\n\treturn x * 2;\n}\n',
	'void close_it(void) {\n\tclosesocket(listener);\n}\n',
];
const LINES = [
	'\tshare(listener);\n',
	'\tif (port) return;\n',
	'\tint on = 0;\n',
	'\tport = 80;\n',
	'\tclose_it();\n',
	'\tserve();\n',
	'\tbind_any(listener, 7);\n',
	'\t// a comment\n',
	'#define ON 0\n',
	'struct more { SOCKET fd; };\n',
	'}\n',
];
const SESSIONS = 12;
const EDITS = 25;

function edited(text: string, random: (below: number) => number): string {
	const lines = text.split(/(?<=\n)/);
	const at = random(lines.length + 1);
	switch (random(5)) {
		case 0:
			return [...lines.slice(0, at), ...lines.slice(at + 1)].join('');
		case 1:
			return lines
				.map((line) => (random(lines.length) === 0 ? line.replace('5150', '80').replace('ON', 'OFF') : line))
				.join('');
		case 2:
			return [...lines.slice(0, at), PROGRAM[random(PROGRAM.length)]!, ...lines.slice(at)].join('');
		default:
			return [...lines.slice(0, at), LINES[random(LINES.length)]!, ...lines.slice(at)].join('');
	}
}

it('a function that begins to lead to a socket call is followed from its callers', async () => {
	const factsOf = await createFactsOf(grammars);
	const before = `	serve();
static int bind_any(SOCKET s, int number) {
	close_it();
	return bind(s, (struct sockaddr *)&a, sizeof a);
}
void serve(void) {
void connection(struct conn *c) {
}
int unrelated(int x) {
}
void close_it(void) {
}
static int bind_any(SOCKET s, int number) {
}`;
	const after = `	serve();
static int bind_any(SOCKET s, int number) {
	close_it();
	return bind(s, (struct sockaddr *)&a, sizeof a);
}
void serve(void) {
	listen(listener, 5);
void connection(struct conn *c) {
}
int unrelated(int x) {
}
void close_it(void) {
	serve();
}
static int bind_any(SOCKET s, int number) {
}`;
	const known = new KnownFile();
	factsOf(document(before, 1), ['windows'], [], known);
	const { facts } = factsOf(document(after, 2), ['windows'], [], known);
	expect(facts).toEqual(factsOf(document(after, 2), ['windows'], []).facts);
	expect(facts.sockets).not.toEqual([]);
});

it(`what is kept through a session of edits gives the facts of a fresh analysis (BINDSIGHT_SEED=${SEED})`, async () => {
	const random = randomNumbers(SEED);
	const keeping = await createFactsOf(grammars);
	const forgetting = await createFactsOf(grammars);
	let sockets = 0;
	for (let session = 0; session < SESSIONS; session++) {
		const known = new KnownFile();
		let text = [...PROGRAM].join('');
		for (let edit = 0; edit < EDITS; edit++) {
			const kept = keeping(document(text, edit), ['windows', 'posix'], [], known);
			const fresh = forgetting(document(text, edit), ['windows', 'posix'], []);
			expect(kept, `session ${session}, edit ${edit}: ${text}`).toEqual(fresh);
			sockets += kept.facts.sockets.length;
			text = edited(text, random);
		}
	}
	expect(sockets).toBeGreaterThan(SESSIONS * EDITS);
});
