import type { BindRole, MatrixLine } from './matrix.js';
import type { BoundSocket } from './ports.js';
import type { Position, Range } from './positions.js';
import type { Account, BindDescription, Confidence, OutcomeWithStatus, SharingModel } from './resolution.js';

/** A cell of the answer's matrix: `first` counts its rows, `second` its columns. */
export interface CellPlace {
	first: number;
	second: number;
}

/** Words for the reader, what they rest on, and how sure that is. */
export interface Backed {
	confidence: Confidence;
	/** The documents, as they are cited. */
	sources: readonly string[];
}

/**
 * Who the other socket is, as far as the table of the model asks. `same-account` and `other-account`: Winsock of Server
 * 2003 and later. `granted` and `refused`: Winsock Kernel, by the descriptor of the first socket. `default-descriptor`: it
 * is the default one, which refuses. `anybody`: the table does not ask (Windows XP and earlier, the article of 2008).
 */
export type OtherParty = 'same-account' | 'other-account' | 'granted' | 'refused' | 'default-descriptor' | 'anybody';

/** What one kind of other socket can do, in a line: "Same account: can take any one address (3 of 6)." */
export interface PartyVerdict extends Backed {
	party: OtherParty;
	/** "Same account" */
	label: string;
	/** "can take any one address (3 of 6)." Where this socket is second: "this bind succeeds over 2 of 6." */
	sentence: string;
	/** How many binds of the other socket end in two sockets on the port; the least where a line is not known. */
	succeeds: number;
	/** The most of them; equal to `succeeds` where the socket is one line of the table. */
	succeedsAtMost: number;
	/** How many binds the table knows of the other socket. */
	all: number;
	/** The cells counted in `succeedsAtMost`, to be marked when the sentence is chosen. */
	cells: readonly CellPlace[];
}

/** How a bind that is asked about ends. */
export interface MeetingOutcome extends Backed {
	/** `open`: no document says it, so there is no outcome. */
	outcome: OutcomeWithStatus['outcome'] | 'open';
	status: OutcomeWithStatus['status'];
	/** Stands only with CHECK. */
	branches?: { granted: OutcomeWithStatus; refused: OutcomeWithStatus };
	receiver: 'defined' | 'undefined';
	/** One sentence: what happens and why. */
	explanation: string;
	notes: readonly string[];
}

/** A bind that one often meets, and what comes of it beside the socket: a line of "Who might that be?". */
export interface LikelyBind extends MeetingOutcome {
	/** Stable: `this-program-again`, `asio-acceptor`, `wsl-relay`... */
	name: string;
	/** "this program, started twice"; "asio server, defaults, 0.0.0.0" */
	title: string;
	/** A few words on the outcome: "fails, WSAEADDRINUSE 10048", "succeeds, localhost goes there". */
	says: string;
	/** Whether that is good for the socket at hand, to choose a sign by; `open` is "?". */
	effect: 'harmless' | 'takes' | 'fails' | 'depends' | 'open';
	/** The cell; null where the two do not meet, or meet as no cell of the table does. */
	cell: CellPlace | null;
	/** Where it is known from that this program binds so, and how sure that is. */
	basis: Backed;
}

/** One thing that another sharing option changes. */
export interface Change {
	/**
	 * `closes`, `opens`: cells where this socket is first. `start-fails`, `start-succeeds`: cells where it is second.
	 * `restart`: what no table says of connections that outlive their listener. `none`: no cell differs.
	 */
	kind: 'closes' | 'opens' | 'start-fails' | 'start-succeeds' | 'restart' | 'none';
	/** gain: "+"; cost: "-"; both: a matter of taste, "±"; neutral: no sign. */
	sign: 'gain' | 'cost' | 'both' | 'neutral';
	/** "closes 3 cells: another program of the same account can no longer bind one of its addresses" */
	sentence: string;
	/** How many cells; 0 for `restart` and `none`. */
	count: number;
	/** The cells that change, in the answer's matrix: where this socket plays the answer's role; else empty. */
	cells: readonly CellPlace[];
	confidence: Confidence;
	sources: readonly string[];
}

/** A fix of the light bulb, as it stands there. */
export interface PanelFix {
	title: string;
	rule: string;
	safe: boolean;
	edits: readonly { range: Range; newText: string }[];
}

/** "What if SO_EXCLUSIVEADDRUSE?": the same bind with another sharing option. */
export interface WhatIf {
	option: MatrixLine['option'];
	/** "What if SO_EXCLUSIVEADDRUSE?" */
	title: string;
	changes: readonly Change[];
	/** The fix of a finding in this file that brings the option about; null where no finding offers one. */
	fix: PanelFix | null;
}

/** Why an answer is not whole, or what it was answered for. */
export type NoticeKind =
	/** The document has no socket at the position; `places` are the binds of the file. */
	| 'no-socket'
	| 'no-document'
	/** More sockets than one are here; the panel lets the reader choose. */
	| 'several-sockets'
	| 'no-bind'
	| 'unknown-option'
	| 'both-options'
	| 'presumed-option'
	| 'unknown-address'
	| 'ephemeral-port'
	/** The code is not compiled for the file's main target; answered for one where it is. */
	| 'inactive-branch'
	| 'unknown-condition'
	/** The code around the socket has syntax errors. */
	| 'broken-code'
	/** The file could not be read to its end: a limit, or a function that could not be analysed. */
	| 'file-with-errors'
	/** No document decides something here. */
	| 'open-question'
	| 'dual-stack'
	| 'descriptor'
	/** The code is POSIX's, for which no table is known. */
	| 'no-table';

/** A state of the panel, in a sentence. */
export interface Notice {
	kind: NoticeKind;
	text: string;
	/** Places in the asked document that the reader may go to. */
	places: readonly { label: string; range: Range }[];
}

/** Everything of the panel that is about one socket. */
export interface SocketDetails {
	/** "lfd · TCP listener · 0.0.0.0:5150 · no option": the parts, without the place of the bind. */
	line: readonly string[];
	/** A verdict for each kind of other socket that the model knows; empty where nothing is known of the bind. */
	parties: readonly PartyVerdict[];
	likely: readonly LikelyBind[];
	whatIf: readonly WhatIf[];
	/** The fixes of every finding about this socket, as "Show fixes" lists them. */
	fixes: readonly PanelFix[];
	/** Where the table comes from, in a few words: "Win32, Server 2003 and later, documented". */
	source: string;
	/** The socket as it can be pinned and compared; null where it is not bound. */
	bound: BoundSocket | null;
}

/** What the panel shows besides the sockets and the table. */
export interface PanelContent {
	/** Which of the answer's sockets the details and the table are about; -1 where there is none. */
	chosen: number;
	/** For each of the answer's sockets, a place at which it is the first one. */
	places: readonly { id: string; position: Position }[];
	details: SocketDetails | null;
	notices: readonly Notice[];
	/** The whole answer as a Markdown document. */
	markdown: string;
}

/** Parameters of `bindsight/meetingSockets`: the sockets of the workspace that stand at cells of the socket's table. */
export interface MeetingSocketsParams {
	textDocument: { uri: string };
	position: Position;
	/** As in `bindsight/sharingMatrix`. */
	socket?: string;
	model?: SharingModel;
	account?: Account;
	role?: BindRole;
}

/** A socket of the workspace that meets the one at hand. */
export interface MeetingSocket extends MeetingOutcome {
	uri: string;
	range: Range;
	/** "TCP listener, 0.0.0.0:5150, no sharing option" */
	summary: string;
	/** "server.c:52" */
	place: string;
	/** The cells it may stand at; empty where the table has none for it. */
	cells: readonly CellPlace[];
	/** Whether the port is surely the same: `maybe` where one of them is not a number. */
	samePort: 'yes' | 'maybe';
}

/** Answer of `bindsight/meetingSockets`. */
export interface MeetingSocketsAnswer {
	version: number;
	sockets: readonly MeetingSocket[];
	/** How many more there are than are listed. */
	more: number;
}

export const MEETING_SOCKETS_REQUEST = 'bindsight/meetingSockets';

/** A socket to compare: at a place of an open document, or as it was pinned. */
export type SocketReference =
	| { textDocument: { uri: string }; position: Position; socket?: string }
	| { pinned: BoundSocket };

/** Parameters of `bindsight/compareSockets`. */
export interface CompareSocketsParams {
	one: SocketReference;
	other: SocketReference;
	model?: SharingModel;
	account?: Account;
}

/** One way in which the two may meet. */
export interface ComparedCase extends MeetingOutcome {
	/** When it is so: "if it has SO_REUSEADDR then"; empty where this is the only case. */
	condition: string;
	first: BindDescription;
	second: BindDescription;
	/** In the table of the model; null where they do not meet or meet as no cell does. */
	cell: CellPlace | null;
}

/** What happens in one order. */
export interface ComparedOrder {
	first: 'one' | 'other';
	/** "server first, then client" */
	title: string;
	/** The outcome in a few words, whatever the case. */
	headline: string;
	/** False where they do not meet: another port, protocol, family or address. */
	meets: boolean;
	cases: readonly ComparedCase[];
}

/** Answer of `bindsight/compareSockets`. */
export type CompareSocketsAnswer =
	| {
			state: 'compared';
			one: BoundSocket;
			other: BoundSocket;
			model: SharingModel;
			modelTitle: string;
			account: Account;
			/** First the order in which `one` is bound first. */
			orders: readonly ComparedOrder[];
			/** What must be known besides: ports that may differ, sockets of kernel and user mode. */
			notes: readonly string[];
			markdown: string;
	  }
	/** One of the two is not there or not bound; `message` says which. */
	| { state: 'missing'; which: 'one' | 'other'; message: string };

export const COMPARE_SOCKETS_REQUEST = 'bindsight/compareSockets';
