import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../../../server/src/host/node/grammars.js';
import { createFactsReader } from '../../../../server/src/language-service/facts-of.js';
import { createLanguageService } from '../../../../server/src/language-service/service.js';
import { ALL_RULES } from '../../../../server/src/rules/all.js';
import { documentOf, withCursor } from '../straight-line-code.js';

const service = createLanguageService({ ...(await createFactsReader(await loadGrammars())), rules: ALL_RULES });

/** A TCP listener on every address, with calls before its bind. */
const listener = (...before: string[]) => `#include <winsock2.h>
void serve(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in a = { AF_INET, htons(5150) };
	BOOL on = TRUE;
	a.sin_addr.s_addr = INADDR_ANY;
${before.map((call) => `\t${call}\n`).join('')}	if (bind(s$0, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR)
		return;
	listen(s, 5);
}
`;
const SHARING = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);';

function panelOf(code: string) {
	const { text, offset } = withCursor(code);
	const document = documentOf(text);
	const before = text.slice(0, offset).split('\n');
	const position = { line: before.length - 1, character: before.at(-1)!.length };
	const { panel } = service.sharingMatrix(document, { position });
	return { document, details: panel!.details! };
}

/** The option that the socket has once the fix that is offered for another option was applied. */
function checkBrings(code: string, option: string, rule: string) {
	const { document, details } = panelOf(code);
	const fix = details.whatIf.find((each) => each.option === option)?.fix;
	expect(fix?.rule).toBe(rule);
	const lines = document.text.split('\n');
	const offsetOf = ({ line, character }: { line: number; character: number }) =>
		lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
	const fixed = [...fix!.edits]
		.sort((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start))
		.reduce(
			(text, { range, newText }) => text.slice(0, offsetOf(range.start)) + newText + text.slice(offsetOf(range.end)),
			document.text,
		);
	const { facts } = service.analyse({ ...document, uri: 'file:///fixed.c', text: fixed });
	const binds = facts.sockets.flatMap((socket) => socket.binds).filter(({ target }) => target === 'windows');
	expect(binds.map(({ sharingOption }) => sharingOption)).toEqual([option]);
}

describe('the fix that brings another option about', () => {
	it('is that of the light bulb, and does it', () => {
		checkBrings(listener(), 'exclusive', 'listener-not-exclusive');
		checkBrings(listener(SHARING), 'none', 'reuseaddr-listener');
		checkBrings(listener(SHARING), 'exclusive', 'reuseaddr-listener');
	});

	it('is none where no finding offers one', () => {
		const { details } = panelOf(listener());
		expect(details.whatIf.find(({ option }) => option === 'reuse')?.fix).toBeNull();
	});
});

describe('the fixes of a socket', () => {
	it('are those of the findings about it, and of no other', () => {
		const other = listener(SHARING)
			.replace('$0', '')
			.replace('serve', 'other')
			.replace('5150', '80')
			.replace(/^#.*\n/, '');
		const { details } = panelOf(listener() + other);
		expect([...new Set(details.fixes.map(({ rule }) => rule))]).toEqual(['listener-not-exclusive', 'unchecked-listen']);
	});
});
