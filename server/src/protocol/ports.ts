import type { MatrixLine } from './matrix.js';
import type { Range } from './positions.js';
import type { BindDescription, SharingModel } from './resolution.js';
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
