import type { Message } from '../protocol/messages.js';
import { everyBind, type PossibleBinds } from './bind-at-hand.js';
import { laterBinds, type Meeting } from './sharing.js';

/**
 * What an access check says of binds that come after this one, in words; nothing where none of them is checked, and
 * nothing outside of Winsock Kernel. Source: Sharing Transport Addresses.
 */
export function checkOfFirstBind(binds: PossibleBinds): Message[] {
	const { model, descriptor } = binds;
	const isChecked =
		model === 'wsk' &&
		everyBind(binds).some((bind) => laterBinds(model, { ...bind, descriptor: 'unknown' }).some(hasBranches));
	if (!isChecked) {
		return [];
	}
	return [descriptor === 'default' ? { id: 'verdict.checkDefault' } : { id: 'verdict.check', args: { descriptor } }];
}

/** The same of a bind that meets earlier ones. */
export function checkOfSecondBind({ model, owner }: PossibleBinds, meetings: readonly Meeting[]): Message[] {
	return model === 'wsk' && meetings.some(hasBranches) ? [{ id: 'verdict.checkSecond', args: { owner } }] : [];
}

function hasBranches({ resolution }: Meeting): boolean {
	return resolution.branches !== undefined;
}
