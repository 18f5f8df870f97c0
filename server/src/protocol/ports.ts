import type { MatrixLine } from './matrix.js';
import type { Range } from './positions.js';
import type { BindDescription, Descriptor, SharingModel } from './resolution.js';
import type { BoundAddress, KnownSharingOption, SocketRole } from './sockets.js';
import type { Target } from './targets.js';

/** One bind of a file: a socket that holds, or may hold, a port. Plain data. */
export interface BoundSocket {
	uri: string;
	/** The call that binds it. */
	range: Range;
	/** The socket in a line: "TCP listener, 0.0.0.0:5150, no sharing option". */
	summary: string;
	expression: string;
	functionName: string;
	/** The targets for which the bind is so, in TARGETS order. */
	targets: readonly Target[];
	/** The table that judges it. */
	model: SharingModel;
	protocol: 'tcp' | 'udp' | 'unknown';
	sharingOption: KnownSharingOption;
	/** Every line of the table that the option may be. */
	options: readonly MatrixLine['option'][];
	/** Every kind of address that it may be. */
	addresses: readonly ('wildcard' | 'specific')[];
	/** "0.0.0.0:5150", or as much as is known; empty where nothing is. */
	addressText: string;
	dualStack: boolean;
	port: BoundAddress['port'];
	/** Winsock Kernel only; `unknown` elsewhere. */
	descriptor: Descriptor;
	/** What the socket is for; null where nothing shows it. */
	role: SocketRole | null;
	/** The bind as the resolver takes it; null where option, address, protocol or port are not known for sure. */
	described: BindDescription | null;
}

/** Every bind of a unit. */
export interface BoundSockets {
	/** By file, then by place. */
	sockets: readonly BoundSocket[];
	/** How many files were left out, because there were too many or they could not be analysed. */
	filesLeftOut: number;
}

/** A bind as the view of ports shows it. */
export interface PortSocket {
	uri: string;
	range: Range;
	/** The socket in a line, after what it meets: "meets probe.c:20 · TCP listener, 0.0.0.0:5150, no sharing option". */
	description: string;
	/** Whether another bind of the workspace may meet it. */
	meets: boolean;
	/** Markdown: what happens where it meets others; nothing in it comes from the analysed code unescaped. */
	tooltip: string;
}

/** A port, or a group of binds without one, put into words. */
export interface PortInUse {
	kind: 'number' | 'ephemeral' | 'unknown';
	/** The same as long as it is the same port: an expanded port stays so. */
	id: string;
	/** "5150", or what the group is. */
	title: string;
	/** "TCP, 2 sockets, meet". */
	description: string;
	meets: boolean;
	sockets: readonly PortSocket[];
}

/** Answer of the request `bindsight/portsInUse`, which has no parameters. */
export interface PortsInUseAnswer {
	/** By number, TCP before UDP; then those that the system picks, then those that nobody knows. */
	ports: readonly PortInUse[];
	/** What the reader must know besides: files that were left out. */
	notes: readonly string[];
}

export const PORTS_IN_USE_REQUEST = 'bindsight/portsInUse';

/** What the server sends, once, when the last answer to `bindsight/portsInUse` may no longer hold. */
export const PORTS_CHANGED_NOTIFICATION = 'bindsight/portsChanged';
