import type { Message } from './messages.js';

/** One table of one document. `linux` and `bsd` are described in prose only and have no table yet. */
export type SharingModel = 'wsk' | 'winsock' | 'winsock-xp' | 'winsock-2008-article';
/** The sharing option of a socket when it is bound. `both` is an input error with an answer of its own. */
export type SharingOption = 'none' | 'reuse' | 'exclusive' | 'both';
/** The kind of a local address; `specific2` is a specific address other than the first bind's. */
export type AddressKind = 'wildcard' | 'specific' | 'specific2';
/** Whether both binds come from one user account. */
export type Account = 'same' | 'different' | 'unknown';
/** Whether the access check lets the second bind in. The same account in Winsock; the descriptor's answer in WSK. */
export type Access = 'granted' | 'refused' | 'unknown';
export type Outcome = 'SUCCESS' | 'INUSE' | 'DENIED' | 'CHECK' | 'NOT_APPLICABLE';
/** documented: in a vendor's table; verified: seen on a real Windows too; inferred: our reading; open: no source decides. */
export type Confidence = 'documented' | 'verified' | 'inferred' | 'open';
/** The security descriptor of a WSK socket. */
export type Descriptor = 'default' | 'custom' | 'unknown';

/** One side of a question to the resolver. */
export interface BindDescription {
	option: SharingOption;
	/** A kind of address or a literal ("10.0.0.1", "::", "::ffff:10.0.0.1"). */
	address: AddressKind | (string & {});
	/** A `::` bind with IPV6_V6ONLY off. Off when left out. */
	dualStack?: boolean;
	protocol?: 'tcp' | 'udp';
	/** 0 is an ephemeral port and never meets another. */
	port?: number;
	/** Winsock Kernel only: whether the socket's security descriptor is the default one. */
	descriptor?: Descriptor;
}

export interface ResolveQuestion {
	model: SharingModel;
	account?: Account;
	access?: Access;
	first: BindDescription;
	second: BindDescription;
}

/** A status as the caller of bind sees it. NTSTATUS values are "0x%08X" text, Winsock errors are numbers. */
export interface Status {
	name: string;
	value: number | string;
}

export interface OutcomeWithStatus {
	outcome: Outcome;
	status: Status | null;
}

/** What happens to the second bind. */
export interface Resolution extends OutcomeWithStatus {
	model: SharingModel;
	first: BindDescription;
	second: BindDescription;
	/** Stands only with CHECK; `status` is null then. */
	branches?: { granted: OutcomeWithStatus; refused: OutcomeWithStatus };
	/** Whether it is defined which of the two sockets receives what arrives. */
	receiver: 'defined' | 'undefined';
	confidence: Confidence;
	/** The documents that back the answer, in the words they are cited with. */
	sources: readonly string[];
	explanation: Message;
	/** What a reader must know besides: a disagreement of sources, a caveat of this model, an inference. */
	notes: readonly Message[];
}
