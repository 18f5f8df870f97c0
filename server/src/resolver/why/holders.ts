import type { BindDescription, Resolution, SharingModel, Status } from '../../protocol/resolution.js';
import { isWildcard, parseAddress } from '../address.js';
import type { ShownSocket } from '../evidence/evidence.js';
import { isAddressSymbol } from '../question.js';
import { resolve } from '../resolve.js';
import { modelNamed, TABLE_OPTIONS } from './failed-bind.js';

/** Whether a second bind that meets this one can end with the status, on any branch. */
export function endsWith(resolution: Resolution, { name }: Status): boolean {
	const { status, branches } = resolution;
	return [status, branches?.granted.status, branches?.refused.status].some((each) => each?.name === name);
}

/**
 * The resolve answers for a socket that somebody holds, with each option that it may have set, against each form of the
 * second bind, that end with the status; those that end so in any case come first.
 */
export function cellsWithHolder(
	model: SharingModel,
	status: Status,
	holder: ShownSocket,
	seconds: readonly BindDescription[],
): Resolution[] {
	const cells: Resolution[] = [];
	for (const second of seconds) {
		for (const dualStack of dualStackForms(model, holder.address)) {
			for (const option of TABLE_OPTIONS) {
				const { protocol } = holder;
				const first: BindDescription = {
					option,
					address: holder.address,
					...(dualStack ? { dualStack } : {}),
					...(protocol === 'unknown' ? {} : { protocol }),
					port: holder.port,
				};
				const cell = resolve({ model, first, second: besideHolder(second, holder, dualStack) });
				if (!('error' in cell) && endsWith(cell, status)) {
					cells.push(cell);
				}
			}
		}
	}
	return cells.sort((a, b) => Number(a.status === null) - Number(b.status === null));
}

function dualStackForms(model: SharingModel, address: string): boolean[] {
	const literal = parseAddress(address)!;
	const maybe = literal.family === 'ipv6' && isWildcard(literal) && modelNamed(model).hasDualStack;
	return maybe ? [false, true] : [literal.mapped];
}

/** A kind of address as it is beside the literal of a holder: of its family, and the same where both are specific. */
function besideHolder(second: BindDescription, holder: ShownSocket, dualStack: boolean): BindDescription {
	const literal = parseAddress(holder.address)!;
	const bind = { ...second, port: second.port ?? holder.port };
	if (!isAddressSymbol(second.address) || second.address === 'specific2') {
		return bind;
	}
	const isIpv6 = literal.family === 'ipv6' && !dualStack;
	if (second.address === 'wildcard') {
		return { ...bind, address: second.dualStack || isIpv6 ? '::' : '0.0.0.0' };
	}
	if (!isWildcard(literal)) {
		return { ...bind, address: holder.address, ...(literal.mapped ? { dualStack: true } : {}) };
	}
	return { ...bind, address: 'specific', ...(isIpv6 ? { dualStack: true } : {}) };
}
