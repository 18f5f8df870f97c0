import { HELD, WITH_OPTIONS } from './verdict.js';

/** Sentences of hover, by id. */
export const hover = {
	'hover.noGain': 'No gain here.',
	'hover.noGainWhy':
		'{address, select, wildcard {The sharing table admits the same binds with it and without.} other {On a specific address the sharing table admits the same binds with it and without.}}',
	'hover.noGainAnywhere': 'Whatever the address is, the sharing table admits the same binds with it and without.',
	'hover.cost':
		'{place, select, wildcard_specific {In return its own bind fails while anybody holds one of its addresses.} wildcard_wildcard {In return its own bind fails while anybody holds the wildcard.} wildcard_both {In return its own bind fails while anybody holds the wildcard or one of its addresses.} other {In return its own bind fails in places where it would succeed without the option.}}',
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
	'hover.beforeWskBind': 'Before WskBind.',
	'hover.categories': 'For: {categories} sockets',
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
		'Every receiver of a multicast group on one port needs it, and each of them receives what the group is sent.',
	'hover.opensIpv4': 'Makes this socket dual-stack.',
	'hover.opensIpv4Why': 'With the value 0 a socket bound to [::] serves IPv4 too, through mapped addresses.',
	'hover.keepsIpv6': 'Keeps this socket to IPv6.',
	'hover.keepsIpv6Why': 'IPv4 sockets can bind the same port without meeting it.',
	'hover.boundTwice': 'Fails here.',
	'hover.boundTwiceWhy': 'The socket is bound already: a second bind fails with WSAEINVAL (10022).',
	'hover.boundTwiceKernelWhy': 'The socket is bound already, and a socket can be bound once.',
	'hover.listenUnbound': 'Fails here.',
	'hover.listenUnboundWhy': 'The socket is not bound: listen fails with WSAEINVAL (10022).',
	'hover.listenUnboundKernelWhy': 'The socket is not bound: WskListen needs a bound socket.',
	'hover.connectUnbound': 'Fails here.',
	'hover.connectUnboundWhy': 'The socket is not bound, and WskConnect does not bind it: call WskBind first.',
	'hover.connectBinds': 'Binds this socket.',
	'hover.connectBindsWhy':
		'The socket is not bound yet: connect binds it to a port that the system picks, and a sharing option set later has no effect.',
	'hover.explained': 'What explains {status} at this bind:',
	'hover.explainedBy': `{admission, select, permitted {another {who, select, descriptor {security context} other {account}} holds} other {somebody holds}} ${HELD} ${WITH_OPTIONS};`,
	'hover.explainedElse': 'or a cause outside the sharing table.',
	'hover.notExplained': 'No earlier bind explains {status} here.',
	'hover.notExplainedWhy': 'The sharing table never ends this bind with it: look for a cause outside the table.',
	'hover.meaning':
		'{platform, select, any {{meaning}} posix {On POSIX: {meaning}} windows_kernel {In Winsock Kernel: {meaning}} other {On Windows: {meaning}}}',
	'hover.type': '{level}, {type}{size, select, unknown {} other {, {size} bytes}}',
	'hover.setWhen': 'When to set: {when}',
	'hover.default': 'Default: {value}',
	'hover.since': 'Since: {version}',
	'hover.status': '{name} ({value}; {where}): {causes}',
	'hover.basis':
		'{confidence, select, documented {Documented} verified {Verified on Windows} inferred {Inferred} other {No source decides}}{known, select, yes {: {sources}} other {}}.',
	'hover.readOn': 'Read on',
} as const satisfies Record<string, string>;
