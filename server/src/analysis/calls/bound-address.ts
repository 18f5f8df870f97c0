import type { SocketType } from '../../protocol/sockets.js';
import type { Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { placeOf } from '../run/evaluator.js';
import { localOf } from '../run/frame.js';
import { joinAddresses } from '../state/abstract-socket.js';
import { alternatives, type Value } from '../state/values.js';
import { readAddress } from './address-structures.js';
import { hostAddressOf, UNKNOWN_ADDRESS } from './addresses.js';

type BoundAddressFacts = ReturnType<typeof readAddress> & { type?: SocketType };

/** The address that bind is given: a pointer to a structure, through whatever casts, or one of several. */
export function boundAddress(e: Evaluation, argument: Expression, value: Value): BoundAddressFacts {
	const known = alternatives(value).map((alternative) => oneBoundAddress(e, argument, alternative));
	return known.reduce((a, b) => ({
		address: joinAddresses(a.address, b.address) ?? UNKNOWN_ADDRESS,
		family: a.family === b.family ? a.family : 'unknown',
	}));
}

function oneBoundAddress(e: Evaluation, argument: Expression, value: Value): BoundAddressFacts {
	if (value.kind === 'address-list') {
		return { address: value.address, family: 'unknown' };
	}
	const place = value.kind === 'reference' ? value.place : placeOf(e, argument);
	if (place === undefined) {
		return { address: UNKNOWN_ADDRESS, family: 'unknown' };
	}
	const root = /^[^|]*\|([\w\u0080-\uffff]+)$/.exec(place)?.[1];
	const read = readAddress(e.state, place, (root && localOf(e.frame, root)?.type) || '');
	if (value.kind !== 'reference' && read.address.kind === 'unknown') {
		const host = hostAddressOf(value);
		return host ? { ...read, address: { ...host, port: read.address.port } } : read;
	}
	return read;
}
