import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

describe('libevent', () => {
	const listener = (flags: string): string => `
		struct evconnlistener *listen_on(struct event_base *base) {
			struct sockaddr_in sin;
			memset(&sin, 0, sizeof sin);
			sin.sin_family = AF_INET;
			sin.sin_port = htons(9995);
			unsigned flags = LEV_OPT_CLOSE_ON_FREE | ${flags};
			struct evconnlistener *listener = evconnlistener_new_bind(base, cb, 0, flags, -1, (struct sockaddr *)&sin, sizeof sin);
			if (!listener)
				return 0;
			return listener;
		}`;

	it('sets SO_REUSEADDR for a reusable listener everywhere but on Windows', () => {
		checkBinds(listener('LEV_OPT_REUSEABLE'), '7 bind none wildcard:9995');
		checkBinds(listener('LEV_OPT_REUSEABLE'), '7 bind reuse wildcard:9995', { target: 'posix' });
		checkBinds(listener('LEV_OPT_THREADSAFE'), '7 bind none wildcard:9995', { target: 'posix' });
		checkBinds(listener('given'), '7 bind none|reuse wildcard:9995', { target: 'posix' });
	});

	it('leaves a socket alone on Windows that is to be reusable', () => {
		const code = `void f(const struct sockaddr_in *sa) {
			int s = socket(AF_INET, SOCK_STREAM, 0);
			evutil_make_socket_nonblocking(s);
			evutil_make_listen_socket_reuseable(s);
			bind(s, (struct sockaddr *)sa, sizeof *sa);
			evutil_closesocket(s);
		}`;
		checkBinds(code, '5 bind none unknown:?');
		checkBinds(code, '5 bind reuse unknown:?', { target: 'posix' });
	});

	it('is known by its own sources where these are at hand', () => {
		checkBinds(
			`
			int evutil_make_listen_socket_reuseable(int s) {
				int one = 1;
				return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&one, sizeof one);
			}
			void f(const struct sockaddr_in *sa) {
				int s = socket(AF_INET, SOCK_STREAM, 0);
				evutil_make_listen_socket_reuseable(s);
				bind(s, (struct sockaddr *)sa, sizeof *sa);
			}`,
			'8 bind reuse unknown:?',
		);
	});

	it('binds and listens for its web server', () => {
		checkBinds(
			'void f(struct evhttp *http) { if (evhttp_bind_socket(http, "0.0.0.0", 8080) != 0) return; }',
			'1 bind none wildcard(0.0.0.0):8080',
		);
	});
});

describe('the classes of mingw-w64-ksocket', () => {
	it('bind the wildcard without an option', () => {
		checkSockets(
			`
			NTSTATUS DriverEntry(PDRIVER_OBJECT object, PUNICODE_STRING path) {
				KStreamServerIp4 server = KStreamServerIp4();
				if (!server.setup()) {
					return STATUS_FAILED_DRIVER_ENTRY;
				}
				if (!server.bind(9095)) {
					return STATUS_FAILED_DRIVER_ENTRY;
				}
				if (!server.listen()) {
					return STATUS_FAILED_DRIVER_ENTRY;
				}
				return STATUS_SUCCESS;
			}`,
			`
			server in DriverEntry: ipv4 stream listener
			  3 create
			  6 bind none wildcard:9095
			  9 listen`,
			{ language: 'cpp', target: 'windows-kernel' },
		);
	});
});
