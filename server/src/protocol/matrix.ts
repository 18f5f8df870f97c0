import type { PanelContent } from './panel.js';
import type { Range } from './positions.js';
import type {
	Account,
	AddressKind,
	Confidence,
	Descriptor,
	Outcome,
	SharingModel,
	SharingOption,
	Status,
} from './resolution.js';
import type { KnownSharingOption, SocketRole } from './sockets.js';
import type { Target } from './targets.js';

/** Which of the two binds a line of a table or a socket is. */
export type BindRole = 'first' | 'second';

/** One line of a sharing table. */
export interface MatrixLine {
	option: Exclude<SharingOption, 'both'>;
	address: AddressKind;
}

/** One cell, put into words: what happens when `row` was bound first and `column` is bound second. */
export interface MatrixCell {
	outcome: Outcome;
	status: Status | null;
	branches?: {
		granted: { outcome: Outcome; status: Status | null };
		refused: { outcome: Outcome; status: Status | null };
	};
	receiver: 'defined' | 'undefined';
	confidence: Confidence;
	sources: readonly string[];
	explanation: string;
	notes: readonly string[];
	/**
	 * What it means for the socket that was bound first. refused: the second bind fails. takes: the second socket gets one
	 * address out of the first one's wildcard. shares: both hold one address. around: the second gets all other addresses.
	 * apart: two different addresses. depends: an access check decides. none: the cell does not apply.
	 */
	effect?: 'refused' | 'takes' | 'shares' | 'around' | 'apart' | 'depends' | 'none';
	/** Who gets what arrives, in a sentence. */
	receives?: string;
	/** The access check spelled out: who is held against what; null where the outcome rests on none. */
	check?: string | null;
}

/** A whole table. Rows are always the FIRST bind and columns the SECOND, whatever the document's own axes. */
export interface SharingMatrix {
	model: SharingModel;
	modelTitle: string;
	account: Account;
	/** Winsock Kernel only: the first socket's security descriptor, as the cells were answered with it. */
	descriptor?: Descriptor;
	/** Where the table comes from. */
	source: string;
	rows: readonly MatrixLine[];
	columns: readonly MatrixLine[];
	cells: readonly (readonly MatrixCell[])[];
}

/** The socket under the cursor, put into words for a reader. */
export interface SocketAtCursor {
	expression: string;
	functionName: string;
	roles: readonly SocketRole[];
	/** The socket in a line: "TCP listener, 0.0.0.0:5150, no sharing option". */
	summary: string;
	/** Where it is bound; null where this file does not bind it. */
	bind: Range | null;
	target: Target;
	sharingOption: KnownSharingOption;
	possible: readonly KnownSharingOption[];
	addressKind: 'wildcard' | 'specific' | 'unknown';
	/** "0.0.0.0:5150" or as much as is known. */
	addressText: string;
	dualStack: boolean;
	protocol: 'tcp' | 'udp' | 'unknown';
	/** The lines of the matrix that are this socket: one where all is known, several where option or address are not. */
	lines: readonly number[];
	/** The verdict in one sentence: who else could bind this port. */
	verdict: string;
	/** What the reader must know besides: an unknown option, an inactive branch, a broken function. */
	notes: readonly string[];
}

/** Parameters of the request `bindsight/sharingMatrix`. */
export interface SharingMatrixParams {
	textDocument: { uri: string };
	position: { line: number; character: number };
	/** Left out: the model of the socket's own API. */
	model?: SharingModel;
	/** Left out: unknown. */
	account?: Account;
	/** Left out: first. */
	role?: BindRole;
	/** The id of the socket that is meant, where several are here. Left out, or no longer here: the first. */
	socket?: string;
}

/** Answer of the request `bindsight/sharingMatrix`. */
export interface SharingMatrixAnswer {
	/** The version of the document that was answered for. */
	version: number;
	/** sockets: at least one is here; none: no socket here; unsupported: not a C or C++ document that is open. */
	state: 'sockets' | 'none' | 'unsupported';
	/** The sockets at the position, the one under the cursor first. */
	sockets: readonly SocketAtCursor[];
	role: BindRole;
	/** The table of the first socket's model, or of the asked one; also given where there is no socket. */
	matrix: SharingMatrix;
	/** What the panel shows besides. */
	panel?: PanelContent;
}

export const SHARING_MATRIX_REQUEST = 'bindsight/sharingMatrix';
