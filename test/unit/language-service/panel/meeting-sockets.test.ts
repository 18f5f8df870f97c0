import { describe, expect, it } from 'vitest';
import { matrixInWords } from '../../../../server/src/language-service/matrix-in-words.js';
import { meetingSockets } from '../../../../server/src/language-service/panel/meeting-sockets.js';
import type { BoundSocket } from '../../../../server/src/protocol/ports.js';
import { boundInCode } from './bound-in-code.js';

const own = boundInCode('bind(s$0, wildcard);');
const SAME = { model: 'winsock', account: 'same', role: 'first' } as const;

/** A socket of another file. */
function elsewhere(file: string, body: string, more: Partial<BoundSocket> = {}): BoundSocket {
	return boundInCode(body, { uri: `file:///w/${file}`, ...more });
}

/** Checks each socket found, as "place: outcome at first bind's option/address, second's". */
function checkFound(all: readonly BoundSocket[], expected: string[], role: 'first' | 'second' = 'first') {
	const { rows, columns } = matrixInWords('winsock', 'same');
	const { sockets } = meetingSockets(own, all, { ...SAME, role });
	const lineOf = (line?: { option: string; address: string }) => `${line?.option}/${line?.address}`;
	expect(
		sockets.map(({ place, outcome, cells }) =>
			[
				`${place}: ${outcome}`,
				...cells.map(({ first, second }) => `${lineOf(rows[first])} ${lineOf(columns[second])}`),
			].join(' at '),
		),
	).toEqual(expected);
}

describe('the sockets of a workspace that stand in the table of one', () => {
	const agent = elsewhere('agent.c', 'bind(a$0, specific);');
	const sharing = elsewhere('b.c', 'setsockopt(b, SO_REUSEADDR, on);\nbind(b$0, wildcard);');

	it('are given with their cells and outcomes', () => {
		checkFound(
			[own, agent, sharing],
			['agent.c:3: SUCCESS at none/wildcard none/specific', 'b.c:4: DENIED at none/wildcard reuse/wildcard'],
		);
		checkFound(
			[own, agent, sharing],
			['agent.c:3: SUCCESS at none/specific none/wildcard', 'b.c:4: INUSE at reuse/wildcard none/wildcard'],
			'second',
		);
	});

	it('leave out what never meets it', () => {
		checkFound(
			[
				{ ...agent, port: { kind: 'number', value: 80 } },
				{ ...agent, protocol: 'udp' },
				{ ...agent, model: 'wsk' },
				{ ...agent, port: { kind: 'unknown' } },
			],
			[],
		);
	});

	it('stand at every cell that they may be', () => {
		checkFound(
			[elsewhere('c.c', 'given(c);\nbind(c$0, specific);')],
			[
				'c.c:4: SUCCESS at none/wildcard none/specific at none/wildcard reuse/specific at none/wildcard exclusive/specific',
			],
		);
		checkFound(
			[elsewhere('c.c', 'given(c);\nbind(c$0, wildcard);')],
			[
				'c.c:4: open at none/wildcard none/wildcard at none/wildcard exclusive/wildcard at none/wildcard reuse/wildcard',
			],
		);
	});

	it('may have the same port where both name it alike', () => {
		const port = { kind: 'symbol', text: 'PORT' } as const;
		const { sockets } = meetingSockets({ ...own, port }, [{ ...agent, port }], SAME);
		expect(sockets.map(({ samePort }) => samePort)).toEqual(['maybe']);
	});

	it('are listed up to a limit, those of the same file first', () => {
		const many = Array.from({ length: 60 }, (_, index) => ({ ...agent, uri: `file:///w/t${index}.c` }));
		const here = {
			...agent,
			uri: own.uri,
			range: { start: { line: 9, character: 0 }, end: { line: 9, character: 4 } },
		};
		const { sockets, more } = meetingSockets(own, [...many, here], SAME);
		expect(sockets[0]!.uri).toBe(own.uri);
		expect([sockets.length, more]).toEqual([50, 11]);
	});
});
