import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkSockets } from './describe-sockets.js';

const REST = `
	void g(struct sockaddr *a) {
		SOCKET t = socket(AF_INET, SOCK_STREAM, 0);
		bind(t, a, 16);
	}`;

describe('a function whose tree is broken', () => {
	it('still shows its calls, and is sure of none; the rest of the file is not affected', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				int on = = 1;
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(s, a, 16);
			}${REST}`,
			`
			s in f: ipv4 stream
			  2 create (may)
			  4 setOption SO_REUSEADDR=1 (may)
			  5 bind reuse unknown:? (may)
			t in g: ipv4 stream
			  8 create
			  9 bind none unknown:?`,
		);
	});

	it('and whose head is lost', () => {
		checkSockets(
			`
			void f(struct sockaddr *a, { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); bind(s, a, 16); }
			${REST}`,
			`
			s in : ipv4 stream
			  1 create (may)
			  1 bind none unknown:? (may)
			t in g: ipv4 stream
			  4 create
			  5 bind none unknown:?`,
		);
	});

	it.each([
		['an unknown word in a call', 'bind(s, a, SOME_MACRO 16);'],
		['a missing parenthesis', 'if (bind(s, a, 16) { return; }'],
		['a macro that hides a brace', 'BEGIN_LOOP(x) bind(s, a, 16); END_LOOP'],
		['a loop that a macro begins', 'for_each_address(a) bind(s, a, 16);'],
		['a case outside a switch', 'case 1: bind(s, a, 16); break;'],
		['an operator of another language', 'x ?: bind(s, a, 16) ??;'],
		['a call among initialisers', 'struct result r = { .code = bind(s, a, 16), };'],
		['a block in an expression', 'int rc = ({ bind(s, a, 16); });'],
	])('sees the bind in spite of %s', (_, code) => {
		const { sockets } = factsOf(`void f(SOCKET s, struct sockaddr *a) {\n${code}\n}${REST}`, { targets: ['windows'] });
		const binds = sockets.flatMap(({ events, functionName }) =>
			events.flatMap(({ kind }) => (kind === 'bind' ? [functionName] : [])),
		);
		expect(binds).toEqual(['f', 'g']);
	});
});
