import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

const UNBOUND = `
	void f(struct sockaddr *sa) { int on = 1;
		SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
		listen(s, 5);
		setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&on, sizeof on);
		bind(s, sa, 16);
	}`;

describe('listening without a bind', () => {
	it('binds the socket on Linux', () => {
		checkSockets(
			UNBOUND,
			`
			s in f: ipv4 stream listener
			  2 create
			  3 listen
			  4 setOption IPV6_V6ONLY=1, bound yes
			  5 bind none unknown:?, bound yes`,
			{ target: 'posix' },
		);
	});

	it('fails on Windows and leaves the socket unbound', () => {
		checkSockets(
			UNBOUND,
			`
			s in f: ipv4 stream listener
			  2 create
			  3 listen
			  4 setOption IPV6_V6ONLY=1
			  5 bind none unknown:?`,
		);
	});

	it('leaves the socket as it was where it fails', () => {
		checkBinds(
			`void f(struct sockaddr *sa) {
				int s = socket(AF_INET, SOCK_STREAM, 0);
				if (listen(s, 5) != 0) {
					bind(s, sa, 16);
				}
			}`,
			'4 bind none unknown:?',
			{ target: 'posix' },
		);
	});
});
