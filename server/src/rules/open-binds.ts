import type { BoundAddress, SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { rememberingObjects } from '../source/remembering.js';
import { proofOf } from './proof.js';

/** Whether the code shows that the port is one that others can know: a number or a name, not one that the system picks. */
export function hasFixedPort(address: BoundAddress | undefined): boolean {
	return address?.port.kind === 'number' || address?.port.kind === 'symbol';
}

/**
 * Whether a bind on Windows is surely without exclusive use, and nobody meant it to be otherwise: where
 * SO_EXCLUSIVEADDRUSE is set too late or at the wrong level, another rule speaks.
 */
export function isWithoutExclusiveUse(socket: SocketFacts, bind: SocketEvent): boolean {
	const { kind, target, before } = bind;
	return (
		kind === 'bind' &&
		target === 'windows' &&
		proofOf(bind, 'must') === 'must' &&
		before.possible.every((option) => option === 'none' || option === 'reuse') &&
		!asksForExclusiveUse(socket)
	);
}

const asksForExclusiveUse = rememberingObjects(({ events }: SocketFacts): boolean =>
	events.some(({ kind, option, value }) => kind === 'setOption' && option === 'SO_EXCLUSIVEADDRUSE' && value !== 0),
);

/** Whether an IPv6 socket surely takes IPv4, too, when it is bound. */
export function isDualStack({ family }: SocketFacts, { before }: SocketEvent): boolean {
	return family === 'ipv6' && before.v6OnlyOff === 'yes';
}
