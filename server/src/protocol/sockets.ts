import type { Span } from './positions.js';
import type { Descriptor } from './resolution.js';
import type { Target } from './targets.js';

/** must: on every path that reaches this point; may: on some path, or nobody can know. */
export type Certainty = 'must' | 'may';

/** What the socket's calls belong to: a system's own, or a library by its name, as its description says. */
export type SocketApi = 'winsock' | 'wsk' | 'posix' | 'asio' | (string & {});
export type SocketFamily = 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'other' | 'unknown';
export type SocketType = 'stream' | 'datagram' | 'raw' | 'unknown';
/**
 * Whose security context a Winsock Kernel socket has: that of the process that makes it, where OwningProcess and
 * OwningThread are NULL, or a given one's. Source: the WskSocket reference page; wsk.h.
 */
export type SocketOwner = 'creator' | 'given' | 'unknown';
/** The category of a Winsock Kernel socket. Source: the WskSocket reference page. */
export type WskCategory = 'basic' | 'listening' | 'datagram' | 'connection-oriented' | 'stream' | 'unknown';
/** `loopback-pair`: one of two that a program connects with each other over a loopback port the system picks. */
export type SocketRole =
	| 'listener'
	| 'client'
	| 'accepted'
	| 'datagram-receiver'
	| 'multicast-receiver'
	| 'broadcast'
	| 'loopback-pair';
export type SocketEventKind =
	| 'create'
	| 'setOption'
	| 'getOption'
	| 'bind'
	| 'listen'
	| 'connect'
	| 'accept'
	| 'joinGroup'
	| 'receive'
	| 'send'
	| 'shutdown'
	| 'close'
	| 'escape';
/** What the analysis can say of a sharing option; `unknown` where paths differ or nobody can know. */
export type KnownSharingOption = 'none' | 'reuse' | 'exclusive' | 'both' | 'unknown';

/**
 * What the code does with the result of a call. `passed`: it is an argument or the returned value; `discarded`: cast to
 * void, on purpose; `none`: there is no result to look at, a failure shows as an exception or not at all.
 */
export type ResultUse = 'tested' | 'assigned' | 'passed' | 'ignored' | 'discarded' | 'none';

/** A truth that paths may disagree on. */
export type Tristate = 'yes' | 'no' | 'maybe';

/** One thing that happens to one socket at one place, for one target. Spans are UTF-16 offsets into the file. */
export interface SocketEvent {
	kind: SocketEventKind;
	/** The call's expression: name and arguments. */
	span: Span;
	/** The called name alone, without arguments. */
	callee: Span;
	calleeName: string;
	/** The arguments, in order. */
	args: readonly Span[];
	/** The smallest enclosing statement; where the call stands in a condition, that condition's whole statement. */
	statement: Span;
	/** True where the statement is this call and nothing more (`bind(...);` or `(void)bind(...);`). */
	isWholeStatement: boolean;
	/** The function this event's code stands in. */
	functionName: string;
	target: Target;
	/** must: every run that reaches this place does it to this socket, in this state, whatever macros nobody knows. */
	certainty: Certainty;
	resultUse: ResultUse;
	/** Where the call is reached through helpers: the outermost call first. Empty where the socket's own function calls. */
	callPath: readonly Span[];
	/** Which `#if` regions with unknown conditions the event stands in (ids of source/). Empty: unconditional. */
	unknownRegions: readonly number[];
	/** True where the tree around the call has syntax errors, so that order and state are less certain. */
	inBrokenCode: boolean;

	/** setOption, getOption: the option's name where known (`SO_REUSEADDR`), else undefined. */
	option?: string;
	/** setOption: the level's name where known (`SOL_SOCKET`). */
	level?: string;
	/** setOption: the integer that the value holds, where known. */
	value?: number;
	/** setOption of a library: where the option stands among the call's arguments. */
	optionAt?: Span;
	/** setOption, getOption: the names that the code joins with `|` into one; undefined where it joins none. */
	joinedOptions?: readonly string[];
	/** bind: the address that is bound. */
	address?: BoundAddress;
	/** bind, listen: the other sockets that hold an address then. */
	boundBeside: readonly BoundBeside[];
	/** bind: true where another file binds a socket, which these facts do not show, while this one holds its port. */
	isMetElsewhere?: boolean;
	/**
	 * True where part of what `before` allows comes only from ways that were joined for want of room: no way of the code
	 * may lead to it.
	 */
	isBlurred?: boolean;
	/** bind, connect: what the address structure holds besides the address. */
	addressFields?: AddressFields;
	/** Windows: where the code reads the error of this call, or of one that may stand in its place. */
	errorReads: readonly ErrorRead[];
	/** What is known of each argument, in order. */
	argumentFacts: readonly ArgumentFact[];

	/** The socket just before this event. */
	before: SocketState;
}

/** What an address structure says besides the address, as far as the code shows it. */
export interface AddressFields {
	/** What the family field was set to. */
	family?: SocketFamily;
	/** The port, where it was put there as a number in host byte order, without htons. */
	portInHostOrder?: number;
	/** True where it was put there by htonl, so that two bytes of the four are lost. */
	portIsLong?: true;
}

/** A place that reads the error of a socket call, with no other call behind that one which sets an error. */
export interface ErrorRead {
	/** `errno`, `perror("bind")`, `WSAGetLastError()`. */
	span: Span;
	source: 'errno' | 'last-error';
	/** The constants that it is compared with, there or later: `EADDRINUSE`. */
	comparedWith: readonly { name: string; span: Span }[];
}

/** A socket that is bound, by an explicit bind, and not closed while another one binds or listens. */
export interface BoundBeside {
	/** The other socket's id; none that the facts have where it is the same one of an earlier round of a loop. */
	socket: string;
	/** Where it was bound. */
	bind: Span;
	/** must: on every path that reaches the later call. */
	certainty: Certainty;
	/** What it has then: on Windows what it was bound with, on Linux what was set since counts, too. */
	sharingOption: KnownSharingOption;
	listening: Tristate;
}

/** What is known of an argument of a call. Everything is undefined where nothing is known. */
export interface ArgumentFact {
	span: Span;
	/** Its value as a number; NULL is 0. */
	value?: number;
	/** Its value as a constant that headers define: `SO_REUSEADDR`, `WskSetOption`. */
	name?: string;
	/** The declared type of the variable, member or element that it is, through casts: `int` for `(const char *)on`. */
	declaredType?: string;
	/** The characters it points to, where it is a string; all that it may be. */
	texts?: readonly string[];
	/**
	 * `sizeof x` and `sizeof(T)`, here or through variables and parameters: the type whose size it is, as far as the code in
	 * sight declares it; a plain type by its own name where a typedef of the file hides it.
	 */
	sizeOf?: string;
	/** `&x`, or an array's name: the variable, be it a caller's, a member or an element, and its declared type. */
	pointsTo?: { expression: string; type: string; isLocal: boolean };
}

export interface SocketState {
	/** The sharing option that must hold, `unknown` where paths differ. */
	sharingOption: KnownSharingOption;
	/** Every sharing option that may hold; contains 'unknown' where the socket comes from elsewhere. */
	possible: readonly KnownSharingOption[];
	bound: Tristate;
	/** Whether a connect or a send bound it, not bind. */
	boundImplicitly: Tristate;
	listening: Tristate;
	connected: Tristate;
	closed: Tristate;
	/** Whether IPV6_V6ONLY was switched off: yes means dual-stack. */
	v6OnlyOff: Tristate;
	/** The events that may have set the current sharing option, newest last; empty where none or unknown. */
	optionSetBy: readonly Span[];
	/** The events that may have bound it. */
	boundBy: readonly Span[];
}

export interface BoundAddress {
	kind: 'wildcard' | 'specific' | 'unknown';
	/** As the code has it: `INADDR_ANY`, `"10.0.0.1"`, `::`. Undefined where unknown. */
	text?: string;
	/** The bound address is a loopback one. */
	loopback: Tristate;
	/** The bound address is a multicast group. */
	multicast: Tristate;
	port:
		| { kind: 'number'; value: number }
		| { kind: 'ephemeral' }
		| { kind: 'symbol'; text: string }
		| { kind: 'unknown' };
}

/** One bind for one target, as the command line prints it and the panel shows it. */
export interface SocketBind {
	span: Span;
	callee: Span;
	target: Target;
	sharingOption: KnownSharingOption;
	possible: readonly KnownSharingOption[];
	/**
	 * True where `sharingOption` is none because no code in sight sets one: the socket comes from elsewhere, `possible` is
	 * unknown, and nothing was done to its options. A presumption, no proof: rules read the events.
	 */
	presumed: boolean;
	protocol: 'tcp' | 'udp' | 'unknown';
	dualStack: boolean;
	address: BoundAddress;
}

/** A socket: one place in the code that makes one, or one that comes into a function from elsewhere. */
export interface SocketFacts {
	/** Stable for the same text: where it is made or first used. */
	id: string;
	/** The expression the code holds it by, as written: `s`, `conn->fd`. */
	expression: string;
	functionName: string;
	/** made: the code shows its creation; given: a parameter, a global or a member that came from elsewhere. */
	origin: 'made' | 'given';
	api: SocketApi;
	family: SocketFamily;
	type: SocketType;
	roles: readonly SocketRole[];
	/** Winsock Kernel only; `unknown` elsewhere. */
	descriptor: Descriptor;
	/** Winsock Kernel only: whose security context an access check of its bind looks at; undefined elsewhere. */
	owner?: SocketOwner;
	/** Winsock Kernel only: what WskSocket's flags make of it; undefined elsewhere. */
	category?: WskCategory;
	/** In source order of the call, one entry an event and target. */
	events: readonly SocketEvent[];
	binds: readonly SocketBind[];
	/** Every mention of the socket's expression in its function, so that a cursor finds it. */
	mentions: readonly Span[];
}

/** What is known of one file. Plain data. */
export interface FileFacts {
	/** The targets for which the file was looked at, in TARGETS order. */
	targets: readonly Target[];
	sockets: readonly SocketFacts[];
	/** Places where one could not go on: broken code, a limit. */
	problems: readonly FileProblem[];
	/** Whether the file includes a header of the project whose macros nobody knows. */
	hasUnseenHeaders?: boolean;
}

export interface FileProblem {
	kind: 'syntax' | 'limit' | 'crash';
	span: Span;
	detail: string;
}
