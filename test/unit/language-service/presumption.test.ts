import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsOf } from '../../../server/src/language-service/facts-of.js';
import { createLanguageService } from '../../../server/src/language-service/service.js';
import { documentOf, withCursor } from './straight-line-code.js';

const service = createLanguageService({ factsOf: await createFactsOf(await loadGrammars()), rules: [] });
const NOTE = 'No sharing option is set in sight; what was done to the socket elsewhere is not known.';

const CODE = (before: string): string => `#include <winsock2.h>
int serve(SOCKET s)
{
	struct sockaddr_in a = { 0 };
	a.sin_addr.s_addr = INADDR_ANY;
	a.sin_port = htons(5150);
	${before}
	if (bi$0nd(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR) return WSAGetLastError() == WSAEACCES;
	return listen(s, 5);
}
`;

function at(marked: string, word?: string) {
	const { text, offset } = withCursor(marked);
	const place = word ? text.indexOf(word) + 1 : offset;
	return { document: documentOf(text), position: TextDocument.create('', 'c', 1, text).positionAt(place) };
}

describe('a socket from elsewhere that nothing in sight touches', () => {
	it('is judged without an option in the hover, which says that this is all that is in sight', () => {
		const { document, position } = at(CODE(''));
		const markdown = service.hover(document, position)?.markdown;
		expect(markdown).toContain('**Leaves 0.0.0.0:5150 open in part.**');
		expect(markdown).toContain(NOTE);
	});

	it('is one line of the panel’s table, with the same note', () => {
		const { document, position } = at(CODE(''));
		const { sockets, matrix } = service.sharingMatrix(document, { position });
		expect(sockets[0]).toMatchObject({
			summary: 'TCP listener, 0.0.0.0:5150, no sharing option in sight',
			sharingOption: 'none',
			possible: ['none', 'unknown'],
			notes: [NOTE],
		});
		expect(sockets[0]?.lines.map((index) => matrix.rows[index]!.option)).toEqual(['none']);
	});

	it('explains no status: that would rest on what is out of sight', () => {
		const { document, position } = at(CODE(''), 'WSAEACCES');
		expect(service.hover(document, position)?.markdown).not.toContain('explains');
	});

	it('is not known where something in sight may have touched it', () => {
		const { document, position } = at(CODE('make_reusable(s);'));
		const { sockets } = service.sharingMatrix(document, { position });
		expect(sockets[0]?.summary).toBe('TCP listener, 0.0.0.0:5150, sharing option not known');
		expect(sockets[0]?.notes).not.toContain(NOTE);
	});
});
