import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkSockets } from './describe-sockets.js';

const cpp = { language: 'cpp' } as const;
const REUSE = 'int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);';

describe('exceptions', () => {
	it('that a failed bind throws end the path', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (bind(s, a, 16) != 0) throw std::runtime_error("bind");
				${REUSE}
			}`,
			`
			s in f: ipv4 stream
			  2 create
			  3 bind none unknown:?
			  4 setOption SO_REUSEADDR=1, bound yes`,
			cpp,
		);
	});

	it('are caught where they are thrown inside a try, and what was done until then counts', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				try {
					if (bind(s, a, 16) != 0) throw 1;
					listen(s, 5);
					return;
				} catch (int) {
					${REUSE}
				}
				bind(s, a, 17);
			}`,
			`
			s in f: ipv4 stream listener
			  2 create
			  4 bind none unknown:?
			  5 listen
			  8 setOption SO_REUSEADDR=1
			  10 bind reuse unknown:?`,
			cpp,
		);
	});

	it('may come from a call of something unseen', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				try {
					bind(s, a, 16);
					configure_logging();
					listen(s, 5);
				} catch (const std::exception &) {
					${REUSE}
				}
			}`,
			`
			s in f: ipv4 stream listener
			  2 create
			  4 bind none unknown:?
			  6 listen
			  8 setOption SO_REUSEADDR=1, bound yes`,
			cpp,
		);
	});

	it('that a function of the file throws', () => {
		checkSockets(
			`
			static void open_it(SOCKET s, struct sockaddr *a) {
				if (bind(s, a, 16) == SOCKET_ERROR) throw std::runtime_error("bind");
			}
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				try {
					open_it(s, a);
				} catch (...) {
					closesocket(s);
					throw;
				}
				${REUSE}
			}`,
			`
			s in f: ipv4 stream
			  2 bind none unknown:?
			  5 create
			  9 close
			  12 setOption SO_REUSEADDR=1, bound yes`,
			cpp,
		);
	});

	it('that nobody catches here end the function of the file, too', () => {
		checkSockets(
			`
			static void open_it(SOCKET s, struct sockaddr *a) {
				if (bind(s, a, 16) == SOCKET_ERROR) throw std::runtime_error("bind");
			}
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				open_it(s, a);
				${REUSE}
			}`,
			`
			s in f: ipv4 stream
			  2 bind none unknown:?
			  5 create
			  7 setOption SO_REUSEADDR=1, bound yes`,
			cpp,
		);
	});

	it('__try, __leave and __finally', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				__try {
					if (bind(s, a, 16) != 0) __leave;
					listen(s, 5);
				} __finally {
					closesocket(s);
				}
			}`,
			`
			s in f: ipv4 stream listener
			  2 create
			  4 bind none unknown:?
			  5 listen
			  7 close`,
		);
	});
});

describe('what closes at the end of a scope', () => {
	const TWO = (guard: string): string => `
		void f(struct sockaddr *a) {
			{
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				${guard}
				bind(s, a, 16);
			}
			SOCKET t = socket(AF_INET, SOCK_STREAM, 0);
			bind(t, a, 16);
		}`;
	const GUARD = 'struct Guard { SOCKET s_; explicit Guard(SOCKET s) : s_(s) {} ~Guard() { closesocket(s_); } };';

	it.each([
		['a lambda that a guard is given', 'auto guard = make_scope_exit([&] { closesocket(s); });'],
		['a guard that is made of a lambda', 'ScopeGuard guard([&] { closesocket(s); });'],
		[
			'a unique_ptr with a deleter',
			'std::unique_ptr<SOCKET, void (*)(SOCKET *)> guard(&s, [](SOCKET *p) { closesocket(*p); });',
		],
	])('%s', (_, guard) => {
		checkSockets(
			TWO(guard),
			`
			s in f: ipv4 stream
			  3 create
			  4 close
			  5 bind none unknown:?
			t in f: ipv4 stream
			  7 create
			  8 bind none unknown:?`,
			cpp,
		);
	});

	it('a class of the file whose destructor closes', () => {
		checkSockets(
			`${GUARD}${TWO('Guard guard(s);')}`,
			`
			s in f: ipv4 stream
			  1 close
			  4 create
			  6 bind none unknown:?
			t in f: ipv4 stream
			  8 create
			  9 bind none unknown:?`,
			cpp,
		);
	});

	it('so that the next bind meets it no more', () => {
		const { sockets } = factsOf(TWO('ScopeGuard guard([&] { closesocket(s); });'), { ...cpp, targets: ['windows'] });
		const beside = sockets.flatMap(({ events }) => events.map((event) => event.boundBeside.length));
		expect(beside).toEqual(beside.map(() => 0));
	});
});
