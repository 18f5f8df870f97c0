import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkBinds, checkSockets } from './describe-sockets.js';

const SERVER = `class Server {
public:
	SOCKET m_fd;
	void open() { m_fd = socket(AF_INET, SOCK_STREAM, 0); }
	void set_reuse() { int on = 1; setsockopt(m_fd, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }
	void bind(int port) { sockaddr_in a = {}; a.sin_port = htons(port); ::bind(m_fd, (sockaddr *)&a, sizeof a); }
};`;

function checkServers(main: string, ...expected: string[]): void {
	checkBinds(`${SERVER}\n${main}`, expected.map((bind) => `6 bind ${bind}`).join('\n'), { language: 'cpp' });
}

describe('methods of one object', () => {
	it('see its members when they call each other', () => {
		checkServers('void Server::start(int port) { open(); this->set_reuse(); bind(port); }', 'reuse wildcard:port');
	});

	it('keep two objects of one class apart', () => {
		checkServers(
			'int main() { Server a, b; a.open(); b.open(); a.set_reuse(); a.bind(80); b.bind(81); }',
			'reuse wildcard:80',
			'none wildcard:81',
		);
	});

	it.each([
		['a pointer', 'int main(Server *s) { s->open(); s->bind(80); }'],
		['a reference', 'int main(Server &s) { s.open(); s.bind(80); }'],
		['a global', 'Server s; int main() { s.open(); s.bind(80); }'],
		['a member', 'struct App { Server s; void run() { s.open(); this->s.bind(80); } };'],
		['an element', 'int main() { Server s[2]; s[1].open(); s[1].bind(80); }'],
		['new', 'int main() { auto *s = new Server; s->open(); s->bind(80); }'],
		['a smart pointer', 'int main() { auto s = std::make_unique<Server>(); s->open(); s->bind(80); }'],
		[
			'a smart pointer in a member',
			'struct App { std::shared_ptr<Server> s; void run() { s->open(); s->bind(80); } };',
		],
	])('are followed through %s', (_, main) => {
		checkServers(main, 'none wildcard:80');
	});

	it('take a method for that of its class, not for a function of the same name', () => {
		checkServers(
			'void open(Server &s) { } int main() { std::ofstream s; s.open(); Server t; t.open(); t.bind(80); }',
			'none wildcard:80',
		);
	});

	it('are followed where the class is declared in a header that nobody sees', () => {
		checkBinds(
			`
			void Server::open() { m_fd = socket(AF_INET, SOCK_STREAM, 0); }
			void Server::bind() { ::bind(m_fd, sa, 16); }
			int main() { Server s; s.open(); s.bind(); }`,
			'2 bind none unknown:?',
			{ language: 'cpp' },
		);
	});

	it('find in a member what a method put into it that somebody else called', () => {
		checkSockets(
			`
			class Server { SOCKET fd_; void open(); void close(); };
			void Server::open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); ::bind(fd_, sa, 16); }
			void Server::tune() { int on = 1; setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }
			int main() { Server s; s.open(); }`,
			`
			fd_ in open: ipv4 stream
			  2 create
			  2 bind none unknown:?
			  3 setOption SO_REUSEADDR=1, bound yes`,
			{ language: 'cpp' },
		);
	});
});

describe('constructors', () => {
	const CODE = `class Server { SOCKET fd_; public:
		explicit Server(int port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) { sockaddr_in a{}; a.sin_port = htons(port); ::bind(fd_, (sockaddr *)&a, sizeof a); }
		void listen() { ::listen(fd_, 5); }
	};`;

	it.each([
		'Server s(80);',
		'Server s{80};',
		'Server s = Server(80);',
		'auto *s = new Server(80);',
		'auto s = std::make_shared<Server>(80);',
	])('make the socket of their object: %s', (made) => {
		const method = /\*|shared/.test(made) ? 's->listen();' : 's.listen();';
		checkSockets(
			`${CODE}\nint main() { ${made} ${method} }`,
			'fd_ in Server: ipv4 stream listener\n  2 create\n  2 bind none wildcard:80\n  3 listen',
			{ language: 'cpp' },
		);
	});
});

describe('what is handed over', () => {
	const REUSED = 'int on = 1; setsockopt(a, SOL_SOCKET, SO_REUSEADDR, (char *)&on, 4);';

	it.each([
		['a move', 'SOCKET b = std::move(a); bind(b, sa, 16);'],
		['a copy of the structure', 'Conn c, d; c.fd = a; d = c; bind(d.fd, sa, 16);'],
		['a moved structure', 'Conn c; c.fd = a; Conn d(std::move(c)); bind(d.fd, sa, 16);'],
		['a swap', 'SOCKET b = INVALID_SOCKET; std::swap(a, b); bind(b, sa, 16);'],
		['an exchange', 'SOCKET b = std::exchange(a, INVALID_SOCKET); bind(b, sa, 16);'],
		['a wrapper’s getter', 'unique_socket b(a); bind(b.get(), sa, 16);'],
		['a wrapper’s native handle', 'Handle b{a}; bind(b.native_handle(), sa, 16);'],
		['a wrapper that lets go', 'Handle b{a}; SOCKET c = b.release(); bind(c, sa, 16);'],
		['an optional', 'std::optional<SOCKET> b = a; if (b.has_value()) bind(*b, sa, 16);'],
		['a pair', 'auto b = std::make_pair(a, 0); bind(b.first, sa, 16);'],
		['an address', 'SOCKET *b = &a; bind(*b, sa, 16);'],
	])('is followed through %s', (_, handed) => {
		checkBinds(
			`void f() { SOCKET a = socket(AF_INET, SOCK_STREAM, 0); ${REUSED} ${handed} }`,
			'1 bind reuse unknown:?',
			{ language: 'cpp' },
		);
	});

	it.each([
		['itself', 'SOCKET', 'return s;', 'SOCKET t = make(); if (t == INVALID_SOCKET) return; bind(t, sa, 16);'],
		['in an optional', 'std::optional<SOCKET>', 'return s;', 'auto t = make(); if (!t) return; bind(*t, sa, 16);'],
		[
			'in an optional, by value()',
			'std::optional<SOCKET>',
			'return s;',
			'auto t = make(); if (!t.has_value()) return; bind(t.value(), sa, 16);',
		],
		['in a pair', 'std::pair<SOCKET, int>', 'return { s, 0 };', 'auto t = make(); bind(t.first, sa, 16);'],
		['in a structure', 'Made', 'Made m; m.fd = s; return m;', 'Made t = make(); bind(t.fd, sa, 16);'],
		['in a list', 'Made', 'return { s, 0 };', 'Made t = make(); bind(t.fd, sa, 16);'],
		['in a named list', 'Made', 'return Made{ s, 0 };', 'bind(make().fd, sa, 16);'],
		['through a choice', 'SOCKET', 'return s >= 0 ? s : INVALID_SOCKET;', 'bind(make(), sa, 16);'],
	])('is followed where it is returned %s', (_, type, returned, used) => {
		const none = type.includes('optional') ? 'std::nullopt' : 'INVALID_SOCKET';
		const failed = /optional|^SOCKET/.test(type) ? `if (s == INVALID_SOCKET) return ${none};` : '';
		checkBinds(
			`
			struct Made { SOCKET fd; int error; };
			static ${type} make() { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ${failed} ${returned} }
			void f() { ${used} }`,
			'3 bind none unknown:?',
			{ language: 'cpp' },
		);
	});

	it('is one of two where a choice picks it', () => {
		checkBinds(
			`
			int f(bool six) { SOCKET a = socket(AF_INET, SOCK_STREAM, 0), b = socket(AF_INET6, SOCK_STREAM, 0); ${REUSED}
				return bind(six ? b : a, sa, 16); }`,
			`
			2 bind reuse unknown:? (may)
			2 bind none unknown:? (may)`,
		);
	});
});

describe('the types that the code in sight declares', () => {
	/** What is known of the value's pointer and of the size in the call of setsockopt. */
	function checkTypes(code: string, pointsTo: string | undefined, sizeOf: string | undefined): void {
		const { sockets } = factsOf(code, { language: 'cpp', targets: ['windows'] });
		const call = sockets.flatMap(({ events }) => events).find(({ kind }) => kind === 'setOption');
		const [, , , value, size] = call!.argumentFacts;
		expect([value?.pointsTo?.type, size?.sizeOf]).toEqual([pointsTo, sizeOf]);
	}

	it.each([
		['a variable', 'BOOL on = 1;', '&on, sizeof on', 'BOOL', 'BOOL'],
		['a member', '', '&c->on, sizeof(c->on)', 'BOOL', 'BOOL'],
		['a member of a member', '', '&c->in.flag, sizeof c->in.flag', 'char', 'char'],
		['an element', 'int on[2] = { 1 };', '&on[0], sizeof on[0]', 'int', 'int'],
		['a whole array', 'char on[4] = { 1 };', '&on, sizeof on', 'char[]', 'char[]'],
		['what a pointer points to', 'int v = 1; int *on = &v;', 'on, sizeof *on', 'int', 'int'],
		['the pointer itself', 'int *on = 0;', '(char *)&on, sizeof on', 'int *', 'int *'],
		['a type that a typedef names', 'flag_t on = 1;', '&on, sizeof(flag_t)', 'short', 'short'],
		['a reference', 'int v = 1; int &on = v;', '&on, sizeof on', 'int', 'int'],
	])('are known of %s', (_, before, passed, pointsTo, sizeOf) => {
		checkTypes(
			`typedef short flag_t; struct inner { char flag; }; typedef struct conn { BOOL on; struct inner in; } conn_t;
			void f(SOCKET s, conn_t *c) { ${before} setsockopt(s, SOL_SOCKET, SO_REUSEADDR, ${passed}); }`,
			pointsTo,
			sizeOf,
		);
	});

	it('are those of the caller’s variable where a helper is given its address', () => {
		checkTypes(
			`static int set(SOCKET s, const void *value, int size) { return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)value, size); }
			void f(SOCKET s) { BOOL on = TRUE; set(s, &on, sizeof(on)); }`,
			'BOOL',
			'BOOL',
		);
	});
});
