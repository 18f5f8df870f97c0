import { describe, it } from 'vitest';
import { checkSockets } from './describe-sockets.js';

describe('a bind that failed', () => {
	it('is tried again with another option, which counts', () => {
		checkSockets(
			`
			int f(struct sockaddr *a) {
				int on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				if (bind(s, a, 16) == SOCKET_ERROR) {
					int off = 0;
					setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&off, sizeof off);
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
					if (bind(s, a, 16) == SOCKET_ERROR) return -1;
				}
				return listen(s, 5);
			}`,
			`
			s in f: ipv4 stream listener
			  3 create
			  4 setOption SO_EXCLUSIVEADDRUSE=1
			  5 bind exclusive unknown:?
			  7 setOption SO_EXCLUSIVEADDRUSE=0
			  8 setOption SO_REUSEADDR=1
			  9 bind reuse unknown:?
			  11 listen`,
		);
	});

	it('is tried again on the next port', () => {
		checkSockets(
			`
			void f(struct sockaddr_in *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				int rc = bind(s, (struct sockaddr *)a, 16);
				if (rc != 0 && WSAGetLastError() == WSAEADDRINUSE) {
					a->sin_port = 0;
					rc = bind(s, (struct sockaddr *)a, 16);
				}
				if (rc == 0) listen(s, 5);
			}`,
			`
			s in f: ipv4 stream listener
			  2 create
			  3 bind none unknown:?
			  6 bind none unknown:0
			  8 listen`,
		);
	});

	it('leaves a socket that is closed, and another one is made', () => {
		checkSockets(
			`
			int f(struct sockaddr *a, struct sockaddr *b) {
				int on = 1;
				SOCKET s = socket(AF_INET6, SOCK_STREAM, 0);
				if (bind(s, a, 28) != 0) {
					closesocket(s);
					s = socket(AF_INET, SOCK_STREAM, 0);
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
					if (bind(s, b, 16) != 0) return -1;
				}
				return listen(s, 5);
			}`,
			`
			s in f: ipv6 stream listener
			  3 create
			  4 bind none unknown:?
			  5 close
			  10 listen
			s in f: ipv4 stream listener
			  6 create
			  7 setOption SO_REUSEADDR=1
			  8 bind reuse unknown:?
			  10 listen`,
		);
	});
});

describe('a socket that is closed', () => {
	it('and made again in the same variable has none of its options', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				int on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				closesocket(s);
				s = socket(AF_INET, SOCK_STREAM, 0);
				bind(s, a, 16);
			}`,
			`
			s in f: ipv4 stream
			  3 create
			  4 setOption SO_REUSEADDR=1
			  5 close
			s in f: ipv4 stream
			  6 create
			  7 bind none unknown:?`,
		);
	});

	it('and made again only where a flag says so', () => {
		checkSockets(
			`
			void f(struct sockaddr *a, int again) {
				int on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				if (again) {
					closesocket(s);
					s = socket(AF_INET, SOCK_STREAM, 0);
				}
				bind(s, a, 16);
			}`,
			`
			s in f: ipv4 stream
			  3 create
			  4 setOption SO_REUSEADDR=1
			  6 close
			  9 bind reuse unknown:?
			s in f: ipv4 stream
			  7 create
			  9 bind none unknown:?`,
		);
	});
});

describe('an option that failed', () => {
	it('is replaced by the other one', () => {
		checkSockets(
			`
			int f(struct sockaddr *a) {
				int on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on) == SOCKET_ERROR &&
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on) == SOCKET_ERROR)
					return -1;
				return bind(s, a, 16);
			}`,
			`
			s in f: ipv4 stream
			  3 create
			  4 setOption SO_EXCLUSIVEADDRUSE=1
			  5 setOption SO_REUSEADDR=1
			  7 bind reuse|exclusive unknown:?`,
		);
	});

	it('ends what is done with the socket', () => {
		checkSockets(
			`
			int f(struct sockaddr *a) {
				int on = 1, rc = 0;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				rc = setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				if (!rc) rc = bind(s, a, 16);
				if (!rc) rc = listen(s, 5);
				if (rc) closesocket(s);
				return rc;
			}`,
			`
			s in f: ipv4 stream listener
			  3 create
			  4 setOption SO_EXCLUSIVEADDRUSE=1
			  5 bind exclusive unknown:?
			  6 listen
			  7 close`,
		);
	});
});
