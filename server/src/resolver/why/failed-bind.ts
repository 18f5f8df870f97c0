import { SHARING_MODELS, type SharingModelDescription } from '../../knowledge/sharing-models.js';
import type { BindDescription, SharingModel, SharingOption } from '../../protocol/resolution.js';
import { isWildcard, parseAddress } from '../address.js';
import { isAddressSymbol } from '../question.js';

/** What is known of the bind that failed. What is left out is not known. */
export interface FailedBind {
	options?: readonly SharingOption[];
	/** Kinds of address or literals. */
	addresses?: readonly string[];
	dualStack?: boolean;
	protocol?: 'tcp' | 'udp';
	/** 1 to 65535. */
	port?: number;
	call?: 'bind' | 'connect';
}

export const TABLE_OPTIONS = ['none', 'reuse', 'exclusive'] as const;

export function modelNamed(name: SharingModel): SharingModelDescription {
	return SHARING_MODELS.find((model) => model.name === name)!;
}

/** Every form that the failed bind may have: one where all is known, one for each option and address else. */
export function secondBinds(model: SharingModelDescription, bind: FailedBind): BindDescription[] {
	const { options = TABLE_OPTIONS, addresses = symbolsOf(model), protocol, port } = bind;
	return options.flatMap((option) =>
		addresses.flatMap((address) =>
			dualStackForms(model, address, bind.dualStack).map((dualStack) => ({
				option,
				address,
				...(dualStack ? { dualStack } : {}),
				...(protocol ? { protocol } : {}),
				...(port === undefined ? {} : { port }),
			})),
		),
	);
}

/**
 * Every kind of first bind of the port that can meet this one. Beside a literal address the dual-stack wildcard is one of
 * them; beside a kind of address the table has one line for every wildcard.
 */
export function firstBinds(model: SharingModelDescription, second: BindDescription): BindDescription[] {
	return placesHeld(model, second).flatMap((place) => TABLE_OPTIONS.map((option) => ({ option, ...place })));
}

type Place = Pick<BindDescription, 'address' | 'dualStack'>;

function placesHeld(model: SharingModelDescription, second: BindDescription): Place[] {
	const literal = parseAddress(second.address);
	if (!literal) {
		const wildcard: Place =
			second.dualStack && second.address === 'wildcard'
				? { address: 'wildcard', dualStack: true }
				: { address: 'wildcard' };
		return [wildcard, { address: 'specific' }];
	}
	const dualStack: Place[] = model.hasDualStack ? [{ address: '::', dualStack: true }] : [];
	if (literal.family === 'ipv4') {
		return isWildcard(literal)
			? [{ address: '0.0.0.0' }, ...dualStack, { address: 'specific' }]
			: [{ address: '0.0.0.0' }, ...dualStack, { address: second.address, ...mappedForm(second) }];
	}
	if (!isWildcard(literal)) {
		return [{ address: '::' }, ...dualStack, { address: second.address }];
	}
	return second.dualStack
		? [{ address: '::' }, ...dualStack, { address: '0.0.0.0' }, { address: 'specific' }]
		: [{ address: '::' }, ...dualStack, { address: 'specific', dualStack: true }];
}

function mappedForm(second: BindDescription): { dualStack?: boolean } {
	return second.dualStack ? { dualStack: true } : {};
}

function symbolsOf(model: SharingModelDescription): readonly string[] {
	return model.hasSpecific2 ? ['wildcard', 'specific', 'specific2'] : ['wildcard', 'specific'];
}

/** A `::` of which nobody says whether it is dual-stack may be either. */
function dualStackForms(model: SharingModelDescription, address: string, known: boolean | undefined): boolean[] {
	const literal = isAddressSymbol(address) ? undefined : parseAddress(address);
	if (known !== undefined) {
		return [known && !(literal?.family === 'ipv4' && !literal.mapped)];
	}
	const maybe = literal?.family === 'ipv6' && isWildcard(literal) && model.hasDualStack;
	return maybe ? [false, true] : [literal?.mapped ?? false];
}
