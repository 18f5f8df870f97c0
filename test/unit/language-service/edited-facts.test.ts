import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsReader, KnownFile } from '../../../server/src/language-service/facts-of.js';
import { randomNumbers, SEED } from '../../helpers/random.js';
import { EARLY_OPTION, LATE_OPTION } from '../../server/sample-code.js';

const reader = await createFactsReader(await loadGrammars());
const fresh = await createFactsReader(await loadGrammars());
const EDITS = 40;

const CLASSES = `
#define CLOSE(s) closesocket(s)
typedef SOCKET handle_t;
enum { PORT = 5150 };
static const int on = 1;
class Base { public: virtual ~Base() { CLOSE(m_socket); } protected: handle_t m_socket; };
class Listener : public Base { public: bool open(); };
bool Listener::open()
{
	m_socket = socket(AF_INET6, SOCK_STREAM, 0);
	sockaddr_in6 a = {};
	a.sin6_port = htons(PORT);
	return bind(m_socket, (sockaddr *)&a, sizeof a) == 0 && setsockopt(m_socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0;
}
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; } // "bind"
`;
const START = LATE_OPTION + CLASSES + EARLY_OPTION.replace('serve', 'other');
const PIECES = [
	'\n',
	'x',
	'{',
	'}',
	'/* bind */',
	'//',
	'"',
	'#ifdef _WIN32\n',
	'#else\n',
	'#endif\n',
	'#define bind b\n',
];

/** Edits that leave most of the code as it was, with a way back now and then. */
function versions(random: (below: number) => number): string[] {
	const all = [START];
	while (all.length < EDITS) {
		const before = random(4) === 0 ? START : all.at(-1)!;
		const at = random(before.length);
		const lines = START.split('\n');
		const put = random(3) === 0 ? `${lines[random(lines.length)]}\n` : PIECES[random(PIECES.length)]!;
		all.push(before.slice(0, at) + put + before.slice(at + random(2) * random(20)));
	}
	return all;
}

describe('the facts of a file that is edited', () => {
	it(`are those of its text by itself (BINDSIGHT_SEED=${SEED})`, () => {
		const known = new KnownFile();
		let sockets = 0;
		versions(randomNumbers(SEED)).forEach((text, edit) => {
			const document = { uri: 'file:///edited.cpp', languageId: 'cpp' as const, version: edit, text };
			const edited = reader.factsOf(document, undefined, undefined, known);
			const { facts, items } = fresh.factsOf(document);
			sockets += facts.sockets.length;
			expect(edited, `edit ${edit} of seed ${SEED}`).toEqual({ facts, items });
		});
		expect(sockets).toBeGreaterThan(EDITS);
	});

	it('are new where a macro has changed that a macro of it uses', () => {
		const code = (option: string) =>
			[
				`#define WANTED ${option}`,
				'#define SET(s, name) setsockopt(s, SOL_SOCKET, name, (const char *)&on, sizeof on)',
				'#define SHARE(s) SET(s, WANTED)',
				'void serve(SOCKET s) { int on = 1; SHARE(s); }',
			].join('\n');
		const known = new KnownFile();
		const optionAfter = (text: string, version: number) => {
			const document = { uri: 'file:///macros.c', languageId: 'c' as const, version, text };
			return reader.factsOf(document, undefined, undefined, known).facts.sockets[0]?.events[0]?.option;
		};
		expect(optionAfter(code('SO_REUSEADDR'), 1)).toBe('SO_REUSEADDR');
		expect(optionAfter(code('SO_BROADCAST'), 2)).toBe('SO_BROADCAST');
		expect(optionAfter(code('SO_BROADCAST').replace('SET(s, WANTED)', 'SET(s, SO_DEBUG)'), 3)).toBe('SO_DEBUG');
		expect(optionAfter(code('SO_BROADCAST').replace('SOL_SOCKET, name', 'SOL_SOCKET, SO_LINGER'), 4)).toBe('SO_LINGER');
	});
});
