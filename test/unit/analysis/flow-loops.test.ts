import { describe, it } from 'vitest';
import { checkSockets } from './describe-sockets.js';

const cpp = { language: 'cpp' } as const;

describe('loops', () => {
	it('that make a fresh socket each round: the next one knows nothing of the last', () => {
		checkSockets(
			`
			void f(struct sockaddr **all, int n) {
				int on = 1;
				for (int i = 0; i < n; i++) {
					SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
					bind(s, all[i], 16);
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				}
			}`,
			`
			s in f: ipv4 stream
			  4 create
			  5 bind none unknown:?
			  6 setOption SO_REUSEADDR=1, bound yes`,
		);
	});

	it('that fill an array', () => {
		checkSockets(
			`
			void f(struct addrinfo *list, SOCKET *fds) {
				int on = 1, n = 0;
				for (struct addrinfo *p = list; p; p = p->ai_next) {
					fds[n] = socket(p->ai_family, SOCK_STREAM, 0);
					if (fds[n] == INVALID_SOCKET) continue;
					setsockopt(fds[n], SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
					if (bind(fds[n], p->ai_addr, p->ai_addrlen) != 0) { closesocket(fds[n]); continue; }
					listen(fds[n], 5);
					n++;
				}
			}`,
			`
			fds[n] in f: unknown stream listener
			  4 create
			  6 setOption SO_EXCLUSIVEADDRUSE=1
			  7 bind exclusive unknown:?
			  7 close
			  8 listen`,
		);
	});

	it('over addresses that close and go on where a bind fails, and break where one works', () => {
		checkSockets(
			`
			int f(const char *port) {
				struct addrinfo hints = { 0 }, *list, *p;
				int fd = -1, on = 1;
				hints.ai_flags = AI_PASSIVE;
				if (getaddrinfo(NULL, port, &hints, &list) != 0) return -1;
				for (p = list; p != NULL; p = p->ai_next) {
					if ((fd = socket(p->ai_family, p->ai_socktype, p->ai_protocol)) == -1) continue;
					if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on) == -1) { perror("x"); exit(1); }
					if (bind(fd, p->ai_addr, p->ai_addrlen) == -1) {
						closesocket(fd);
						continue;
					}
					break;
				}
				freeaddrinfo(list);
				if (p == NULL) return -1;
				if (listen(fd, 10) == -1) return -1;
				return fd;
			}`,
			`
			fd in f: unknown stream listener
			  7 create
			  8 setOption SO_REUSEADDR=1
			  9 bind reuse wildcard:port
			  10 close
			  17 listen`,
		);
	});

	it('that run once: do { } while (0)', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				int on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				do {
					if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on) != 0) break;
					if (bind(s, a, 16) != 0) break;
					listen(s, 5);
					return;
				} while (0);
				closesocket(s);
			}`,
			`
			s in f: ipv4 stream listener
			  3 create
			  5 setOption SO_EXCLUSIVEADDRUSE=1
			  6 bind exclusive unknown:?
			  7 listen
			  10 close`,
		);
	});

	it('without an end but for a break', () => {
		checkSockets(
			`
			SOCKET f(struct sockaddr *a) {
				SOCKET s;
				for (;;) {
					s = socket(AF_INET, SOCK_STREAM, 0);
					if (s == INVALID_SOCKET) return s;
					if (bind(s, a, 16) == 0) break;
					closesocket(s);
					Sleep(100);
				}
				listen(s, 5);
				return s;
			}`,
			`
			s in f: ipv4 stream listener
			  4 create
			  6 bind none unknown:?
			  7 close
			  10 listen`,
		);
	});

	it('until a socket is there', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s;
				while ((s = socket(AF_INET, SOCK_STREAM, 0)) == INVALID_SOCKET)
					Sleep(1);
				bind(s, a, 16);
			}`,
			`
			s in f: ipv4 stream
			  3 create
			  5 bind none unknown:?`,
		);
	});

	it('until a bind works, counting the tries', () => {
		checkSockets(
			`
			int f(SOCKET unused, struct sockaddr_in *a) {
				int tries = 0;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				while (bind(s, (struct sockaddr *)a, sizeof *a) != 0 && ++tries < 10) {
					a->sin_port = htons(ntohs(a->sin_port) + 1);
					Sleep(100);
				}
				if (tries == 10) return -1;
				return listen(s, 5);
			}`,
			`
			s in f: ipv4 stream listener
			  3 create
			  4 bind none unknown:?
			  9 listen`,
		);
	});

	it('over a range, with a structured binding', () => {
		checkSockets(
			`
			void f(const std::map<int, sockaddr *> &all) {
				for (const auto &[port, address] : all) {
					SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
					int on = 1;
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
					bind(s, address, 16);
				}
			}`,
			`
			s in f: ipv4 stream
			  3 create
			  5 setOption SO_REUSEADDR=1
			  6 bind reuse unknown:?`,
			cpp,
		);
	});

	it('that set the options first and bind in a second one', () => {
		checkSockets(
			`
			void f(struct sockaddr *a, int n) {
				int on = 1, i;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				static const int names[] = { SO_KEEPALIVE, SO_REUSEADDR };
				for (i = 0; i < 3; i++) {
					if (bind(s, a, 16) == 0) break;
				}
				if (i < 3) listen(s, 5);
			}`,
			`
			s in f: ipv4 stream listener
			  3 create
			  6 bind none unknown:?
			  8 listen`,
		);
	});

	it('whose socket an unseen function fills in: every round it is another one', () => {
		checkSockets(
			`
			int f(struct sockaddr *a, HANDLE other) {
				SOCKET s;
				int i, on = 1;
				for (i = 0; i < 3; i++) {
					if (!DuplicateHandle(GetCurrentProcess(), other, GetCurrentProcess(), (HANDLE *)&s, 0, FALSE, 2)) return 1;
					setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
					if (bind(s, a, 16) < 0) return 1;
				}
				return 0;
			}`,
			`
			s in f: given unknown unknown
			  6 setOption SO_EXCLUSIVEADDRUSE=1, bound maybe
			  7 bind exclusive unknown:?, bound maybe`,
		);
	});
});
