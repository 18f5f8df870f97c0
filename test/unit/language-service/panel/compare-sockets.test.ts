import { describe, expect, it } from 'vitest';
import { matrixInWords } from '../../../../server/src/language-service/matrix-in-words.js';
import {
	type ComparisonQuestion,
	compareSockets,
} from '../../../../server/src/language-service/panel/compare-sockets.js';
import type { BoundSocket } from '../../../../server/src/protocol/ports.js';
import { boundInCode } from './bound-in-code.js';

const WINSOCK: ComparisonQuestion = { model: 'winsock', account: 'unknown' };
const server = boundInCode('bind(server$0, wildcard);');
const agent = boundInCode('bind(agent$0, specific);');
const unknown = boundInCode('given(other);\nbind(other$0, wildcard);');

/** Checks the headlines of both orders, as "a first, then b: what happens". */
function checkOrders(
	one: BoundSocket,
	other: BoundSocket,
	expected: string[],
	question: Partial<ComparisonQuestion> = {},
) {
	const { orders } = compareSockets(one, other, { ...WINSOCK, ...question });
	expect(orders.map(({ title, headline }) => `${title}: ${headline}`)).toEqual(expected);
}

describe('two sockets of one port', () => {
	it('are compared in both orders', () => {
		checkOrders(server, agent, [
			'server first, then agent: succeeds for the same account and takes one address; else WSAEACCES (10013)',
			'agent first, then server: succeeds; the first address stays as it is',
		]);
		checkOrders(
			server,
			agent,
			[
				'server first, then agent: succeeds; takes that address',
				'agent first, then server: succeeds; the first address stays as it is',
			],
			{ account: 'same' },
		);
	});

	it('have the exact cell of the table and what explains it', () => {
		const { orders, model } = compareSockets(server, agent, { ...WINSOCK, account: 'different' });
		const [{ cases }] = orders as [(typeof orders)[0]];
		expect(cases).toHaveLength(1);
		expect(cases[0]).toMatchObject({ outcome: 'DENIED', condition: '', confidence: 'documented' });
		const { first, second } = cases[0]!.cell!;
		const { rows, columns } = matrixInWords(model, 'different');
		expect([rows[first], columns[second]]).toEqual([
			{ option: 'none', address: 'wildcard' },
			{ option: 'none', address: 'specific' },
		]);
		expect(cases[0]!.explanation).toContain('another user account');
	});

	it('are named by their places where the code calls them alike', () => {
		const twin = { ...server, uri: 'file:///w/my%20probe.c' };
		checkOrders(server, twin, [
			'server.c:3 first, then my probe.c:3: fails, WSAEADDRINUSE (10048)',
			'my probe.c:3 first, then server.c:3: fails, WSAEADDRINUSE (10048)',
		]);
	});
});

describe('two sockets that do not meet', () => {
	function checkApart(other: BoundSocket, because: string) {
		for (const { meets, headline, cases } of compareSockets(server, other, WINSOCK).orders) {
			expect(meets).toBe(false);
			expect(headline).toBe('succeeds: they do not meet');
			expect(cases[0]).toMatchObject({ outcome: 'SUCCESS', cell: null });
			expect(cases[0]!.explanation).toContain(because);
		}
	}

	it('say why', () => {
		checkApart({ ...agent, port: { kind: 'number', value: 80 } }, 'on another port');
		checkApart({ ...agent, protocol: 'udp' }, 'the ports of TCP and UDP are apart');
		checkApart({ ...agent, addressText: '[::1]:5150', described: null }, 'of the other address family');
		checkApart(boundInCode('bind(any$0, ephemeral);'), 'the system picks a port');
	});
});

describe('what is not known', () => {
	it('is told case by case, and those that end alike once', () => {
		const { orders } = compareSockets(unknown, server, WINSOCK);
		expect(orders.map(({ headline }) => headline)).toEqual([
			'fails, WSAEADDRINUSE (10048)',
			'depends on what is not known here',
		]);
		expect(orders[1]!.cases.map(({ condition, outcome }) => `${outcome} ${condition}`)).toEqual([
			'INUSE if the second bind has no option; the second bind has SO_EXCLUSIVEADDRUSE',
			'DENIED if the second bind has SO_REUSEADDR',
		]);
	});

	it('is explained once where all of it ends alike', () => {
		const [first] = compareSockets(unknown, server, WINSOCK).orders;
		expect(first!.cases).toHaveLength(1);
		expect(first!.cases[0]).toMatchObject({ outcome: 'INUSE', condition: '', cell: null });
		expect(first!.cases[0]!.explanation).toBe(
			'The same in all 3 ways that the code leaves open: fails, WSAEADDRINUSE (10048).',
		);
	});

	it('holds for two addresses that nobody can name', () => {
		const unnamed = { ...agent, addressText: ':5150', described: null };
		const [first] = compareSockets(agent, unnamed, WINSOCK).orders;
		expect(first!.cases.map(({ condition, outcome }) => `${outcome} ${condition}`)).toEqual([
			'INUSE if both are on one address',
			'SUCCESS if they are on two addresses',
		]);
		expect(first!.meets).toBe(true);
	});

	it('is said of ports', () => {
		expect(compareSockets(server, { ...agent, port: { kind: 'unknown' } }, WINSOCK).notes).toEqual([
			'What is not known of the ports and protocols is taken to be the same on both sides.',
		]);
		expect(compareSockets(server, agent, WINSOCK).notes).toEqual([]);
	});

	it('is open between the kernel and user mode', () => {
		const kernel = { ...server, model: 'wsk' } as const;
		for (const { headline, cases } of compareSockets(kernel, agent, WINSOCK).orders) {
			expect(headline).toBe('open: no document says it');
			expect(cases[0]).toMatchObject({ outcome: 'open', confidence: 'open', cell: null });
		}
	});
});

describe('the comparison as Markdown', () => {
	it('holds both sockets, both orders and the sources, and no markup of the code', () => {
		const hostile = { ...agent, expression: '**x**', summary: '[x](http://evil.example)' };
		const { markdown } = compareSockets(server, hostile, { ...WINSOCK, account: 'same' });
		expect(markdown).toContain('## server first, then \\*\\*x\\*\\*');
		expect(markdown).toContain('**succeeds; takes that address**');
		expect(markdown).toContain('Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE');
		expect(markdown).not.toContain('[x](');
	});
});
