/** Causes of a status outside the sharing tables, and how a command shows them, by id. */
export const otherCauses = {
	'cause.excluded-range.cause':
		'The port lies in a range that is excluded from use. Hyper-V, and WSL and Docker with it, reserve such ranges at every start, so that a port that worked yesterday is refused today. Nobody listens there, and netstat shows nothing.',
	'cause.excluded-range.tell':
		'It is this one if {port, select, none {the port} other {{port}}} lies between Start Port and End Port of a line, both included. Lines with * were reserved by an administrator; they keep a port out of automatic choice and are reported to admit a bind by number. Run it also with ipv6 instead of ipv4.',
	'cause.http-sys.cause':
		'The HTTP driver http.sys holds the port for a service (IIS, WinRM, a Windows feature, a program with HttpListener).',
	'cause.http-sys.tell':
		'It is this one if netstat -ano gives PID 4 (System) for the port. This command lists the registered URLs with the process that registered each; look for {port, select, none {the port} other {:{port}}}.',
	'cause.bound-not-listening.cause':
		'A socket is bound to the port but does not listen: netstat -ano leaves it out, yet it holds the port.',
	'cause.bound-not-listening.tell':
		'It is this one if a line ends with BOUND and a PID. In PowerShell: Get-NetTCPConnection -State Bound.',
	'cause.port-proxy.cause':
		'A port proxy of Windows, or the relay of WSL or Docker, listens on the port and passes it on.',
	'cause.port-proxy.tell':
		'It is this one if the port stands in the second column. netstat -ano then gives the PID of the service iphlpsvc (in svchost.exe). The relays wslrelay.exe and com.docker.backend.exe stand in netstat -anob only.',
	'cause.dual-stack-holder.cause':
		'A dual-stack socket ([::] with IPV6_V6ONLY off) holds the port for IPv4, too. For it every IPv4 bind, even of 0.0.0.0, is one of its addresses (inferred).',
	'cause.dual-stack-holder.tell':
		'It is this one if a line has [::]{port, select, none {} other {:{port}}} as its local address and the same program serves IPv4.',
	'cause.connections-live-on.cause':
		'The listener has gone, but connections that it accepted live on. Where it had SO_EXCLUSIVEADDRUSE they are documented to keep the port.',
	'cause.connections-live-on.tell':
		'It is this one if no line listens on the port, but lines with it as local address are ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 or LAST_ACK. End those connections, or wait and bind again.',
	'cause.inherited-listener.cause':
		'The process that netstat names has ended, but a child of it inherited the socket and keeps the port.',
	'cause.inherited-listener.tell':
		'It is this one if no process has the PID that netstat -ano gives for the port (tasklist /fi "PID eq {process}"). The command lists its children: end them. Create the socket with WSA_FLAG_NO_HANDLE_INHERIT.',
	'cause.dynamic-range.cause':
		'The port lies in the range from which Windows takes ports for outgoing connections, and one of them has it.',
	'cause.dynamic-range.tell':
		'The command gives the start of the range and how many ports it has. It is this one if the port lies in it and netstat -ano shows it as the local port of a connection. Choose a port outside, or exclude it from automatic choice.',
	'cause.ports-exhausted.cause':
		'No port is left for outgoing connections: thousands of connections are open or wait to be forgotten.',
	'cause.ports-exhausted.tell':
		'It is this one if the states together come near the size of the range that "netsh int ipv4 show dynamicport tcp" gives (16384 by default). Reuse connections, or set SO_REUSE_UNICASTPORT before connect (Windows 10 and later).',
	'cause.security-filter.cause':
		'A filter of a firewall or of another security product refuses the call, whoever holds the port.',
	'cause.security-filter.tell':
		'Run it as administrator; it writes wfpstate.xml. It is this one if a blocking filter of a product stands in the layers ALE_RESOURCE_ASSIGNMENT (bind) or ALE_AUTH_CONNECT (connect); or if the error goes away while the product is switched off.',
	'cause.other-kind-of-socket.cause':
		'A program in user mode holds the port. No document says how a Winsock Kernel socket and a user-mode one meet.',
	'cause.other-kind-of-socket.tell':
		'It is this one if a line has the port as its local port and the PID of an ordinary program. Sockets of drivers stand under PID 4.',
	'cause.broadcast-address.cause':
		'The address is a broadcast or multicast address. Windows is reported to refuse it with WSAEADDRNOTAVAIL (10049); the reference page names WSAEACCES (10013).',
	'cause.broadcast-address.tell':
		'It is this one if the address is 255.255.255.255, lies in 224.0.0.0 to 239.255.255.255, or is the last address of a subnet that the command shows. Bind INADDR_ANY instead and join the group.',
	'cause.address-not-local.cause':
		'The address does not belong to this computer: a wrong string, an adapter that is down, a VPN that is not up yet.',
	'cause.address-not-local.tell': 'It is this one if the address stands under no adapter.',
	'cause.both-options.cause':
		'SO_REUSEADDR and SO_EXCLUSIVEADDRUSE on one socket: the later setsockopt fails and the earlier option stays.',
	'cause.both-options.tell': 'It is this one if conflicting-options is among the findings.',
	'cause.bound-twice.cause': 'The socket was bound already when bind was called, or was not bound when listen was.',
	'cause.bound-twice.tell':
		'It is this one if two binds of one socket follow each other on a path. connect and sendto bind a socket, too.',
	'cause.family-mismatch.cause':
		'The family of the address is not that of the socket, or the length given for the address is too small.',
	'cause.family-mismatch.tell': 'Compare the family of the socket with the address of its bind.',
} as const satisfies Record<string, string>;
