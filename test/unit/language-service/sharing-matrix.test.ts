import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SharingMatrixQuestion } from '../../../server/src/language-service/service.js';
import type { SharingMatrixAnswer } from '../../../server/src/protocol/matrix.js';
import { documentOf, straightLineService, withCursor } from './straight-line-code.js';

function matrixAt(body: string, question: Partial<SharingMatrixQuestion> = {}): SharingMatrixAnswer {
	const { text, offset } = withCursor(`void serve(void)\n{\n${body}\n}\n`);
	const position = TextDocument.create('', 'c', 1, text).positionAt(offset);
	return straightLineService().sharingMatrix(documentOf(text, 4), { position, ...question });
}

/** Checks which lines of the table the socket at `$0` is: "exclusive wildcard". */
function checkLines(body: string, ...expected: string[]) {
	const { sockets, matrix } = matrixAt(body);
	const lines = sockets[0]?.lines.map((index) => matrix.rows[index]!) ?? [];
	expect(lines.map(({ option, address }) => `${option} ${address}`)).toEqual(expected);
}

function checkVerdict(body: string, verdict: string, question: Partial<SharingMatrixQuestion> = {}) {
	expect(matrixAt(body, question).sockets[0]?.verdict).toBe(verdict);
}

describe('the lines of the socket', () => {
	it('are one where all is known', () => {
		checkLines('bind(s$0, wildcard);', 'none wildcard');
		checkLines('setsockopt(s, SO_EXCLUSIVEADDRUSE, on);\nbind(s$0, specific);', 'exclusive specific');
	});

	it('are all that it may be where the option or the address is not known', () => {
		checkLines('given(s);\nbind(s$0, wildcard);', 'none wildcard', 'reuse wildcard', 'exclusive wildcard');
		checkLines('bind(s$0, unknown);', 'none wildcard', 'none specific');
	});

	it('are columns where the socket is the second bind', () => {
		const answer = matrixAt('bind(s$0, specific);', { role: 'second', model: 'winsock-2008-article' });
		expect(answer.sockets[0]?.lines.map((index) => answer.matrix.columns[index])).toEqual([
			{ option: 'none', address: 'specific' },
		]);
	});
});

describe('the verdict', () => {
	it('counts what succeeds for the same and for another account', () => {
		checkVerdict(
			'bind(s$0, wildcard);',
			'Leaves 0.0.0.0:5150 open in part. ' +
				'Another program of the same account can bind one of its addresses whatever its sharing option. ' +
				'Another account gets WSAEACCES.',
		);
		checkVerdict(
			'setsockopt(s, SO_REUSEADDR, on);\nbind(s$0, specific);',
			'Opens 10.0.0.1:5150 to others. ' +
				'Any program can bind the same address with SO_REUSEADDR. ' +
				'Which socket then receives is undefined. ' +
				'A later wildcard bind without SO_EXCLUSIVEADDRUSE succeeds, even from another account, and leaves this address alone.',
		);
	});

	it('speaks of earlier binds where the socket is the second', () => {
		checkVerdict(
			'bind(s$0, specific);',
			'6 of the 6 kinds of earlier bind can refuse this one. ' +
				'Succeeds for the same account only where the wildcard is held without SO_EXCLUSIVEADDRUSE. ' +
				'Fails where the wildcard is held with SO_EXCLUSIVEADDRUSE. ' +
				'Fails where this address is held whatever its sharing option.',
			{ role: 'second' },
		);
	});

	it('follows the model that was asked for', () => {
		checkVerdict(
			'bind(s$0, wildcard);',
			'Opens 0.0.0.0:5150 to others. ' +
				'Any program can bind the same wildcard address or one of its addresses with SO_REUSEADDR. ' +
				'Which socket then receives is undefined.',
			{ model: 'winsock-xp' },
		);
	});

	it('says that it does not know where no bind is in sight', () => {
		checkVerdict('listen(s$0);', 'No bind of this socket is in sight: who could share its port is not known.');
	});
});

describe('the socket', () => {
	it('is summed up in a line', () => {
		const summaryAt = (body: string) => matrixAt(body).sockets[0]?.summary;
		expect(summaryAt('bind(s$0, wildcard);\nlisten(s);')).toBe('TCP listener, 0.0.0.0:5150, no sharing option');
		expect(summaryAt('given(s);\nbind(s$0, unknown);')).toBe('TCP, address not known, sharing option not known');
	});

	it('carries notes on what is not known and on what it was answered for', () => {
		const notesAt = (body: string) => matrixAt(body).sockets[0]?.notes;
		expect(notesAt('bind(s$0, wildcard);')).toEqual([]);
		expect(notesAt('given(s);\nbind(s$0, unknown);')).toHaveLength(2);
		expect(notesAt('posix { bind(s$0, wildcard); }')).toEqual([
			'Answered for POSIX: this code is not compiled for Windows.',
		]);
	});

	it('is answered for Windows in words where only POSIX is meant', () => {
		expect(matrixAt('posix { bind(s$0, specific); }').sockets[0]?.verdict).toMatch(
			/^POSIX systems have no sharing table\. On Windows the same bind would mean: Keeps/,
		);
	});
});

describe('the table', () => {
	it('is that of the model and the account', () => {
		const { matrix, version, role } = matrixAt('bind(s$0, wildcard);', { account: 'different' });
		expect({ version, role, model: matrix.model, account: matrix.account }).toEqual({
			version: 4,
			role: 'first',
			model: 'winsock',
			account: 'different',
		});
		expect(matrix.cells[0]?.map(({ outcome }) => outcome)).toEqual([
			'INUSE',
			'DENIED',
			'DENIED',
			'DENIED',
			'INUSE',
			'DENIED',
		]);
		expect(matrix.cells[0]?.[1]?.explanation).toContain('another user account');
	});

	it('is given without a socket too', () => {
		expect(matrixAt('in$0t x;')).toMatchObject({ state: 'none', sockets: [], matrix: { model: 'winsock' } });
	});
});
