/** A socket as netstat, Get-NetTCPConnection or Get-NetUDPEndpoint shows it. */
export interface ShownSocket {
	/** unknown: a table of PowerShell whose columns are those of both. */
	protocol: 'tcp' | 'udp' | 'unknown';
	/** A literal; a wildcard is `0.0.0.0` or `::`. */
	address: string;
	port: number;
	/**
	 * connection: it has a remote side; bound: the output says that it does not listen; listening: every other one
	 * without a remote side, a UDP socket too.
	 */
	state: 'listening' | 'bound' | 'connection';
	/** Null where the output names none. */
	process: number | null;
	/** As netstat -b gives it. */
	program: string | null;
}

/** A line of `netsh int ipv4 show excludedportrange`. */
export interface ExcludedRange {
	protocol: 'tcp' | 'udp';
	start: number;
	/** Included. */
	end: number;
	/** Reserved by an administrator. */
	administered: boolean;
}

/** A line of `netsh interface portproxy show all`. */
export interface PortProxy {
	/** A literal; `*` is the wildcard of its family. */
	address: string;
	port: number;
	connectsTo: { address: string; port: number };
}

/** Everything that a paste shows, in the order in which it stands there. */
export interface Evidence {
	sockets: ShownSocket[];
	excludedRanges: ExcludedRange[];
	portProxies: PortProxy[];
}
