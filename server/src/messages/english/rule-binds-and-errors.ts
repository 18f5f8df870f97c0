/** Sentences of the rules on addresses, ports and errors of socket calls, by id. */
export const bindAndErrorRules = {
	'rules.uncheckedOption.summary': 'Nobody looks whether SO_EXCLUSIVEADDRUSE could be switched on, or IPV6_V6ONLY off.',
	'rules.uncheckedOption.fix':
		'Reacts to a failed setsockopt as the function reacts to the failure of another call on the socket.',
	'rules.uncheckedOption.finding':
		'{loss, select, overwritten {The result of setsockopt is overwritten before anybody looks at it} asserted {Only an assert looks at the result of setsockopt, and a release build leaves it out} other {Nobody looks at the result of setsockopt}}: where that fails, {option, select, SO_EXCLUSIVEADDRUSE {the bind succeeds all the same, and the port is open to others} other {the bind succeeds all the same, and the socket takes no IPv4}}. Test it.',
	'rules.uncheckedOption.react': 'React to a failed {binder} as to a failed {other}',

	'rules.reuseaddrOnClient.summary': 'SO_REUSEADDR is set on a socket that only connects, where it gains nothing.',
	'rules.reuseaddrOnClient.fix': 'Takes the call away.',
	'rules.reuseaddrOnClient.finding':
		'SO_REUSEADDR gains nothing on a socket that only connects: the system picks a free port for it. Remove the call.',
	'rules.reuseaddrOnClient.connects': 'The socket connects here, from a port that the system picks.',
	'rules.reuseaddrOnClient.remove': 'Do not set SO_REUSEADDR on a socket that only connects',

	'rules.udpServerNotExclusive.summary':
		'A UDP socket that receives on the wildcard address is bound without SO_EXCLUSIVEADDRUSE on Windows.',
	'rules.udpServerNotExclusive.fix': 'Sets SO_EXCLUSIVEADDRUSE before the bind, on Windows only.',
	'rules.udpServerNotExclusive.finding':
		'{address, select, wildcard {Without} other {If this is the wildcard address: without}} SO_EXCLUSIVEADDRUSE another process of the same user can bind one address of this UDP port on Windows and take its datagrams, and this bind succeeds even where somebody holds one address already. Set SO_EXCLUSIVEADDRUSE before {binder} unless somebody is meant to share the port.',
	'rules.udpServerNotExclusive.exclusive':
		'Set SO_EXCLUSIVEADDRUSE before {binder} on Windows: nobody else can bind the port, and the bind fails while anybody holds one address of it',

	'rules.reuseportOnWindows.summary':
		'SO_REUSEPORT is set in code for Windows, which has no such option, or only as another name of SO_REUSEADDR.',
	'rules.reuseportOnWindows.fix':
		'Compiles the call only where SO_REUSEPORT exists, or leaves it out on Windows where it means SO_REUSEADDR.',
	'rules.reuseportOnWindows.finding':
		'{meaning, select, alias {Windows has no SO_REUSEPORT, and here it stands for SO_REUSEADDR: instead of sharing the load, any process that sets it, too, can take the port, and which of them receives is undefined. Do not set it on Windows.} other {Windows has no SO_REUSEPORT: this does not compile there. Put the call under #ifdef SO_REUSEPORT.}}',
	'rules.reuseportOnWindows.guard': 'Set SO_REUSEPORT only where the system has it',
	'rules.reuseportOnWindows.spare':
		'Do not set it on Windows, where it means SO_REUSEADDR: others can no longer share the port',

	'rules.portByteOrder.summary': 'A port is put into an address without htons.',
	'rules.portByteOrder.fix': 'Swaps the bytes by htons.',
	'rules.portByteOrder.finding':
		'The port field wants network byte order: on every processor that Windows runs on, {port} here is port {swapped}. Write {swapper}({text}).',
	'rules.portByteOrder.htonl':
		'htonl makes four bytes, and the port field keeps the two that are 0: instead of port {text} the system picks any free port. Write {swapper}({text}).',
	'rules.portByteOrder.used': 'The address is used here.',
	'rules.portByteOrder.swap':
		'Write {swapper}({text}): port {port} instead of {swapped} (this changes what the program does)',
	'rules.portByteOrder.short':
		'Write {swapper}({text}): that port instead of any free one (this changes what the program does)',

	'rules.portInDynamicRange.summary':
		'A TCP listener has a fixed port from the range that Windows gives to outgoing connections.',
	'rules.portInDynamicRange.finding':
		'Windows picks port {port} for outgoing connections, too (49152 to 65535, unless the machine is set otherwise): where one of them or a reservation, as of Hyper-V, has it already, {binder} fails with WSAEADDRINUSE (10048) or WSAEACCES (10013). Choose a port below 49152.',

	'rules.listenerInheritable.summary': 'A listener can be inherited by the child processes that the program starts.',
	'rules.listenerInheritable.finding':
		'A child process that is started with inherited handles gets this listener, too: the port stays taken after this program has ended, until the child ends. Make the socket by WSASocket with WSA_FLAG_NO_HANDLE_INHERIT, or take HANDLE_FLAG_INHERIT away by SetHandleInformation.',
	'rules.listenerInheritable.child': 'The child that is started here inherits all inheritable handles.',

	'rules.bindAddressLength.summary': 'The length given to bind is too short for the address.',
	'rules.bindAddressLength.fix': 'Passes the length of the structure that is bound.',
	'rules.bindAddressLength.finding':
		'{kind, select, pointer {This is the length of a pointer. An} other {{bytes, plural, one {# byte} other {# bytes}} here, and an}} {family, select, ipv4 {IPv4} other {IPv6}} address has {needed}: the bind fails with {target, select, windows {WSAEFAULT (10014)} other {EINVAL}}. Pass the length of the structure.',
	'rules.bindAddressLength.mend': 'Pass {length}, so that the bind can succeed (this changes what the program does)',

	'rules.bindAddressFamily.summary': 'bind is given an address of another family than the socket has.',
	'rules.bindAddressFamily.finding':
		'The socket is of {socket, select, ipv4 {AF_INET} ipv6 {AF_INET6} other {AF_UNIX}}, and the address of {address, select, ipv4 {AF_INET} ipv6 {AF_INET6} other {AF_UNIX}}: the bind fails{target, select, windows { with WSAEAFNOSUPPORT (10047; the documents name WSAEFAULT)} other {}}. Make the two agree.',
	'rules.bindAddressFamily.made': 'The socket is made here.',

	'rules.bindGroupAddress.summary': 'A socket is bound to a multicast or broadcast address, which Windows refuses.',
	'rules.bindGroupAddress.fix': 'Binds the wildcard address on Windows.',
	'rules.bindGroupAddress.finding':
		'Windows refuses to bind {kind, select, multicast {a multicast group} other {a broadcast address}}: people report WSAEADDRNOTAVAIL (10049){kind, select, broadcast {, with SO_BROADCAST or without, where the reference page says WSAEACCES (10013)} other {}}. Bind INADDR_ANY there{kind, select, multicast {{joins, select, yes {} other { and join the group}}} other { and set SO_BROADCAST to send}}.',
	'rules.bindGroupAddress.wildcard':
		'Bind INADDR_ANY on Windows: the socket then receives what is sent to any address of the machine at this port',

	'rules.errnoAfterWinsock.summary': 'The error of a Winsock call is looked for in errno, which Winsock does not set.',
	'rules.errnoAfterWinsock.fix': 'Asks WSAGetLastError, by the names that Winsock has.',
	'rules.errnoAfterWinsock.compared':
		'Winsock does not set errno: after {callee} this never says {error}, whose number is another one in Winsock besides. Ask WSAGetLastError().',
	'rules.errnoAfterWinsock.read':
		'Winsock does not set errno: this says nothing of what {callee} did, and mostly that there was no error. Ask WSAGetLastError().',
	'rules.errnoAfterWinsock.call': 'The error of this {callee} is looked for.',
	'rules.errnoAfterWinsock.ask': 'Ask WSAGetLastError() (this changes what the program does after a failure)',

	'rules.wsaeaccesNotHandled.summary':
		'A failed bind is tested for WSAEADDRINUSE, but a port that is taken may answer WSAEACCES as well.',
	'rules.wsaeaccesNotHandled.fix': 'Treats WSAEACCES like WSAEADDRINUSE.',
	'rules.wsaeaccesNotHandled.finding':
		'A taken port does not always answer WSAEADDRINUSE: where the holder has exclusive use, belongs to another user, or the port is in an excluded range, {binder} fails with WSAEACCES (10013), whatever rights the program has. Treat both as taken.',
	'rules.wsaeaccesNotHandled.bind': 'The error of this bind is tested.',
	'rules.wsaeaccesNotHandled.both': 'Treat WSAEACCES like WSAEADDRINUSE',

	'rules.oldWinsockHeader.summary':
		'SO_EXCLUSIVEADDRUSE is used with the old winsock.h alone, which does not have it, or defined by hand as a wrong number.',
	'rules.oldWinsockHeader.fix': 'Includes winsock2.h, or defines the number as winsock2.h does.',
	'rules.oldWinsockHeader.number':
		'SO_EXCLUSIVEADDRUSE is ~SO_REUSEADDR, which is -5, and not {number}: where this definition counts, setsockopt asks for another option, and the port stays open. Include winsock2.h.',
	'rules.oldWinsockHeader.missing':
		'winsock.h has no SO_EXCLUSIVEADDRUSE: this does not compile. Include winsock2.h, before windows.h, and link with ws2_32.lib.',
	'rules.oldWinsockHeader.included': 'The old header is included here.',
	'rules.oldWinsockHeader.define': 'Define it as winsock2.h does: exclusive use then takes effect',
	'rules.oldWinsockHeader.include': 'Include winsock2.h instead of winsock.h',
} as const satisfies Record<string, string>;
