import { describe, it } from 'vitest';
import { checkSockets } from './describe-sockets.js';

const cpp = { language: 'cpp' } as const;

/** The history of a socket that is told to share its address and bound, given the lines of its calls. */
function shared(where: string, [create, option, bind]: [number, number, number], may = ''): string {
	const events: [number, string][] = [
		[create, 'create'],
		[option, `setOption SO_REUSEADDR=1${may}`],
		[bind, `bind reuse unknown:?${may}`],
	];
	const lines = events.sort(([a], [b]) => a - b).map(([line, text]) => `  ${line} ${text}`);
	return [`${where}: ipv4 stream`, ...lines].join('\n');
}

const SHARE = `
	static void share(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }`;

describe('lambdas', () => {
	it('called at once', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				[&] { int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }();
				bind(s, a, 16);
			}`,
			shared('s in f', [2, 3, 4]),
			cpp,
		);
	});

	it('stored in a local and called', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				auto share = [](SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); };
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				share(s);
				bind(s, a, 16);
			}`,
			shared('s in f', [3, 2, 5]),
			cpp,
		);
	});

	it('passed to a function of the file, which calls its parameter: it sees the names of the function around it', () => {
		checkSockets(
			`
			template <class Step> SOCKET open_with(Step step) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (!step(s)) closesocket(s);
				return s;
			}
			void f(struct sockaddr *a, int on) {
				on = 1;
				SOCKET t = open_with([&](SOCKET s) {
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
					return bind(s, a, 16) == 0;
				});
				listen(t, 5);
			}`,
			`
			t in f: ipv4 stream listener
			  2 create
			  3 close
			  9 setOption SO_REUSEADDR=1
			  10 bind reuse unknown:?
			  12 listen`,
			cpp,
		);
	});

	it('given to something unseen, which may call it at once or never', () => {
		checkSockets(
			`
			void f(struct sockaddr *a, int on) {
				on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				std::call_once(flag, [&] { setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); });
				bind(s, a, 16);
			}`,
			`
			s in f: ipv4 stream
			  3 create
			  4 setOption SO_REUSEADDR=1
			  5 bind none|reuse unknown:?`,
			cpp,
		);
	});

	it('given to a guard, which waits until its scope ends', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				auto close_it = scope_exit([&] { closesocket(s); });
				bind(s, a, 16);
			}`,
			`
			s in f: ipv4 stream
			  2 create
			  3 close
			  4 bind none unknown:?`,
			cpp,
		);
	});
});

describe("a function's name as a value", () => {
	it.each([
		['in a local', 'void (*setup)(SOCKET) = share; setup(s);'],
		['with its address taken', 'void (*setup)(SOCKET) = &share; (*setup)(s);'],
		['in a member of a structure', 'struct ops o; o.setup = share; o.setup(s);'],
		['through std::move', 'std::function<void(SOCKET)> one = share; auto two = std::move(one); if (two) { two(s); }'],
	])('%s', (_, code) => {
		checkSockets(
			`${SHARE}
			void f(struct sockaddr *a) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				${code}
				bind(s, a, 16); }`,
			shared('s in f', [2, 1, 4]),
			cpp,
		);
	});

	it('as an argument', () => {
		checkSockets(
			`${SHARE}
			static void prepare(SOCKET s, void (*setup)(SOCKET)) { if (setup) setup(s); }
			void f(struct sockaddr *a) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				prepare(s, share);
				bind(s, a, 16); }`,
			shared('s in f', [3, 1, 5]),
		);
	});

	it('chosen by a condition', () => {
		checkSockets(
			`${SHARE}
			static void keep(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on); }
			void f(struct sockaddr *a, int x) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				void (*setup)(SOCKET) = x ? share : keep;
				setup(s);
				bind(s, a, 16); }`,
			`
			s in f: ipv4 stream
			  1 setOption SO_REUSEADDR=1
			  2 setOption SO_EXCLUSIVEADDRUSE=1
			  3 create
			  6 bind reuse|exclusive unknown:?`,
		);
	});

	it('is none where the parameter is NULL', () => {
		checkSockets(
			`${SHARE}
			static void prepare(SOCKET s, void (*setup)(SOCKET)) { if (setup) setup(s); }
			void f(struct sockaddr *a) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				prepare(s, NULL);
				bind(s, a, 16); }
			void g(SOCKET s) { prepare(s, share); }`,
			`
			s in share: given unknown unknown
			  1 setOption SO_REUSEADDR=1, bound maybe
			s in f: ipv4 stream
			  3 create
			  5 bind none unknown:?`,
		);
	});

	it('in a constant', () => {
		checkSockets(
			`${SHARE}
			static void (*const setup)(SOCKET) = share;
			void f(struct sockaddr *a) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				setup(s);
				bind(s, a, 16); }`,
			shared('s in f', [3, 1, 5]),
		);
	});
});

describe('a function value that somebody may have replaced', () => {
	it('in a global', () => {
		checkSockets(
			`${SHARE}
			void (*setup)(SOCKET) = share;
			void f(struct sockaddr *a) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				setup(s);
				bind(s, a, 16); }`,
			shared('s in f', [3, 1, 5], ' (may)'),
		);
	});

	it('in a member, passed on', () => {
		checkSockets(
			`${SHARE}
			class Server {
				void open(struct sockaddr *a);
				std::function<void(SOCKET)> setup_ = share;
			};
			static SOCKET make(std::function<void(SOCKET)> setup, struct sockaddr *a, int flags = 0) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (setup) { setup(s); }
				bind(s, a, 16);
				return s;
			}
			void Server::open(struct sockaddr *a) { SOCKET s = detail::make(std::move(setup_), a); }`,
			shared('s in open', [7, 1, 9], ' (may)'),
			cpp,
		);
	});

	it('in a member of another class, which is not this one', () => {
		checkSockets(
			`${SHARE}
			class Server { std::function<void(SOCKET)> setup_ = share; };
			class Client { std::function<void(SOCKET)> setup_ = nullptr; void open(); };
			void Client::open() { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (setup_) setup_(s);
				bind(s, 0, 16); }`,
			`
			s in share: given unknown unknown
			  1 setOption SO_REUSEADDR=1, bound maybe
			s in open: ipv4 stream
			  4 create
			  5 escape
			  6 bind none|unknown unknown:?`,
			cpp,
		);
	});

	it('whose last parameters have defaults that the tree does not show', () => {
		checkSockets(
			`static SOCKET make(struct sockaddr *a, int type = SOCK_STREAM, flags_t flags = {}) {
				SOCKET s = socket(AF_INET, type, 0);
				bind(s, a, 16);
				return s;
			}
			void f(struct sockaddr *a) { make(a); make(a, SOCK_DGRAM); }`,
			`
			s in make: ipv4 stream
			  2 create
			  3 bind none unknown:?
			s in make: ipv4 datagram
			  2 create
			  3 bind none unknown:?`,
			cpp,
		);
	});
});
