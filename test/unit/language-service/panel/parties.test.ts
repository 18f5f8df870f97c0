import { describe, expect, it } from 'vitest';
import { answerAt, detailsAt, type PanelQuestion } from './panel-at.js';

/** Checks the verdict for each kind of other socket, as "label: sentence". */
function checkParties(body: string, question: PanelQuestion, ...expected: string[]) {
	expect(detailsAt(body, question).parties.map(({ label, sentence }) => `${label}: ${sentence}`)).toEqual(expected);
}

/** The outcomes that the table has at the cells of a party. */
function outcomesAt(body: string, question: PanelQuestion = {}) {
	const { matrix, panel } = answerAt(body, question);
	return panel!.details!.parties.map(({ cells }) =>
		cells.map(({ first, second }) => matrix.cells[first]?.[second]?.outcome),
	);
}

describe('the verdict for each account', () => {
	it('counts what can be taken of a wildcard', () => {
		checkParties(
			'bind(s$0, wildcard);',
			{},
			'Same account: can take any one address (3 of 6).',
			'Other account: nothing.',
		);
		checkParties(
			'setsockopt(s, SO_EXCLUSIVEADDRUSE, on);\nbind(s$0, wildcard);',
			{},
			'Same account: nothing.',
			'Other account: nothing.',
		);
		checkParties(
			'setsockopt(s, SO_REUSEADDR, on);\nbind(s$0, wildcard);',
			{},
			'Same account: can take any one address, or share the wildcard with SO_REUSEADDR (4 of 6).',
			'Other account: can take any one address with SO_REUSEADDR, or share the wildcard with SO_REUSEADDR (2 of 6).',
		);
	});

	it('says of a specific address that only what is around it can be had', () => {
		checkParties(
			'bind(s$0, specific);',
			{},
			'Same account: not this address, only a wildcard around it (2 of 6).',
			'Other account: not this address, only a wildcard around it (2 of 6).',
		);
	});

	it('speaks of this bind where the socket comes second', () => {
		checkParties(
			'bind(s$0, wildcard);',
			{ role: 'second' },
			'Same account: this bind succeeds over 3 of 6.',
			'Other account: this bind succeeds over 3 of 6.',
		);
		checkParties(
			'setsockopt(s, SO_EXCLUSIVEADDRUSE, on);\nbind(s$0, wildcard);',
			{ role: 'second' },
			'Same account: this bind fails over all 6.',
			'Other account: this bind fails over all 6.',
		);
	});

	it('gives the range where the option is not known', () => {
		checkParties(
			'given(s);\nbind(s$0, wildcard);',
			{},
			'Same account: 0 to 4 of 6 binds succeed, by what this socket is bound with.',
			'Other account: 0 to 2 of 6 binds succeed, by what this socket is bound with.',
		);
	});

	it('does not ask for accounts where the table does not', () => {
		checkParties(
			'bind(s$0, wildcard);',
			{ model: 'winsock-xp' },
			'Any account: can take any one address with SO_REUSEADDR, or share the wildcard with SO_REUSEADDR (2 of 6).',
		);
	});

	it('asks for the access in Winsock Kernel', () => {
		checkParties(
			'bind(s$0, wildcard);',
			{ model: 'wsk' },
			'Admitted by its descriptor: can take any one address (3 of 6).',
			'Refused by its descriptor: nothing.',
		);
	});

	it('says nothing of a port that the system picks', () => {
		checkParties('bind(s$0, ephemeral);', {});
	});

	it('points at the cells that it counts, and names their table', () => {
		expect(outcomesAt('bind(s$0, wildcard);')).toEqual([['CHECK', 'CHECK', 'CHECK'], []]);
		expect(outcomesAt('bind(s$0, wildcard);', { account: 'same', role: 'second' })).toEqual([
			['SUCCESS', 'SUCCESS', 'SUCCESS'],
			['SUCCESS', 'SUCCESS', 'SUCCESS'],
		]);
		const [same, other] = detailsAt('bind(s$0, wildcard);').parties;
		expect(same?.confidence).toBe('documented');
		expect(same?.sources).not.toEqual(other?.sources);
	});

	it('is inferred for a dual-stack socket', () => {
		const { parties, source } = detailsAt('dualStack(s);\nbind(s$0, wildcard);');
		expect(parties.map(({ confidence }) => confidence)).toEqual(['inferred', 'inferred']);
		expect(source).toBe('Win32, Server 2003 and later, in part inferred');
	});
});
