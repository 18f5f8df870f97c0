import type { Position } from '../../protocol/positions.js';
import type { SharingModel } from '../../protocol/resolution.js';
import type { SocketBind, SocketFacts } from '../../protocol/sockets.js';
import { TARGETS } from '../../protocol/targets.js';
import { parseAddress } from '../../resolver/index.js';
import type { FailedBind } from '../../resolver/why/index.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, modelOf, possibleBinds, withoutPresumption } from '../bind-at-hand.js';
import { socketsAt } from '../socket-at.js';

/** The bind that a place in the code is about, and the model that judges it; undefined where none is there. */
export function bindAtPlace(
	document: AnalysedDocument,
	position: Position,
	asked: SharingModel | undefined,
): { bind: FailedBind; model: SharingModel } | undefined {
	const offset = document.offsetAt(position);
	for (const socket of socketsAt(document, offset)) {
		const targets = TARGETS.filter((target) => socket.binds.some((bind) => bind.target === target));
		const bind = targets[0] && bindAt(socket, targets[0], offset);
		if (bind) {
			const model = asked ?? modelOf(socket);
			return { bind: failedBind(socket, bind, model), model };
		}
	}
	return undefined;
}

function failedBind(socket: SocketFacts, bind: SocketBind, model: SharingModel): FailedBind {
	const { options, addresses, dualStack } = possibleBinds(socket, withoutPresumption(bind), model);
	const { port } = bind.address;
	const literal = literalOf(socket, bind);
	return {
		options,
		addresses: literal === undefined ? addresses : [literal],
		dualStack,
		...(bind.protocol === 'unknown' ? {} : { protocol: bind.protocol }),
		...(port.kind === 'number' && port.value > 0 ? { port: port.value } : {}),
		call: 'bind',
	};
}

function literalOf({ family }: SocketFacts, { address }: SocketBind): string | undefined {
	if (address.kind === 'wildcard') {
		return family === 'ipv4' ? '0.0.0.0' : family === 'ipv6' ? '::' : undefined;
	}
	const written = (address.text ?? '').replace(/^"|"$/g, '');
	return address.kind === 'specific' && parseAddress(written) ? written : undefined;
}
