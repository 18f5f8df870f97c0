import type { BoundAddress } from '../../protocol/sockets.js';
import type { Call, Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, placeOf, writePlace } from '../run/evaluator.js';
import { combine, integer, integerOf, UNKNOWN, type Value } from '../state/values.js';
import { displayOf } from '../summaries/summary.js';
import { addressOfText, hostAddressOf, networkPort } from './addresses.js';
import { setCompletionRoutine } from './completion-routines.js';
import { readError } from './error-reads.js';

type Builtin = (e: Evaluation, call: Call) => Value | undefined;

/** What the functions do that fill addresses and ports. Sources: their Winsock reference pages, man 3 of the POSIX ones. */
const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
	...['htons', 'WSAHtons', 'htobe16', 'RtlUshortByteSwap'].map((name) => [name, hostToNetworkPort] as const),
	...['htonl', 'ntohl', 'ntohs', 'htobe32', 'WSAHtonl', 'RtlUlongByteSwap'].map((name) => [name, passThrough] as const),
	...['inet_addr', 'inet_network'].map((name) => [name, textToAddress] as const),
	...['inet_pton', 'InetPton', 'InetPtonA', 'InetPtonW'].map((name) => [name, textIntoAddress] as const),
	['inet_aton', (e, call) => intoAddress(e, call, 0, 1)],
	['memset', (e, call) => zero(e, call.args[0], call.args[1])],
	...['bzero', 'ZeroMemory', 'RtlZeroMemory', 'SecureZeroMemory', 'RtlSecureZeroMemory', 'explicit_bzero'].map(
		(name) => [name, (e: Evaluation, call: Call) => zero(e, call.args[0])] as const,
	),
	['getaddrinfo', getAddressInfo],
	['GetAddrInfoW', getAddressInfo],
	['GetAddrInfoA', getAddressInfo],
	...['WSAGetLastError', 'GetLastError'].map(
		(name) => [name, (e: Evaluation, call: Call) => readError(e, call, 'last-error')] as const,
	),
	['perror', printError],
	['NT_SUCCESS', (e, call) => combine('>=', first(e, call), integer(0))],
	['NT_ERROR', (e, call) => combine('<', first(e, call), integer(0))],
	['IN4ADDR_SETANY', (e, call) => setAddress(e, call, { kind: 'symbol', name: 'INADDR_ANY' })],
	['IN6ADDR_SETANY', (e, call) => setAddress(e, call, { kind: 'symbol', name: 'in6addr_any' })],
	['INETADDR_SETANY', (e, call) => setAddress(e, call, { kind: 'symbol', name: 'INADDR_ANY' })],
	['IN4ADDR_SETLOOPBACK', (e, call) => setAddress(e, call, { kind: 'symbol', name: 'INADDR_LOOPBACK' })],
	['IN6ADDR_SETLOOPBACK', (e, call) => setAddress(e, call, { kind: 'symbol', name: 'in6addr_loopback' })],
	['INETADDR_SETLOOPBACK', (e, call) => setAddress(e, call, { kind: 'symbol', name: 'INADDR_LOOPBACK' })],
]);

/** Whether it is known what a function of that name does to addresses and ports. */
export function isBuiltin(name: string): boolean {
	return BUILTINS.has(name);
}

/** The value of a call of a well-known function; undefined where it is none, and nothing has been evaluated then. */
export function builtinCall(e: Evaluation, name: string, call: Call): Value | undefined {
	return BUILTINS.get(name)?.(e, call) ?? setCompletionRoutine(e, name, call);
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

function passThrough(e: Evaluation, call: Call): Value {
	return first(e, call);
}

function textToAddress(e: Evaluation, call: Call): Value {
	const value = first(e, call);
	return value.kind === 'text' ? { kind: 'address', address: addressOfText(value.value) } : UNKNOWN;
}

function textIntoAddress(e: Evaluation, call: Call): Value {
	return intoAddress(e, call, 1, 2);
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

function zero(e: Evaluation, target: Expression | undefined, fill?: Expression): Value {
	if (!target) {
		return UNKNOWN;
	}
	const value = evaluate(e, target, 'passed');
	const place = value.kind === 'reference' ? value.place : placeOf(e, target);
	const isZero = !fill || integerOf(evaluate(e, fill, 'passed')) === 0;
	if (place !== undefined) {
		writePlace(e, place, isZero ? { kind: 'zeroed' } : UNKNOWN);
	}
	return UNKNOWN;
}

function setAddress(e: Evaluation, call: Call, address: Value): Value {
	const target = first(e, call);
	const host = hostAddressOf(address);
	if (target.kind === 'reference' && host) {
		const list: BoundAddress = { ...host, port: { kind: 'unknown' } };
		e.state.write(target.place, { kind: 'zeroed' });
		e.state.write(`${target.place}.sin_addr`, { kind: 'address', address: list });
		e.state.write(`${target.place}.sin6_addr`, { kind: 'address', address: list });
	}
	return UNKNOWN;
}

/** getaddrinfo(node, service, hints, result): no node and AI_PASSIVE give the wildcard, a literal node its address. */
function getAddressInfo(e: Evaluation, call: Call): Value {
	const [node, service, hints, result] = call.args.map((argument) => evaluate(e, argument, 'passed'));
	if (result?.kind !== 'reference') {
		return UNKNOWN;
	}
	const address: BoundAddress = {
		...addressOfNode(e, node ?? UNKNOWN, hints ?? UNKNOWN),
		port: portOfService(service ?? UNKNOWN, call.args[1]),
	};
	writePlace(e, result.place, { kind: 'address-list', address });
	return {
		kind: 'outcome',
		call: { id: `other ${call.start}`, effect: 'other', before: new Map() },
		onSuccess: 0,
		onFailure: 1,
	};
}

function addressOfNode(e: Evaluation, node: Value, hints: Value): Omit<BoundAddress, 'port'> {
	if (node.kind === 'text') {
		return addressOfText(node.value);
	}
	const flags = hints.kind === 'reference' ? e.state.read(`${hints.place}.ai_flags`) : UNKNOWN;
	const isPassive = flags.kind === 'symbol' && flags.name === 'AI_PASSIVE';
	if (integerOf(node) === 0 && isPassive) {
		return { kind: 'wildcard', loopback: 'no', multicast: 'no' };
	}
	if (integerOf(node) === 0 && integerOf(flags) === 0) {
		return { kind: 'specific', text: 'localhost', loopback: 'yes', multicast: 'no' };
	}
	return { kind: 'unknown', loopback: 'maybe', multicast: 'maybe' };
}

function portOfService(service: Value, argument: Expression | undefined): BoundAddress['port'] {
	if (service.kind === 'text' && /^\d+$/.test(service.value)) {
		const value = integer(Number(service.value));
		const port = networkPort(value, undefined);
		return port.kind === 'port' ? port.port : { kind: 'unknown' };
	}
	const text = argument && displayOf(argument);
	return text && integerOf(service) === undefined ? { kind: 'symbol', text } : { kind: 'unknown' };
}
