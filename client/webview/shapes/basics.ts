import * as z from 'zod/mini';
import type { BindRole } from '../../../server/src/protocol/matrix.js';
import type { CellPlace } from '../../../server/src/protocol/panel.js';
import type { Position, Range } from '../../../server/src/protocol/positions.js';
import type {
	Account,
	AddressKind,
	BindDescription,
	Confidence,
	Descriptor,
	Outcome,
	OutcomeWithStatus,
	SharingModel,
	SharingOption,
} from '../../../server/src/protocol/resolution.js';
import type { KnownSharingOption, SocketRole } from '../../../server/src/protocol/sockets.js';
import type { Target } from '../../../server/src/protocol/targets.js';

/** One of the names of a type; the compiler asks for every one of them, so that the check grows with the type. */
export function oneOf<Name extends string>(names: Record<Name, true>): z.ZodMiniType<Name> {
	return z.enum(Object.keys(names) as Name[]);
}

export const role = oneOf<BindRole>({ first: true, second: true });
export const account = oneOf<Account>({ same: true, different: true, unknown: true });
export const model = oneOf<SharingModel>({
	wsk: true,
	winsock: true,
	'winsock-xp': true,
	'winsock-2008-article': true,
});
export const outcome = oneOf<Outcome>({
	SUCCESS: true,
	INUSE: true,
	DENIED: true,
	CHECK: true,
	NOT_APPLICABLE: true,
});
export const confidence = oneOf<Confidence>({ documented: true, verified: true, inferred: true, open: true });
export const sharingOption = oneOf<SharingOption>({ none: true, reuse: true, exclusive: true, both: true });
export const tableOption = oneOf<Exclude<SharingOption, 'both'>>({ none: true, reuse: true, exclusive: true });
export const addressKind = oneOf<AddressKind>({ wildcard: true, specific: true, specific2: true });
export const knownOption = oneOf<KnownSharingOption>({
	none: true,
	reuse: true,
	exclusive: true,
	both: true,
	unknown: true,
});
export const descriptor = oneOf<Descriptor>({ default: true, custom: true, unknown: true });
export const socketRole = oneOf<SocketRole>({
	listener: true,
	client: true,
	accepted: true,
	'datagram-receiver': true,
	'multicast-receiver': true,
	broadcast: true,
	'loopback-pair': true,
});
export const target = oneOf<Target>({ windows: true, 'windows-kernel': true, posix: true });
export const protocol = oneOf<'tcp' | 'udp' | 'unknown'>({ tcp: true, udp: true, unknown: true });
export const receiver = oneOf<'defined' | 'undefined'>({ defined: true, undefined: true });
export const texts = z.array(z.string());

export const natural = z.int().check(z.nonnegative());
export const position: z.ZodMiniType<Position> = z.object({ line: natural, character: natural });
export const range: z.ZodMiniType<Range> = z.object({ start: position, end: position });
export const cellPlace: z.ZodMiniType<CellPlace> = z.object({ first: natural, second: natural });

export const status = z.nullable(z.object({ name: z.string(), value: z.union([z.number(), z.string()]) }));
const branch: z.ZodMiniType<OutcomeWithStatus> = z.object({ outcome, status });
export const branches = z.optional(z.object({ granted: branch, refused: branch }));

export const bindDescription: z.ZodMiniType<BindDescription> = z.object({
	option: sharingOption,
	address: z.string(),
	dualStack: z.optional(z.boolean()),
	protocol: z.optional(z.enum(['tcp', 'udp'])),
	port: z.optional(natural),
	descriptor: z.optional(descriptor),
});

/** What the resolver answers, beside the outcome itself. */
export const reasons = {
	status,
	branches,
	receiver,
	confidence,
	sources: texts,
	explanation: z.string(),
	notes: texts,
};
