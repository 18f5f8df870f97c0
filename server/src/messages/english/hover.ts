import { CATEGORIES } from './kernel-rules.js';
import { HELD, PLACE, WITH_OPTIONS } from './verdict.js';

/** Sentences of hover, by id. */
export const hover = {
	'hover.noGain': 'No gain here.',
	'hover.noGainWhy':
		'{address, select, wildcard {Every cell equals the default.} specific {On a specific address every cell equals the default.} other {Whatever the address is, every cell equals the default.}}',
	'hover.closesNothing': 'Nobody could bind the port without the option either.',
	'hover.gainByAddress': 'No gain on a specific address.',
	'hover.gainOnWildcard': 'The address is not known here; on the wildcard it matters.',
	'hover.opened': `Any program can bind ${PLACE} ${WITH_OPTIONS}{receiver, select, undefined {; which socket then receives is undefined} other {}}.`,
	'hover.cost': `In return its own bind fails while anybody holds ${HELD}.`,
	'hover.restartCost': 'A restart may have to wait for old connections to end (reports differ).',
	'hover.reuseEphemeral': 'The system picks a port that is free, so there is nothing to share.',
	'hover.valueUnknown': 'All this if the value is not 0, which is not known here.',
	'hover.tooLate': 'Too late.',
	'hover.tooLateWhy': 'The socket is bound already: the option no longer changes who can share its port.',
	'hover.tooLateOtherWhy': 'The socket is bound already, and this option must be set before bind.',
	'hover.tooLateV6OnlyWhy': 'The socket is bound already: this call fails on Windows, and the socket stays as it was.',
	'hover.tooLateKernelWhy':
		'The socket is bound already, and this option must be set before it is: what the call does now is not documented.',
	'hover.bothOn': 'Undocumented here.',
	'hover.bothOnWhy':
		'{stays} is switched on already, and the documents on Winsock Kernel do not say what both options together do.',
	'hover.wrongCall': 'Not called as its page wants.',
	'hover.wrongCallWhy':
		'{count, plural, one {# argument} other {# arguments}} of this call {count, plural, one {is} other {are}} not what the page wants, and what the call does then is not documented.',
	'hover.otherCategory': 'Not for this socket.',
	'hover.categories': `For: ${CATEGORIES} sockets`,
	'hover.table.parameter': 'Parameter',
	'hover.table.page': 'The page wants, to {request, select, set {set} other {read}} it',
	'hover.table.call': 'This call passes',
	'hover.table.pointer': 'a pointer to a {to}',
	'hover.table.irp': 'a pointer to an IRP',
	'hover.table.wrong':
		'{kind, select, otherRequest {Wrong: the buffers are those of the other request} otherSize {Wrong: {bytes, plural, one {# byte} other {# bytes}}} otherVariable {Wrong: {type}} overrun {Wrong: {type} of {bytes} bytes for a SIZE_T} ignored {Ignored beside an IRP} missing {Missing} other {Wrong}}',
	'hover.maybeTooLate': 'Too late on some paths.',
	'hover.maybeTooLateWhy':
		'On some paths to this call the socket is bound already, and this option must be set before bind.',
	'hover.fails': 'Fails here.',
	'hover.failsWhy': '{stays} is switched on already: this call fails with WSAEINVAL (10022) and {stays} stays.',
	'hover.switchesOff': 'Switches the option off.',
	'hover.switchesOffWhy': 'The value is 0, which is the default.',
	'hover.notInForce': 'No longer in force at bind.',
	'hover.notInForceWhy': 'Another call between here and bind changes the sharing option again.',
	'hover.noBind': 'No bind of this socket is in sight.',
	'hover.noBindWhy': 'What the option does follows from the address that the socket is bound to.',
	'hover.noBindClient': 'No use here.',
	'hover.noBindClientWhy':
		'This socket connects without a bind in sight: the system picks a port that nobody else asks for.',
	'hover.multicast': 'Shares the port with other receivers of the group.',
	'hover.multicastWhy':
		'Every receiver of a multicast group on one port needs it, and each of them receives what the group is sent. Which of them receives unicast is undefined.',
	'hover.posixOnly': 'Only for POSIX here.',
	'hover.posixOnlyWhy': 'On Windows this place sets nothing.',
	'hover.several': 'Depends on the path or the caller.',
	'hover.callSets': 'This call sets {option}{value, select, unknown {} other { to {value}}}.',
	'hover.callReads': 'This call reads {option}.',
	'hover.insideCall':
		'{kind, select, bind {{name} binds a socket{options, select, none {} other { and sets {options}}}.} listen {{name} makes a socket listen.} other {{name} sets {options}.}}',
	'hover.opensIpv4': 'Makes this socket dual-stack.',
	'hover.opensIpv4Why': 'With the value 0 a socket bound to [::] serves IPv4 too, through mapped addresses.',
	'hover.keepsIpv6': 'Keeps this socket to IPv6.',
	'hover.keepsIpv6Why':
		'IPv4 sockets can bind the same port without meeting it. That is the default on Windows, not on Linux.',
	'hover.boundTwice': 'Fails here.',
	'hover.boundTwiceWhy': 'The socket is bound already: a second bind fails with WSAEINVAL (10022).',
	'hover.boundTwiceKernelWhy': 'The socket is bound already, and a socket can be bound once.',
	'hover.listenUnbound': 'Fails here.',
	'hover.listenUnboundWhy': 'The socket is not bound: listen fails with WSAEINVAL (10022).',
	'hover.listenUnboundKernelWhy': 'The socket is not bound: WskListen needs a bound socket.',
	'hover.connectUnbound': 'Fails here.',
	'hover.connectUnboundWhy': 'The socket is not bound, and WskConnect does not bind it: call WskBind first.',
	'hover.connectBinds': 'Binds this socket, too:',
	'hover.connectBindsWhy': 'to a port that the system picks. A sharing option set later has no effect.',
	'hover.explained': 'What explains {status} at this bind:',
	'hover.explainedBy': `{admission, select, permitted {another {who, select, descriptor {security context} other {account}} holds} other {somebody holds}} ${HELD} ${WITH_OPTIONS};`,
	'hover.explainedElse':
		'or a cause outside the sharing table{status, select, WSAEACCES {, such as an excluded port range. It is not about privilege} WSAEADDRINUSE {, such as a program that netstat does not show} other {}}.',
	'hover.posixError':
		'{name} stands for {status} ({value}) here: Winsock gives it through WSAGetLastError() and does not set errno.',
	'hover.libraryError': '{name} is {status} ({value}) on Windows.',
	'hover.notExplained': 'No earlier bind explains {status} here.',
	'hover.notExplainedWhy': 'The sharing table never ends this bind with it: look for a cause outside the table.',
	'hover.meaning':
		'{platform, select, any {{meaning}} posix {On POSIX: {meaning}} windows_kernel {In Winsock Kernel: {meaning}} other {On Windows: {meaning}}}',
	'hover.contradiction': 'Sources disagree: {note}',
	'hover.type': '{level}, {type}{size, select, unknown {} other {, {size} bytes}}',
	'hover.setWhen': '{when}',
	'hover.before': 'Before {call}',
	'hover.default': 'Default: {value}',
	'hover.since': 'Since {version}',
	'hover.unsupported': 'Not supported by TCP/IP',
	'hover.pageCall': 'The page wants, to {request, select, set {set} other {read}} it: {call}.',
	'hover.pageCallKept': 'As its page wants, as far as the code shows: {call}.',
	'hover.status': '{name} ({value}).',
	'hover.statusCauses': 'From {where}: {causes}',
	'hover.basis':
		'{confidence, select, documented {Documented} verified {Verified on Windows} inferred {Inferred} other {No source decides}}',
	'hover.panel': 'Show every case',
	'hover.explain': 'Explain {status}',
} as const satisfies Record<string, string>;
