import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkBinds, checkSockets } from './describe-sockets.js';

const cpp = { language: 'cpp' } as const;

/** Checks the binds in a function body of C++ that has `io`, a context. Its first line is line 2. */
function checkAsio(body: string, binds: string): void {
	checkBinds(`void f(asio::io_context &io) {\n${body}\n}`, binds, cpp);
}

describe('the acceptor of Asio', () => {
	it('opens, sets reuse_address, binds and listens when it is given an endpoint, on Windows too', () => {
		checkSockets(
			`
			void f(boost::asio::io_context &io) {
				boost::asio::ip::tcp::acceptor acceptor(io, boost::asio::ip::tcp::endpoint(boost::asio::ip::tcp::v4(), 80));
			}`,
			`
			acceptor in f: ipv4 stream listener
			  2 create
			  2 setOption SO_REUSEADDR=1
			  2 bind reuse wildcard:80
			  2 listen`,
			cpp,
		);
	});

	it.each([
		['tcp::acceptor a(io, ep, false);', '3 bind none wildcard:80'],
		['tcp::acceptor a(io, ep, true);', '3 bind reuse wildcard:80'],
		['tcp::acceptor a{io, ep};', '3 bind reuse wildcard:80'],
		['tcp::acceptor a(io, {tcp::v4(), 80}, flag);', '3 bind none|reuse wildcard:80'],
		['tcp::acceptor a = tcp::acceptor(io, ep);', '3 bind reuse wildcard:80'],
		['auto a = tcp::acceptor{io, ep, false};', '3 bind none wildcard:80'],
		['auto a = std::make_unique<tcp::acceptor>(io, ep);', '3 bind reuse wildcard:80'],
		['std::shared_ptr<tcp::acceptor> a(new tcp::acceptor(io, ep, false));', '3 bind none wildcard:80'],
		['std::optional<tcp::acceptor> a; a.emplace(io, ep, false);', '3 bind none wildcard:80'],
		['asio::basic_socket_acceptor<tcp> a(io, ep);', '3 bind reuse wildcard:80'],
		['using listener = asio::ip::tcp::acceptor; listener a(io, ep);', '3 bind reuse wildcard:80'],
	])('%s', (code, bind) => {
		checkAsio(`tcp::endpoint ep(tcp::v4(), 80);\n${code}`, bind);
	});

	it('is followed step by step', () => {
		checkSockets(
			`
			void f(asio::io_context &io, unsigned short port) {
				tcp::endpoint endpoint(tcp::v4(), port);
				tcp::acceptor acceptor(io);
				acceptor.open(endpoint.protocol());
				acceptor.set_option(tcp::acceptor::reuse_address(true));
				acceptor.set_option(tcp::no_delay(true));
				acceptor.bind(endpoint);
				acceptor.listen();
				acceptor.close();
			}`,
			`
			acceptor in f: ipv4 stream listener
			  4 create
			  5 setOption SO_REUSEADDR=1
			  6 setOption TCP_NODELAY=1
			  7 bind reuse wildcard:port
			  8 listen
			  9 close`,
			cpp,
		);
	});

	it('gets the exclusive option by a class made for it, under a name of its own too', () => {
		checkAsio(
			`typedef asio::detail::socket_option::boolean<ASIO_OS_DEF(SOL_SOCKET), SO_EXCLUSIVEADDRUSE> exclusive;
			tcp::acceptor a(io, tcp::v4());
			a.set_option(exclusive(true));
			a.bind(tcp::endpoint(tcp::v4(), 80));
			tcp::acceptor b(io, tcp::v4());
			b.set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_EXCLUSIVEADDRUSE>(true));
			b.bind(tcp::endpoint(tcp::v4(), 81));`,
			'5 bind exclusive wildcard:80\n8 bind exclusive wildcard:81',
		);
	});

	it('is the same socket as its native handle', () => {
		checkAsio(
			`tcp::acceptor a(io, tcp::v4());
			int on = 1;
			setsockopt(a.native_handle(), SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
			a.bind(tcp::endpoint(tcp::v4(), 80));`,
			'5 bind exclusive wildcard:80',
		);
	});

	it('shows an option that is set too late', () => {
		checkSockets(
			`
			void f(asio::io_context &io) {
				tcp::acceptor a(io, tcp::endpoint(tcp::v4(), 80), false);
				a.set_option(asio::socket_base::reuse_address(true));
			}`,
			`
			a in f: ipv4 stream listener
			  2 create
			  2 bind none wildcard:80
			  2 listen
			  3 setOption SO_REUSEADDR=1, bound yes`,
			cpp,
		);
	});

	it('is dual-stack on IPv6, unless it is told not to be', () => {
		checkAsio(
			`tcp::acceptor a(io, tcp::endpoint(tcp::v6(), 80), false);
			tcp::acceptor b(io, tcp::v6());
			b.set_option(asio::ip::v6_only(true));
			b.bind(tcp::endpoint(tcp::v6(), 81));`,
			'2 bind none wildcard:80 dual-stack\n5 bind none wildcard:81',
		);
	});

	it('has failed where the error code says so', () => {
		checkAsio(
			`tcp::acceptor a(io);
			asio::error_code ec;
			a.open(tcp::v6(), ec);
			if (ec) {
				a.open(tcp::v4());
			}
			a.set_option(tcp::acceptor::reuse_address(true), ec);
			if (ec) return;
			a.bind(tcp::endpoint(tcp::v4(), 80), ec);
			if (ec) {
				a.bind(tcp::endpoint(tcp::v4(), 81));
			}`,
			[
				'10 bind reuse wildcard:80 dual-stack',
				'12 bind reuse wildcard:81 dual-stack',
				'10 bind reuse wildcard:80',
				'12 bind reuse wildcard:81',
			].join('\n'),
		);
	});

	it('reports a failure by an exception, or where nobody is seen to look', () => {
		const { sockets } = factsOf(
			'void f(asio::io_context &io) { tcp::acceptor a(io, tcp::v4()); a.bind(tcp::endpoint(tcp::v4(), 80)); }',
			{ ...cpp, targets: ['windows'] },
		);
		expect(sockets[0]!.events.map(({ kind, resultUse }) => `${kind} ${resultUse}`)).toEqual([
			'create none',
			'bind none',
		]);
		expect(sockets[0]!.api).toBe('asio');
	});

	it('of a local path has no port', () => {
		checkSockets(
			'void f(asio::io_context &io, asio::local::stream_protocol::endpoint &ep) { asio::local::stream_protocol::acceptor a(io, ep); }',
			`
			a in f: unix stream listener
			  1 create
			  1 setOption SO_REUSEADDR=1
			  1 bind reuse unknown:?
			  1 listen`,
			cpp,
		);
	});
});

describe('what a project makes of classes of Asio', () => {
	const OPTION = `
		struct exclusive {
			explicit exclusive(int on) : value(on) {}
			template<class P> int level(P const &) const { return SOL_SOCKET; }
			template<class P> int name(P const &) const { return SO_EXCLUSIVEADDRUSE; }
			template<class P> int const *data(P const &) const { return &value; }
			template<class P> size_t size(P const &) const { return sizeof value; }
			int value;
		};`.replaceAll('\n', ' ');

	it.each(['a.set_option(exclusive(true))', 'a.set_option(exclusive{1})', 'exclusive e(1); a.set_option(e)'])(
		'an option of its own: %s',
		(code) => {
			checkBinds(
				`${OPTION}
				void f(asio::io_context &io, tcp::endpoint where) {
					tcp::acceptor a(io, where.protocol());
					${code};
					a.bind(where);
				}`,
				'5 bind exclusive unknown:?',
				cpp,
			);
		},
	);

	it.each(['', 'this->'])('a class that is an acceptor: %sbind(where)', (own) => {
		checkSockets(
			`
			struct Base : public std::enable_shared_from_this<Base>, public asio::ip::tcp::acceptor {};
			class Server final : public Base {
			public:
				void start(tcp::endpoint where) {
					${own}open(where.protocol());
					${own}set_option(reuse_address(true));
					${own}bind(where);
					${own}listen(5);
				}
			};`,
			`
			this in start: unknown stream listener
			  5 create
			  6 setOption SO_REUSEADDR=1
			  7 bind reuse unknown:?
			  8 listen`,
			cpp,
		);
	});

	it('a class that is one, with a bind of its own', () => {
		checkSockets(
			`
			struct Server : asio::ip::tcp::acceptor {
				void bind(tcp::endpoint where) { log(where); }
				void start(tcp::endpoint where) { bind(where); }
			};`,
			'',
			cpp,
		);
	});
});

describe('members that hold a socket', () => {
	it('are made by a constructor, and used by other methods', () => {
		checkSockets(
			`
			class Server {
			public:
				Server(asio::io_context &io) : acceptor_(io, asio::ip::tcp::v4()) {}
				void start() {
					acceptor_.bind(tcp::endpoint(tcp::v4(), 80));
					acceptor_.listen();
				}
				asio::ip::tcp::acceptor acceptor_;
			};`,
			`
			acceptor_ in Server: ipv4 stream listener
			  3 create
			  5 bind none wildcard:80
			  6 listen`,
			cpp,
		);
	});

	it.each([
		['acceptor_(io, tcp::endpoint(tcp::v4(), port))', '1 bind reuse wildcard:port'],
		['acceptor_{io, {tcp::v4(), port}, false}', '1 bind none wildcard:port'],
		['acceptor_(tcp::acceptor(io, tcp::endpoint(tcp::v4(), port)))', '1 bind reuse wildcard:port'],
	])('whose declaration is in another file, by their usual name: %s', (initializer, bind) => {
		checkBinds(`Server::Server(asio::io_context &io, unsigned short port) : ${initializer} {}`, bind, cpp);
	});

	it('may be pointers', () => {
		checkBinds(
			`struct Server { void open(asio::io_context &io); std::unique_ptr<asio::ip::tcp::acceptor> listener; };
			void Server::open(asio::io_context &io) {
				listener.reset(new asio::ip::tcp::acceptor(io));
				listener->open(asio::ip::tcp::v4());
				listener->set_option(asio::socket_base::reuse_address(false));
				this->listener->bind(asio::ip::tcp::endpoint(asio::ip::make_address("127.0.0.1"), 8080));
			}`,
			'6 bind none specific(127.0.0.1):8080 loopback',
			cpp,
		);
	});

	it('of a class that the file defines itself are no objects of the library', () => {
		checkSockets(
			`
			struct Listener { void bind(tcp::endpoint ep) { log("bind"); } };
			void f(Listener &acceptor) { acceptor.bind(tcp::endpoint(tcp::v4(), 80)); }`,
			'',
			cpp,
		);
	});
});

describe('the datagram sockets of Asio', () => {
	it('are bound without any option when they are given an endpoint', () => {
		checkSockets(
			`
			class Server {
				Server(asio::io_context &io) : socket_(io, udp::endpoint(udp::v4(), 53)) {
					socket_.async_receive_from(buffer, from, handler);
				}
				udp::socket socket_;
			};`,
			`
			socket_ in Server: ipv4 datagram datagram-receiver
			  2 create
			  2 bind none wildcard:53
			  3 receive`,
			cpp,
		);
	});

	it('join groups', () => {
		checkSockets(
			`
			void f(asio::io_context &io, asio::ip::address group) {
				udp::socket s(io);
				s.open(udp::v4());
				s.set_option(udp::socket::reuse_address(true));
				s.bind(udp::endpoint(udp::v4(), 30001));
				s.set_option(asio::ip::multicast::join_group(group));
			}`,
			`
			s in f: ipv4 datagram multicast-receiver
			  3 create
			  4 setOption SO_REUSEADDR=1
			  5 bind reuse wildcard:30001
			  6 setOption IP_ADD_MEMBERSHIP=1, bound yes
			  6 joinGroup`,
			cpp,
		);
	});
});

describe('objects', () => {
	it('close their sockets at the end of their block, and of a function that keeps them', () => {
		const { sockets } = factsOf(
			`void one(asio::io_context &io) { tcp::acceptor a(io, tcp::endpoint(tcp::v4(), 80)); }
			void two(asio::io_context &io) {
				one(io);
				for (;;) { tcp::acceptor b(io, tcp::endpoint(tcp::v4(), 80)); if (stop) break; }
				tcp::acceptor c(io, tcp::endpoint(tcp::v4(), 80));
			}`,
			{ ...cpp, targets: ['windows'] },
		);
		const binds = sockets.flatMap(({ events }) => events.filter(({ kind }) => kind === 'bind'));
		expect(binds.map(({ boundBeside }) => boundBeside)).toEqual([[], [], []]);
	});

	it('keep their sockets where they are moved, given back or shared', () => {
		const { sockets } = factsOf(
			`tcp::acceptor made(asio::io_context &io) { tcp::acceptor a(io, tcp::endpoint(tcp::v4(), 80)); return a; }
			void f(asio::io_context &io, Server &server) {
				auto given = made(io);
				{ tcp::acceptor b(io, tcp::endpoint(tcp::v4(), 81)); server.kept = std::move(b); }
				tcp::acceptor c(io, tcp::endpoint(tcp::v4(), 82));
			}`,
			{ ...cpp, targets: ['windows'] },
		);
		const last = sockets.find(({ expression }) => expression === 'c')!.events.find(({ kind }) => kind === 'bind')!;
		expect(last.boundBeside).toHaveLength(2);
	});
});
