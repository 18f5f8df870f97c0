import { describe, expect, it } from 'vitest';
import { createLanguageService } from '../../../../server/src/language-service/service.js';
import { answerWithoutSocket } from '../../../../server/src/language-service/sharing-matrix.js';
import { documentOf, straightLineFacts } from '../straight-line-code.js';
import { answerAt, type PanelQuestion, panelAt } from './panel-at.js';

function checkNotices(body: string, expected: string[], question: PanelQuestion = {}) {
	expect(panelAt(body, question).notices.map(({ kind }) => kind)).toEqual(expected);
}

describe('the state of the answer', () => {
	it('is quiet where all is known', () => {
		checkNotices('bind(s$0, wildcard);', []);
	});

	it('names what is not known of the socket', () => {
		checkNotices('given(s);\nbind(s$0, wildcard);', ['unknown-option']);
		checkNotices('bind(s$0, unknown);', ['unknown-address']);
		checkNotices('listen(s$0);', ['no-bind']);
		checkNotices('bind(s$0, ephemeral);', ['ephemeral-port']);
		checkNotices('broken(s);\nbind(s$0, wildcard);', ['broken-code']);
		checkNotices('dualStack(s);\nbind(s$0, wildcard);', ['dual-stack']);
		checkNotices('bind(s$0, wildcard);', ['descriptor'], { model: 'wsk' });
	});

	it('says what POSIX code was answered for', () => {
		checkNotices('posix { bind(s$0, wildcard); }', ['no-table', 'inactive-branch']);
		const [noTable] = panelAt('posix { bind(s$0, wildcard); }').notices;
		expect(noTable?.text).toBe(
			'This code is for POSIX, for which no sharing table is known here. The table says what the same bind would mean on Windows.',
		);
	});

	it('tells of a cell that no source decides, only where the socket stands beside it', () => {
		checkNotices('setsockopt(s, SO_REUSEADDR, on);\nbind(s$0, specific);', ['open-question']);
		checkNotices('setsockopt(s, SO_REUSEADDR, on);\nbind(s$0, wildcard);', []);
		checkNotices('bind(s$0, specific);', ['open-question'], { role: 'second' });
	});

	it('tells of a file that could not be read to its end', () => {
		const text = 'void serve(void)\n{\nbind(s, wildcard);\n}\n';
		const problems = [{ kind: 'limit', span: { start: 0, end: 0 }, detail: 'steps' }] as const;
		const service = createLanguageService({
			factsOf: () => ({ facts: { ...straightLineFacts(text), problems }, items: [] }),
			rules: [],
		});
		const { panel } = service.sharingMatrix(documentOf(text), { position: { line: 2, character: 5 } });
		expect(panel?.notices).toEqual([
			{
				kind: 'file-with-errors',
				text: 'This file was not followed to its end. What is missing there is missing here.',
				places: [],
			},
		]);
	});
});

describe('several sockets', () => {
	const code = 'bind(a, wildcard); $0/**/ bind(b, specific);';

	it('are told, and one of them can be meant', () => {
		checkNotices(code, ['several-sockets']);
		const { panel, matrix, sockets } = answerAt(code, { account: 'same' });
		expect(panel).toMatchObject({ chosen: 0, details: { line: ['a', 'TCP', '0.0.0.0:5150', 'no option'] } });
		const other = answerAt(code, { account: 'same', socket: panel!.places[1]!.id });
		expect(other.panel).toMatchObject({ chosen: 1, details: { line: ['b', 'TCP', '10.0.0.1:5150', 'no option'] } });
		expect(other.sockets).toEqual(sockets);
		expect(other.matrix).toEqual(matrix);
	});

	it('each have a place at which they are the first', () => {
		const { panel } = answerAt(code);
		for (const [index, { position, id }] of panel!.places.entries()) {
			const text = `void serve(void)\n{\n${code.replace('$0', '')}\n}\n`;
			const service = createLanguageService({
				factsOf: () => ({ facts: straightLineFacts(text), items: [] }),
				rules: [],
			});
			const again = service.sharingMatrix(documentOf(text), { position });
			expect([again.sockets[0]?.expression, again.panel?.places[0]?.id]).toEqual([['a', 'b'][index], id]);
		}
	});

	it('fall back to the first where the one that was meant is gone', () => {
		expect(panelAt(code, { socket: 'gone' }).chosen).toBe(0);
	});
});

describe('no socket', () => {
	it('leads to those that the file binds', () => {
		const service = createLanguageService({
			factsOf: ({ text }) => ({ facts: straightLineFacts(text), items: [] }),
			rules: [],
		});
		const text = 'int x;\nvoid serve(void)\n{\nbind(s, wildcard);\n}\n';
		const { panel, state } = service.sharingMatrix(documentOf(text), { position: { line: 0, character: 5 } });
		expect(state).toBe('none');
		expect(panel).toMatchObject({ chosen: -1, details: null });
		expect(panel!.notices).toEqual([
			{
				kind: 'no-socket',
				text: 'No socket here. This file binds one.',
				places: [
					{
						label: 'line 4: TCP, 0.0.0.0:5150, no sharing option',
						range: { start: { line: 3, character: 0 }, end: { line: 3, character: 17 } },
					},
				],
			},
		]);
	});

	it('still has the table, as Markdown too', () => {
		const { panel } = answerWithoutSocket('unsupported', 0, { position: { line: 0, character: 0 }, account: 'same' });
		expect(panel!.notices.map(({ kind }) => kind)).toEqual(['no-document']);
		expect(panel!.markdown).toContain(
			'| no option, wildcard | INUSE 10048 | SUCCESS, takes that address | DENIED 10013 |',
		);
	});
});
