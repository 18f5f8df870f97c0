import type { BoundSocket } from '../protocol/ports.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { Resolution, SharingModel } from '../protocol/resolution.js';
import { resolve } from '../resolver/index.js';
import { pairAddresses } from '../resolver/pair.js';
import { areComparable } from '../rules/bound-literal.js';

/** How two binds that meet are judged. */
export type Circumstances = Pick<ProjectSettings, 'account' | 'model'>;

/** Two binds that meet at one port, and what happens to the later one: two programs have no order, so both are told. */
export interface PortMeeting {
	one: BoundSocket;
	other: BoundSocket;
	oneFirst: Resolution;
	otherFirst: Resolution;
}

/**
 * What comes of two binds where they may meet: one port and protocol, addresses of which one holds the other, all known
 * for sure, on Windows. Undefined elsewhere, and for two binds of one function, whose order is no open question: the rule
 * same-port-conflict looks at those.
 */
export function meetingOf(
	one: BoundSocket,
	other: BoundSocket,
	circumstances: Circumstances = {},
): PortMeeting | undefined {
	const [first, second] = [one.described, other.described];
	if (!first || !second || first.port !== second.port || first.protocol !== second.protocol) {
		return undefined;
	}
	const model = modelOfBoth(one, other, circumstances);
	if (!model || isOneFunction(one, other) || !areComparable(first.address, second.address)) {
		return undefined;
	}
	const pair = pairAddresses(first, second);
	if ('error' in pair || pair.relation.kind !== 'meet') {
		return undefined;
	}
	const account = model === 'wsk' ? undefined : circumstances.account;
	const oneFirst = resolve({ model, account, first, second });
	const otherFirst = resolve({ model, account, first: second, second: first });
	return 'error' in oneFirst || 'error' in otherFirst ? undefined : { one, other, oneFirst, otherFirst };
}

/** The table that judges both: no document says what happens between Winsock and Winsock Kernel. */
function modelOfBoth(one: BoundSocket, other: BoundSocket, { model }: Circumstances): SharingModel | undefined {
	if (one.model !== other.model || !isOnWindows(one) || !isOnWindows(other)) {
		return undefined;
	}
	return one.model === 'winsock' ? (model ?? one.model) : one.model;
}

function isOnWindows({ targets }: BoundSocket): boolean {
	return targets.some((target) => target !== 'posix');
}

function isOneFunction(one: BoundSocket, other: BoundSocket): boolean {
	return one.uri === other.uri && one.functionName === other.functionName;
}
