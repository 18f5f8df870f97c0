import type { MatrixCell } from '../../protocol/matrix.js';
import type { Message } from '../../protocol/messages.js';
import type { Access, Account, AddressKind, Descriptor, Resolution, SharingModel } from '../../protocol/resolution.js';

/** What a meeting means for the socket that was bound first. */
export type Effect = NonNullable<MatrixCell['effect']>;

/** The parts of an answer that decide what it means. */
type Answered = Pick<Resolution, 'outcome' | 'receiver'>;

/** What an answer means for two binds with addresses of these kinds; the same kind twice is the same address. */
export function effectOf({ outcome, receiver }: Answered, first: AddressKind, second: AddressKind): Effect {
	if (outcome === 'INUSE' || outcome === 'DENIED') {
		return 'refused';
	}
	if (outcome === 'CHECK') {
		return 'depends';
	}
	if (outcome === 'NOT_APPLICABLE') {
		return 'none';
	}
	if (second === 'specific2') {
		return 'apart';
	}
	if (receiver === 'undefined' || first === second) {
		return 'shares';
	}
	return first === 'wildcard' ? 'takes' : 'around';
}

/** Who gets what arrives. Source: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE; Wine's tests, run on Windows. */
export function receivesSentence(effect: Effect): Message {
	return { id: 'panel.receives', args: { effect } };
}

/** What is known of the two parties of an access check. */
export interface CheckCircumstances {
	account: Account;
	descriptor: Descriptor;
	access?: Access;
}

/** The access check of a cell spelled out. Source: Sharing Transport Addresses; Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE. */
export function checkSentence(model: SharingModel, { account, descriptor }: CheckCircumstances): Message {
	return model === 'wsk'
		? { id: 'panel.check.descriptor', args: { descriptor } }
		: { id: 'panel.check.account', args: { account } };
}
