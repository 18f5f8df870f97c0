import { FAMILIES, SOCKET_TYPES } from '../../knowledge/calls/constants.js';
import type { BoundAddress } from '../../protocol/sockets.js';
import type { Call, Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, writePlace } from '../run/evaluator.js';
import { includesFlag, integer, integerOf, UNKNOWN, type Value } from '../state/values.js';
import { displayOf } from '../summaries/summary.js';
import { addressOfText, networkPort } from './addresses.js';

/** getaddrinfo(node, service, hints, result): no node and AI_PASSIVE give the wildcard, a literal node its address. */
export function getAddressInfo(e: Evaluation, call: Call): Value {
	const [node, service, hints, result] = call.args.map((argument) => evaluate(e, argument, 'passed'));
	if (result?.kind !== 'reference') {
		return UNKNOWN;
	}
	const hint = (field: string): Value =>
		hints?.kind === 'reference' ? e.state.read(`${hints.place}.${field}`) : (hints ?? UNKNOWN);
	const address: BoundAddress = {
		...addressOfNode(node ?? UNKNOWN, hint('ai_flags')),
		port: portOfService(service ?? UNKNOWN, call.args[1]),
	};
	const list: Value = {
		kind: 'address-list',
		address,
		family: nameIn(FAMILIES, hint('ai_family')),
		type: nameIn(SOCKET_TYPES, hint('ai_socktype')),
	};
	writePlace(e, result.place, list);
	return {
		kind: 'outcome',
		call: { id: `other ${e.frame.id} ${call.start}`, effect: 'other', before: new Map() },
		onSuccess: 0,
		onFailure: 1,
	};
}

/** What `result->name` holds of what getaddrinfo gave. */
export function memberOfAddressList(list: Value, name: string): Value {
	if (list.kind !== 'address-list') {
		return UNKNOWN;
	}
	const symbol = name === 'ai_family' ? list.family : name === 'ai_socktype' ? list.type : undefined;
	if (symbol) {
		return { kind: 'symbol', name: symbol };
	}
	return name === 'ai_addr' || name === 'ai_next' ? list : UNKNOWN;
}

function nameIn(names: ReadonlyMap<string, unknown>, value: Value): string | undefined {
	return value.kind === 'symbol' && names.has(value.name) ? value.name : undefined;
}

function addressOfNode(node: Value, flags: Value): Omit<BoundAddress, 'port'> {
	if (node.kind === 'text') {
		return addressOfText(node.value);
	}
	if (integerOf(node) === 0 && includesFlag(flags, 'AI_PASSIVE')) {
		return { kind: 'wildcard', loopback: 'no', multicast: 'no' };
	}
	// Flags are joined with AI_PASSIVE or known to go without it.
	if (integerOf(node) === 0 && (integerOf(flags) === 0 || (flags.kind === 'symbol' && flags.name.startsWith('AI_')))) {
		return { kind: 'specific', text: 'localhost', loopback: 'yes', multicast: 'no' };
	}
	return { kind: 'unknown', loopback: 'maybe', multicast: 'maybe' };
}

function portOfService(service: Value, argument: Expression | undefined): BoundAddress['port'] {
	if (service.kind === 'text') {
		const isNumber = /^\d+$/.test(service.value);
		const port = isNumber ? networkPort(integer(Number(service.value)), undefined) : UNKNOWN;
		return port.kind === 'port' ? port.port : { kind: 'symbol', text: service.value };
	}
	if (integerOf(service) === 0) {
		return { kind: 'ephemeral' };
	}
	const text = argument && displayOf(argument);
	return text && integerOf(service) === undefined ? { kind: 'symbol', text } : { kind: 'unknown' };
}
