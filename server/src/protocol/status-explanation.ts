import type { Position } from './positions.js';
import type { BindDescription, Resolution, SharingModel, SharingOption, Status } from './resolution.js';

/** A resolve answer put into words, as `resolve --format json` prints it. */
export type ResolutionInWords = Omit<Resolution, 'explanation' | 'notes'> & {
	explanation: string;
	notes: readonly string[];
};

/** Whether the pasted evidence shows a cause, speaks against it, or says nothing of it. */
export type CauseState = 'found' | 'open' | 'ruled-out';

/** A cause outside the sharing table. */
export interface OtherCause {
	name: string;
	cause: string;
	/** To be run by the reader; nothing here starts it. */
	command: string;
	/** How its output shows that this is the cause. */
	tell: string;
	state: CauseState;
	/** Where the cause is known from. */
	source: string;
}

/** What holds a port, by the pasted output of a command. */
export type EvidenceKind = 'listening' | 'bound' | 'connection' | 'excluded-range' | 'port-proxy';

/** One thing in the pasted evidence that bears on the port. */
export interface PortEvidence {
	kind: EvidenceKind;
	/** The process identifier; null where the output names none. */
	process: number | null;
	/** The name of the program, where the output names it (netstat -b). */
	program: string | null;
	protocol: 'tcp' | 'udp';
	/** The local address as a literal; null for an excluded range. */
	address: string | null;
	/** The port asked for; without one, the port of the row, for a range its first. */
	port: number;
	/** An excluded range, both ends included. */
	range: { start: number; end: number; administered: boolean } | null;
	/** Where a port proxy leads. */
	connectsTo: { address: string; port: number } | null;
	/** How many rows of the paste say this. */
	rows: number;
	/** The likeliest cell of the table that explains the status with this holder; null where none does. */
	cell: ResolutionInWords | null;
	/** Every cell that explains it, for each option that the holder may have set and each form of the second bind. */
	cells: readonly ResolutionInWords[];
	/** The evidence in a sentence. */
	says: string;
	/** What follows from it by the table, in sentences: one for each form of the second bind that it makes a difference for. */
	follows: readonly string[];
	/** What to run next; null where nothing is left to ask. */
	next: string | null;
}

/** The answer to `why`: what explains a status. */
export interface StatusExplanation {
	status: Status;
	model: SharingModel;
	/** Whether a bind can end with the status by the sharing table of the model. */
	isBindStatus: boolean;
	/** What brings the status about, in general. */
	meaning: string;
	/** What is known of the bind that failed, in one line. */
	knownBind: string;
	/** Each form that the second bind may have. */
	second: readonly BindDescription[];
	/** The port that was asked for; null where none is known. */
	port: number | null;
	/** Resolve answers whose outcome, or one of whose branches, has the status. */
	explanations: readonly ResolutionInWords[];
	/** The explanations in sentences, one group for each form of the second bind. */
	holders: readonly { second: string; sentences: readonly string[] }[];
	/** Shows who holds the port. */
	holderCommand: string;
	/** The likeliest first. */
	otherCauses: readonly OtherCause[];
	evidence: readonly PortEvidence[];
	/** What the reader must know besides. */
	notes: readonly string[];
}

/** Parameters of the request `bindsight/explainStatus`. */
export interface ExplainStatusParams {
	/** A status by name or number, or a line of a log that holds one. */
	text: string;
	/** Left out: that of the socket at the position, else `wsk` for an NTSTATUS and `winsock` for all others. */
	model?: SharingModel;
	/** Pasted output of netstat, Get-NetTCPConnection, Get-NetUDPEndpoint and netsh. */
	evidence?: string;
	secondOption?: SharingOption;
	secondAddress?: string;
	secondPort?: number;
	/** With a position: the socket bound there is the one that failed. */
	textDocument?: { uri: string };
	position?: Position;
}

/** Answer of the request `bindsight/explainStatus`. */
export type ExplainStatusAnswer =
	| { state: 'explained'; explanation: StatusExplanation; markdown: string }
	/** The text names no status that is known, or a parameter makes no sense: `message` says which. */
	| { state: 'not-understood'; message: string };

export const EXPLAIN_STATUS_REQUEST = 'bindsight/explainStatus';
