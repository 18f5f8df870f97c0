import type { LibraryCall, LibraryDescription, LibraryEffect, Operand } from './library-description.js';

const first: Operand = { argument: 0 };
const zeroOrMinusOne = { result: { success: 0, failure: -1 } } as const;
const onlyPosix = { targets: ['posix'] } as const;

function option(socket: Operand, name: string, value: number, rest: object = {}): LibraryEffect {
	const level = name === 'IPV6_V6ONLY' ? 'IPPROTO_IPV6' : 'SOL_SOCKET';
	return { effect: 'setOption', socket, option: name, level, value, ...rest };
}

/** What makes a socket of a library's own, binds it and listens. Nothing is set on Windows for a reusable listener. */
function listening(address: LibraryEffect, options: readonly LibraryEffect[]): LibraryEffect[] {
	return [...options, address, { effect: 'listen', socket: 'result' }];
}

const NO_SHARING_OPTION: LibraryCall[] = [
	'evutil_make_socket_nonblocking',
	'evutil_make_socket_closeonexec',
	'evutil_make_tcp_listen_socket_deferred',
].map((name) => ({ name, arguments: ['any'], effects: [], failure: zeroOrMinusOne }));

const ANY_SEVEN = ['any', 'any', 'any', 'any', 'any', 'any', 'any'] as const;

/** The socket of evhttp_bind_socket stays inside; whoever asks for a handle gets one that cannot be bound again. */
const HTTP: LibraryCall[] = (
	[
		['evhttp_bind_socket', zeroOrMinusOne],
		['evhttp_bind_socket_with_handle', { result: 'null' }],
	] as const
).map(([name, failure]) => ({
	name,
	arguments: ['any', 'any', 'any'],
	effects: [
		{ effect: 'create', socket: 'object', type: 'stream' },
		option('object', 'SO_REUSEADDR', 1, onlyPosix),
		{ effect: 'bind', socket: 'object', address: { host: { argument: 1 }, port: { argument: 2 }, type: 'stream' } },
		{ effect: 'listen', socket: 'object' },
		...(failure === zeroOrMinusOne ? [] : [{ effect: 'copy', from: 'object', to: 'result' } as const]),
	],
	failure,
}));

/**
 * libevent 2.
 * Sources: evutil.c, listener.c and http.c of libevent 2.2; event2/listener.h, event2/util.h.
 */
export const LIBEVENT: LibraryDescription = {
	name: 'libevent',
	constants: {
		LEV_OPT_LEAVE_SOCKETS_BLOCKING: 1,
		LEV_OPT_CLOSE_ON_FREE: 2,
		LEV_OPT_CLOSE_ON_EXEC: 4,
		LEV_OPT_REUSEABLE: 8,
		LEV_OPT_THREADSAFE: 16,
		LEV_OPT_DISABLED: 32,
		LEV_OPT_DEFERRED_ACCEPT: 64,
		LEV_OPT_REUSEABLE_PORT: 128,
		LEV_OPT_BIND_IPV6ONLY: 256,
		LEV_OPT_BIND_IPV4_AND_IPV6: 512,
	},
	functions: [
		{
			name: 'evutil_socket_',
			arguments: ['any', 'any', 'any'],
			effects: [{ effect: 'create', socket: 'result', family: first, type: { argument: 1 } }],
		},
		{
			name: 'evutil_make_listen_socket_reuseable',
			arguments: ['any'],
			effects: [option(first, 'SO_REUSEADDR', 1, onlyPosix)],
			failure: zeroOrMinusOne,
		},
		{
			name: 'evutil_make_listen_socket_reuseable_port',
			arguments: ['any'],
			effects: [option(first, 'SO_REUSEPORT', 1, onlyPosix)],
			failure: zeroOrMinusOne,
		},
		{
			name: 'evutil_make_listen_socket_ipv6only',
			arguments: ['any'],
			effects: [option(first, 'IPV6_V6ONLY', 1)],
			failure: zeroOrMinusOne,
		},
		{
			name: 'evutil_make_listen_socket_not_ipv6only',
			arguments: ['any'],
			effects: [option(first, 'IPV6_V6ONLY', 0)],
			failure: zeroOrMinusOne,
		},
		...NO_SHARING_OPTION,
		...['evutil_closesocket', 'EVUTIL_CLOSESOCKET'].map(
			(name): LibraryCall => ({
				name,
				arguments: ['any'],
				effects: [{ effect: 'close', socket: first }],
				failure: zeroOrMinusOne,
			}),
		),
		{
			name: 'evconnlistener_new_bind',
			arguments: ANY_SEVEN,
			effects: listening({ effect: 'bind', socket: 'result', address: { argument: 5 } }, [
				{ effect: 'create', socket: 'result', like: { argument: 5 }, type: 'stream' },
				option('result', 'SO_REUSEADDR', 1, { ...onlyPosix, when: { argument: 3, flag: 'LEV_OPT_REUSEABLE' } }),
				option('result', 'SO_REUSEPORT', 1, { ...onlyPosix, when: { argument: 3, flag: 'LEV_OPT_REUSEABLE_PORT' } }),
				option('result', 'IPV6_V6ONLY', 1, { when: { argument: 3, flag: 'LEV_OPT_BIND_IPV6ONLY' } }),
				option('result', 'IPV6_V6ONLY', 0, { when: { argument: 3, flag: 'LEV_OPT_BIND_IPV4_AND_IPV6' } }),
			]),
			failure: { result: 'null' },
		},
		{
			name: 'evconnlistener_new',
			arguments: ['any', 'any', 'any', 'any', 'any', 'any'],
			effects: [
				{ effect: 'listen', socket: { argument: 5 }, when: { argument: 4, is: true } },
				{ effect: 'copy', from: { argument: 5 }, to: 'result' },
			],
		},
		{
			name: 'evconnlistener_get_fd',
			arguments: ['any'],
			effects: [{ effect: 'copy', from: first, to: 'result' }],
		},
		...HTTP,
	],
};
