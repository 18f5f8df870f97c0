import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { documentOf, straightLineService, withCursor } from './straight-line-code.js';

/** Checks which sockets the panel shows at `$0`, the one meant first in front. */
function checkSockets(marked: string, ...expressions: string[]) {
	const { text, offset } = withCursor(marked);
	const position = TextDocument.create('', 'c', 1, text).positionAt(offset);
	const { sockets, state } = straightLineService().sharingMatrix(documentOf(text), { position });
	expect(sockets.map(({ expression }) => expression)).toEqual(expressions);
	expect(state).toBe(expressions.length > 0 ? 'sockets' : 'none');
}

const two = (bind1: string, bind2: string, rest = '') =>
	`void serve(void)\n{\n\t${bind1}\n\t${bind2}\n\t${rest}\n}\n\nint global;\n`;

describe('the socket at a place', () => {
	it('is the one that is named there', () => {
		checkSockets(two('bind(one$0, wildcard);', 'bind(other, specific);'), 'one');
		checkSockets(two('bind($0one, wildcard);', 'bind(other, specific);'), 'one');
	});

	it('is the one of the call', () => {
		checkSockets(two('bind(one, wildcard);', 'bind(other, spec$0ific);'), 'other');
		checkSockets(two('bind(one, wildcard);', 'bi$0nd(other, specific);'), 'other');
	});

	it('is the one of the line', () => {
		checkSockets(two('bind(one, wildcard);', 'bind(other, specific);   /* $0 */'), 'other');
	});

	it('is else the nearest one before in the same function, then the others', () => {
		checkSockets(two('bind(one, wildcard);', 'bind(other, specific);', 'int x$0;'), 'other', 'one');
	});

	it('is else the nearest one after', () => {
		checkSockets(
			'void serve(void)\n{\n\tint $0x;\n\tbind(one, wildcard);\n\tbind(other, wildcard);\n}\n',
			'one',
			'other',
		);
	});

	it('is none outside of functions that have one', () => {
		checkSockets(`${two('bind(one, wildcard);', 'bind(other, specific);')}int $0y;\n`);
		checkSockets(`void quiet(void)\n{\n\tint $0x;\n}\n${two('bind(one, wildcard);', 'listen(one);')}`);
	});
});
