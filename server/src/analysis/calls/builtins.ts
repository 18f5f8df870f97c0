import type { Call } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, placeOf, writePlace } from '../run/evaluator.js';
import { isMove, isSocketStructure } from '../run/initializers.js';
import { combine, integer, UNKNOWN, type Value } from '../state/values.js';
import { displayOf } from '../summaries/summary.js';
import { getAddressInfo } from './address-info.js';
import { addressOfText, hostPort, networkAddress, networkPort } from './addresses.js';
import { setCompletionRoutine } from './completion-routines.js';
import { readError } from './error-reads.js';
import { allocateAnything, allocateByFlags, allocateZeroed, copyMemory, copyText, zero } from './memory.js';

type Builtin = (e: Evaluation, call: Call) => Value | undefined;

/** What the functions do that fill addresses and ports. Sources: their Winsock reference pages, man 3 of the POSIX ones. */
const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
	...named('htons htobe16 RtlUshortByteSwap _byteswap_ushort bswap_16 __builtin_bswap16', hostToNetworkPort),
	...named('ntohs be16toh', (e, call) => hostPort(first(e, call))),
	...named('htonl ntohl htobe32 RtlUlongByteSwap _byteswap_ulong', (e, call) => networkAddress(first(e, call))),
	...named('move forward', moved),
	...named('swap', swap),
	...named('exchange', exchange),
	// Macros that make a literal of wide characters.
	...named('_T _TEXT TEXT __T L', first),
	...named('string string_view wstring', (e, call) => (call.args.length === 1 ? first(e, call) : undefined)),
	...named('inet_addr inet_network', textToAddress),
	...named('inet_pton InetPton InetPtonA InetPtonW', (e, call) => intoAddress(e, call, 1, 2)),
	...named('inet_aton', (e, call) => intoAddress(e, call, 0, 1)),
	...named('WSAStringToAddress WSAStringToAddressA WSAStringToAddressW', stringToAddress),
	...named('memset wmemset', (e, call) => zero(e, call.args[0], call.args[1])),
	...named('bzero ZeroMemory RtlZeroMemory SecureZeroMemory RtlSecureZeroMemory explicit_bzero', (e, call) =>
		zero(e, call.args[0]),
	),
	...named('memcpy memmove mempcpy CopyMemory MoveMemory RtlCopyMemory RtlMoveMemory', (e, call) =>
		copyMemory(e, call.args[0], call.args[1]),
	),
	...named('memcpy_s memmove_s', (e, call) => copyMemory(e, call.args[0], call.args[2])),
	...named('bcopy', (e, call) => copyMemory(e, call.args[1], call.args[0])),
	...named('strcpy strncpy strlcpy lstrcpy lstrcpyA', (e, call) => copyText(e, call.args[0], call.args[1])),
	...named('StringCchCopy StringCchCopyA', (e, call) => copyText(e, call.args[0], call.args[2])),
	...named('strcpy_s strncpy_s', (e, call) => copyText(e, call.args[0], call.args[call.args.length > 2 ? 2 : 1])),
	...named('snprintf _snprintf sprintf_s', (e, call) =>
		copyText(e, call.args[0], call.args.length > 3 ? undefined : call.args[2]),
	),
	...named('calloc _calloc xcalloc g_malloc0 kcalloc kzalloc', allocateZeroed),
	...named('malloc _malloc xmalloc g_malloc', allocateAnything),
	...named('HeapAlloc LocalAlloc GlobalAlloc', allocateByFlags),
	...named('getaddrinfo GetAddrInfo GetAddrInfoW GetAddrInfoA', getAddressInfo),
	...['WSAGetLastError', 'GetLastError'].map(
		(name) => [name, (e: Evaluation, call: Call) => readError(e, call, 'last-error')] as const,
	),
	['perror', printError],
	['NT_SUCCESS', (e, call) => combine('>=', first(e, call), integer(0))],
	['NT_ERROR', (e, call) => combine('<', first(e, call), integer(0))],
	...named('IN4ADDR_SETANY', (e, call) => setAddress(e, call, 'AF_INET', 'INADDR_ANY')),
	...named('IN6ADDR_SETANY', (e, call) => setAddress(e, call, 'AF_INET6', 'in6addr_any')),
	...named('INETADDR_SETANY', (e, call) => setAddress(e, call, undefined, 'INADDR_ANY')),
	...named('IN4ADDR_SETLOOPBACK', (e, call) => setAddress(e, call, 'AF_INET', 'INADDR_LOOPBACK')),
	...named('IN6ADDR_SETLOOPBACK', (e, call) => setAddress(e, call, 'AF_INET6', 'in6addr_loopback')),
	...named('INETADDR_SETLOOPBACK', (e, call) => setAddress(e, call, undefined, 'INADDR_LOOPBACK')),
	...named('IN6_SET_ADDR_UNSPECIFIED', (e, call) => setHost(e, call, 'in6addr_any')),
	...named('IN6_SET_ADDR_LOOPBACK', (e, call) => setHost(e, call, 'in6addr_loopback')),
	...named('INETADDR_SET_PORT', setPort),
]);

function named(names: string, act: Builtin): (readonly [string, Builtin])[] {
	return names.split(' ').map((name) => [name, act] as const);
}

/** Whether it is known what a function of that name does to addresses and ports. */
export function isBuiltin(name: string): boolean {
	return BUILTINS.has(name);
}

/** The value of a call of a well-known function; undefined where it is none, and nothing has been evaluated then. */
export function builtinCall(e: Evaluation, name: string, call: Call): Value | undefined {
	const isMade = call.args.length === 0 && isSocketStructure({ type: name, pointers: 0, isArray: false });
	return isMade ? { kind: 'zeroed' } : (BUILTINS.get(name)?.(e, call) ?? setCompletionRoutine(e, name, call));
}

function first(e: Evaluation, call: Call): Value {
	return call.args[0] ? evaluate(e, call.args[0], 'passed') : UNKNOWN;
}

function hostToNetworkPort(e: Evaluation, call: Call): Value {
	const value = first(e, call);
	return networkPort(value, call.args[0] && displayOf(call.args[0]));
}

/** perror prints what errno says. */
function printError(e: Evaluation, call: Call): Value {
	first(e, call);
	readError(e, call, 'errno');
	return UNKNOWN;
}

/** `std::move(x)` is x; one of several arguments is something else. */
function moved(e: Evaluation, call: Call): Value | undefined {
	return isMove(call) ? first(e, call) : undefined;
}

function swap(e: Evaluation, call: Call): Value | undefined {
	const [left, right] = call.args;
	if (!left || !right || call.args.length > 2) {
		return undefined;
	}
	const values = [left, right].map((side) => evaluate(e, side, 'passed'));
	const places = [left, right].map((side) => placeOf(e, side));
	const parts = places.map((place) => (place === undefined ? [] : e.state.parts(place)));
	places.forEach((place, index) => {
		if (place !== undefined) {
			writePlace(e, place, values[1 - index]!);
			for (const [part, value] of parts[1 - index]!) {
				e.state.write(place + part, value);
			}
		}
	});
	return UNKNOWN;
}

/** `std::exchange(place, value)` gives what the place held. */
function exchange(e: Evaluation, call: Call): Value | undefined {
	const [target, value] = call.args;
	if (!target || !value || call.args.length > 2) {
		return undefined;
	}
	const old = evaluate(e, target, 'passed');
	const place = placeOf(e, target);
	const given = evaluate(e, value, 'passed');
	if (place !== undefined) {
		writePlace(e, place, given);
	}
	return old;
}

function textToAddress(e: Evaluation, call: Call): Value {
	const value = first(e, call);
	return value.kind === 'text' ? { kind: 'address', address: addressOfText(value.value) } : UNKNOWN;
}

function intoAddress(e: Evaluation, call: Call, textArgument: number, placeArgument: number): Value {
	const values = call.args.map((argument) => evaluate(e, argument, 'passed'));
	const text = values[textArgument];
	const place = values[placeArgument];
	if (place?.kind === 'reference') {
		const known: Value = text?.kind === 'text' ? { kind: 'address', address: addressOfText(text.value) } : UNKNOWN;
		writePlace(e, place.place, known);
	}
	return UNKNOWN;
}

/** WSAStringToAddress(text, family, protocol, address, length): a literal, with a port behind it or without. */
function stringToAddress(e: Evaluation, call: Call): Value {
	const [text, family, , target] = call.args.map((argument) => evaluate(e, argument, 'passed'));
	if (target?.kind !== 'reference') {
		return UNKNOWN;
	}
	const parts = text?.kind === 'text' ? /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(text.value) : undefined;
	const isIpv6 = family?.kind === 'symbol' && family.name.endsWith('INET6');
	const host = isIpv6 && text?.kind === 'text' && !text.value.startsWith('[') ? text.value : parts?.[1];
	const port = host === parts?.[1] ? Number(parts?.[2] ?? 0) : 0;
	const prefix = isIpv6 ? 'sin6' : 'sin';
	e.state.write(target.place, UNKNOWN);
	if (host !== undefined) {
		e.state.write(`${target.place}.${prefix}_family`, family!);
		e.state.write(`${target.place}.${prefix}_addr`, { kind: 'address', address: addressOfText(host) });
		e.state.write(`${target.place}.${prefix}_port`, networkPort(integer(port), undefined));
	}
	return UNKNOWN;
}

/** The macros of mstcpip.h: they fill a whole structure, with port 0; without a family they go by the one that is set. */
function setAddress(e: Evaluation, call: Call, family: string | undefined, host: string): Value {
	const target = first(e, call);
	const place = target.kind === 'reference' ? target.place : call.args[0] && placeOf(e, call.args[0]);
	if (place !== undefined) {
		const old = e.state.read(`${place}.sa_family`);
		e.state.write(place, { kind: 'zeroed' });
		e.state.write(`${place}.sa_family`, family ? { kind: 'symbol', name: family } : old);
		e.state.write(`${place}.sin_addr`, { kind: 'symbol', name: host });
		e.state.write(`${place}.sin6_addr`, { kind: 'symbol', name: host });
	}
	return UNKNOWN;
}

function setHost(e: Evaluation, call: Call, host: string): Value {
	const target = first(e, call);
	if (target.kind === 'reference') {
		writePlace(e, target.place, { kind: 'symbol', name: host });
	}
	return UNKNOWN;
}

function setPort(e: Evaluation, call: Call): Value {
	const [target, port] = call.args.map((argument) => evaluate(e, argument, 'passed'));
	if (target?.kind === 'reference') {
		e.state.write(`${target.place}.sin_port`, port ?? UNKNOWN);
		e.state.write(`${target.place}.sin6_port`, port ?? UNKNOWN);
	}
	return UNKNOWN;
}
