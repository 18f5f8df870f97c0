import type { SharingModelDescription } from './sharing-models.js';
import type { TableOption } from './sharing-tables/index.js';
import { USING_PAGE } from './sources.js';

/** A bind that one often finds on a port, and where it is known that the program binds so. */
export interface LikelyBindDescription {
	/** Its title in messages/ is `likely.NAME`. */
	name: string;
	models: readonly SharingModelDescription['name'][];
	/** Only beside a socket of this protocol; any where it is left out. */
	protocol?: 'tcp' | 'udp';
	/** Every option that it may have; `own`: that of the socket at hand. */
	options: readonly TableOption[] | 'own';
	/** `own`: the address of the socket at hand. `wildcard` and `loopback`: those of its family. */
	address: 'own' | 'wildcard' | 'loopback' | '0.0.0.0' | '::';
	/** An IPv6 wildcard of it has IPV6_V6ONLY off. */
	isDualStack?: true;
	/** Where it is known to run under the same account, or another, than the socket at hand. */
	account?: 'same' | 'different';
	/** Winsock Kernel: its security descriptor. */
	descriptor?: 'own' | 'default';
	/** Where no document says how the two meet: there is no outcome then. */
	isOpen?: true;
	/** documented: in the program's own source or documentation; inferred: from what its kind usually does. */
	confidence: 'documented' | 'inferred';
	sources: readonly string[];
}

const ASIO =
	'Boost.Asio reference, basic_socket_acceptor: reuse_addr is true by default; socket_ops.ipp: IPV6_V6ONLY off';
const LIBUV = 'libuv, src/win/tcp.c, uv__tcp_try_bind: no sharing option, IPV6_V6ONLY off; libuv issue 1360';
const WSL = 'WSL, src/windows/wslrelay/localhost.cpp: SO_REUSEADDR, 127.0.0.1 and ::1';
const PYTHON = 'CPython, Lib/http/server.py, HTTPServer: allow_reuse_address';
const CYGWIN = 'Cygwin, winsup/cygwin/fhandler/socket_inet.cc, bind: exclusive unless the program sets SO_REUSEADDR';
const NO_DOCUMENT = 'No document says how sockets of Winsock Kernel and of user mode meet';
const ITSELF = 'The code at hand';

const EVERY_WINSOCK = ['winsock', 'winsock-xp', 'winsock-2008-article'] as const;

/** The commonest first. */
export const LIKELY_BINDS: readonly LikelyBindDescription[] = [
	{
		name: 'this-program-again',
		models: EVERY_WINSOCK,
		options: 'own',
		address: 'own',
		account: 'same',
		confidence: 'documented',
		sources: [ITSELF],
	},
	{
		name: 'asio-acceptor',
		models: EVERY_WINSOCK,
		protocol: 'tcp',
		options: ['reuse'],
		address: 'wildcard',
		isDualStack: true,
		confidence: 'documented',
		sources: [ASIO],
	},
	{
		name: 'python-http-server',
		models: EVERY_WINSOCK,
		protocol: 'tcp',
		options: ['reuse'],
		address: '0.0.0.0',
		confidence: 'documented',
		sources: [PYTHON],
	},
	{
		name: 'wsl-relay',
		models: ['winsock'],
		protocol: 'tcp',
		options: ['reuse'],
		address: 'loopback',
		confidence: 'documented',
		sources: [WSL],
	},
	{
		name: 'node-dual-stack',
		models: ['winsock'],
		protocol: 'tcp',
		options: ['none'],
		address: '::',
		isDualStack: true,
		confidence: 'documented',
		sources: [LIBUV],
	},
	{
		name: 'cygwin-program',
		models: ['winsock'],
		options: ['exclusive'],
		address: 'wildcard',
		confidence: 'documented',
		sources: [CYGWIN],
	},
	{
		name: 'service-other-account',
		models: ['winsock'],
		options: ['exclusive'],
		address: 'wildcard',
		account: 'different',
		confidence: 'inferred',
		sources: [USING_PAGE.title],
	},
	{
		name: 'multicast-receiver',
		models: EVERY_WINSOCK,
		protocol: 'udp',
		options: ['reuse'],
		address: 'wildcard',
		confidence: 'documented',
		sources: [USING_PAGE.title],
	},
	{
		name: 'this-driver-again',
		models: ['wsk'],
		options: 'own',
		address: 'own',
		descriptor: 'own',
		confidence: 'documented',
		sources: [ITSELF],
	},
	{
		name: 'other-driver',
		models: ['wsk'],
		options: ['none'],
		address: 'wildcard',
		descriptor: 'default',
		confidence: 'inferred',
		sources: ['WskSocket reference page: SecurityDescriptor NULL is the default one'],
	},
	{
		name: 'user-mode-program',
		models: ['wsk'],
		options: ['none'],
		address: 'wildcard',
		isOpen: true,
		confidence: 'documented',
		sources: [NO_DOCUMENT],
	},
];
