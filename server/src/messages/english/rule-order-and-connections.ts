/** Sentences of the rules on the order of socket calls, on ports that the system picks, and on connections that end, by id. */
export const orderAndConnectionRules = {
	'rules.bindTwice.summary': 'A socket that is bound already is bound again, and the bind fails.',
	'rules.bindTwice.finding':
		'This bind fails with {target, select, windows {WSAEINVAL (10022)} other {EINVAL}}: {binder} has bound the socket already{implicit, select, yes {, to the wildcard address and a port that the system picked} other {}}. {implicit, select, yes {Bind before {binder}} other {Make another socket for the second address}}.',

	'rules.socketNotBound.summary':
		'A socket that nothing has bound listens, receives, or connects by ConnectEx or WskConnect.',
	'rules.socketNotBound.finding':
		'{target, select, windows {{call} fails with WSAEINVAL (10022) on Windows: nothing has bound the socket} other {Nothing has bound the socket, and {call} wants it bound: unlike in Winsock, Winsock Kernel does not bind it by itself}}. {target, select, windows {{kind, select, listen {Bind it first; on Linux it would listen on any free port} connect {Bind it to the wildcard address and port 0 first} other {Bind it first, or send from it, which binds it to a free port}}} other {Call WskBind first, with the wildcard address and port 0 where any will do}}.',
	'rules.socketNotBound.made': 'The socket is made here.',

	'rules.conditionalAcceptAfterListen.summary':
		'SO_CONDITIONAL_ACCEPT is set once the socket listens, and the call fails.',
	'rules.conditionalAcceptAfterListen.fix': 'Moves the call before listen.',
	'rules.conditionalAcceptAfterListen.finding':
		'This setsockopt fails with WSAEINVAL (10022): the socket listens already, and the system goes on accepting connections before the program is asked. Set it before listen.',
	'rules.conditionalAcceptAfterListen.move':
		'Set SO_CONDITIONAL_ACCEPT before listen, where it takes effect (this changes what the program does)',

	'rules.contextNotUpdated.summary':
		'A socket that AcceptEx or ConnectEx has connected is shut down before its context is updated.',
	'rules.contextNotUpdated.fix': 'Updates the context of the socket before it is shut down.',
	'rules.contextNotUpdated.finding':
		'shutdown fails with WSAENOTCONN (10057): since {call}, nothing has set {option}, so the socket does not know its connection. Set {option} once {call} is done.',
	'rules.contextNotUpdated.connected': 'The socket is connected by this call.',
	'rules.contextNotUpdated.update':
		'Update the context of the socket of {call} first, so that shutdown works (this changes what the program does)',

	'rules.uncheckedListen.summary': 'Nobody looks at the result of listen.',
	'rules.uncheckedListen.fix':
		'Reacts to a failed listen as the function reacts to the failure of another call on the socket.',
	'rules.uncheckedListen.finding':
		'{loss, select, overwritten {The result of listen is overwritten before anybody looks at it} asserted {Only an assert looks at the result of listen, and a release build leaves it out} other {Nobody looks at the result of listen}}: that a port is taken may show only here, although the bind has worked. Test it.',
	'rules.uncheckedListen.react': 'React to a failed {binder} as to a failed {other}',

	'rules.reuseaddrWithPortZero.summary':
		'SO_REUSEADDR is set on a UDP socket whose port the system picks, where it gains nothing on Windows.',
	'rules.reuseaddrWithPortZero.fix': 'Does not set SO_REUSEADDR on Windows.',
	'rules.reuseaddrWithPortZero.finding':
		'SO_REUSEADDR gains nothing with port 0 on Windows: the system picks a free port. What it does is to let any other process that sets it bind the picked port, too. Do not set it there.',
	'rules.reuseaddrWithPortZero.bound': 'The socket is bound to port 0 here.',
	'rules.reuseaddrWithPortZero.remove':
		'Do not set SO_REUSEADDR on Windows: nobody else can then share the picked port',

	'rules.exclusiveAbruptClose.summary':
		'A connection of a listener with SO_EXCLUSIVEADDRUSE is closed without being shut down.',
	'rules.exclusiveAbruptClose.finding':
		'The connection is closed without shutdown, and its listener has SO_EXCLUSIVEADDRUSE: while the connection lives on in the system, a restart may not be able to bind the port (the documents say so; on current Windows reports differ). Call shutdown(SD_SEND) and receive, for a limited time, until the other side has closed; the page shows how.',
	'rules.exclusiveAbruptClose.accepted': 'The connection is accepted here.',

	'rules.lingerWithExclusiveUse.summary': 'SO_LINGER is switched on for a socket with SO_EXCLUSIVEADDRUSE.',
	'rules.lingerWithExclusiveUse.finding':
		'{seconds, plural, =0 {closesocket resets the connection, and the other side may lose what it has not read yet: that frees the exclusive port at once, at a price} one {closesocket waits up to # second, and fails with WSAEWOULDBLOCK on a non-blocking socket, which then stays open and holds the exclusive port} other {closesocket waits up to # seconds, and fails with WSAEWOULDBLOCK on a non-blocking socket, which then stays open and holds the exclusive port}}. Shut the connection down and receive until the other side has closed instead.',

	'rules.multicastReceiverNotShared.summary':
		'A receiver of a multicast group is bound without SO_REUSEADDR on Windows, so that no other program can receive at its port.',
	'rules.multicastReceiverNotShared.finding':
		'{option, select, exclusive {With SO_EXCLUSIVEADDRUSE} other {Without SO_REUSEADDR}} this receiver has the port to itself: {option, select, exclusive {no other program can receive the group at this port, and the {binder} fails where one does already} other {no other program can bind the port on the wildcard address to receive the group, and the {binder} fails where one has it with SO_REUSEADDR already}}. Where others are meant to receive as well, as for mDNS or SSDP, set SO_REUSEADDR before {binder}.',
	'rules.multicastReceiverNotShared.joins': 'The group is joined here.',

	'rules.mappedAddressWithoutDualStack.summary':
		'An IPv4-mapped address is bound by an IPv6 socket that takes no IPv4 on Windows.',
	'rules.mappedAddressWithoutDualStack.finding':
		'{address} is an IPv4 address, and IPV6_V6ONLY is on, as it is on Windows unless switched off: people report that the bind or the first connection fails, with WSAEADDRNOTAVAIL (10049). Switch IPV6_V6ONLY off before the bind, or use an IPv4 socket.',

	'rules.portOptionWithoutEffect.summary':
		'An option that says which port the system picks is set where it can have no effect.',
	'rules.portOptionWithoutEffect.fix':
		'Moves the call before the bind, or takes away the second of two that exclude each other.',
	'rules.portOptionWithoutEffect.finding':
		'{option} {why, select, late {comes too late: the socket has its port already. Set it before the bind} excluded {cannot stand beside {other}, which is on: this setsockopt fails. Set only one of them, on Windows 10 and later SO_REUSE_UNICASTPORT} fixed {does nothing here: the bind names its port itself. It is for port 0} other {does nothing here: it counts only where one address is bound, not the wildcard}}.',
	'rules.portOptionWithoutEffect.move':
		'Set {option} before {binder}, where it takes effect (this changes what the program does)',
	'rules.portOptionWithoutEffect.remove': 'Do not set {option}, which fails here',

	'rules.controlAfterBind.summary': 'A control that says how a socket is to be bound comes once the socket is bound.',
	'rules.controlAfterBind.fix': 'Moves the call before the bind.',
	'rules.controlAfterBind.finding':
		'{control} comes too late: {binder} has bound the socket already{status, select, WSAEINVAL {, and the call fails with WSAEINVAL (10022)} other {, and the call fails; the documents do not say with which code}}. Call it before {binder}.',
	'rules.controlAfterBind.move':
		'Call {control} before {binder}, where it takes effect (this changes what the program does)',

	'rules.receiveSharingConflict.summary':
		'One port is to be spread over several sockets, by processor or by flow, on a socket that cannot take part.',
	'rules.receiveSharingConflict.finding':
		'{control} {obstacle, select, stream {is for UDP sockets, and this is a TCP socket} other {cannot stand beside {option}, which is on}}{control, select, WSASetUnicastReceiveSharing {: the call fails{obstacle, select, stream {} other { with WSAEOPNOTSUPP (10045)}}} other {: it cannot work, the documents do not say with which code it fails}}. {obstacle, select, stream {Leave it out} other {Set only one of the two}}.',
} as const satisfies Record<string, string>;
