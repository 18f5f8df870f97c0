import { SHARING_MODELS } from '../../knowledge/sharing-models.js';
import type { BoundSocket } from '../../protocol/ports.js';
import type { BindDescription, SharingModel } from '../../protocol/resolution.js';
import { isWildcard, parseAddress } from '../../resolver/index.js';

/** A bind that may be the one in the code, as the resolver takes it. */
export interface PossibleDescription extends BindDescription {
	option: BoundSocket['options'][number];
}

/** Every bind that a socket's may be, judged by a model: one where all is known. */
export function possibleDescriptions(bound: BoundSocket, model: SharingModel): PossibleDescription[] {
	const descriptor = bound.model === 'wsk' ? bound.descriptor : undefined;
	return bound.options.flatMap((option) =>
		bound.addresses.map((kind) => {
			const dualStack = bound.dualStack && kind === 'wildcard' && hasDualStack(model);
			return {
				option,
				address: literalOf(bound, kind) ?? kind,
				...(dualStack && { dualStack }),
				...(bound.protocol !== 'unknown' && { protocol: bound.protocol }),
				...portOf(bound),
				...(descriptor && { descriptor }),
			};
		}),
	);
}

/** Whether a model's systems have sockets that serve both families. */
export function hasDualStack(model: SharingModel): boolean {
	return SHARING_MODELS.some((description) => description.name === model && description.hasDualStack);
}

/** The address as a literal, where the code names it. */
function literalOf({ described, addressText }: BoundSocket, kind: 'wildcard' | 'specific'): string | undefined {
	return [described?.address ?? '', hostIn(addressText)].find((host) => {
		const literal = parseAddress(host);
		return literal && isWildcard(literal) === (kind === 'wildcard');
	});
}

/** "10.0.0.1" of "10.0.0.1:5150", "::" of "[::]:5150". */
function hostIn(addressText: string): string {
	return /^\[([^\]]*)\]/.exec(addressText)?.[1] ?? addressText.split(':')[0] ?? '';
}

function portOf({ port }: BoundSocket): { port?: number } {
	return port.kind === 'number' ? { port: port.value } : port.kind === 'ephemeral' ? { port: 0 } : {};
}
