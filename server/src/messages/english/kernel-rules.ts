const SET_OR_READ = '{request, select, set {set} other {read}}';
const BYTES = '{bytes, plural, one {# byte} other {# bytes}}{differs, select, yes { on 64-bit Windows} other {}}';

/** The categories of Winsock Kernel sockets that an option is for; knowledge/options/category-key.ts makes the key. */
export const CATEGORIES =
	'{categories, select, listening_connection_oriented {listening, connection-oriented} listening_datagram_connection_oriented {listening, datagram, connection-oriented} other {{categories}}}';
const CATEGORY = '{category, select, connection_oriented {connection-oriented} other {{category}}}';

/** Sentences of the rules on Winsock Kernel, by id. */
export const kernelRules = {
	'rules.optionAfterBind.kernel':
		'{proof, select, may {On some path } other {}}{option} comes too late: {why, select, makes {{binder} makes a socket that is bound already} needs {the socket is bound before {binder} works} other {{binder} has bound the socket already}}. What the call does now is not documented; {option, select, SO_EXCLUSIVEADDRUSE {the port may stay as open to others as it was at the bind} SO_WSK_SECURITY {the address may keep the descriptor that it was bound with} SO_CONDITIONAL_ACCEPT {the listener may go on accepting without being asked} other {it may do nothing}}. {why, select, makes {Make the socket with WskSocket, set the option, then bind and connect it} other {Set it before WskBind}}.',
	'rules.optionAfterBind.kernelReuse':
		'{proof, select, may {On some path } other {}}SO_REUSEADDR comes too late: {why, select, makes {{binder} makes a socket that is bound already} needs {the socket is bound before {binder} works} other {{binder} has bound the socket already}}, and what the call does now is not documented. Remove it; set in time, it would let any other socket that sets it take the port.',
	'rules.optionAfterBind.kernelV6Only':
		'{proof, select, may {On some path } other {}}IPV6_V6ONLY comes too late: {why, select, makes {{binder} makes a socket that is bound already} needs {the socket is bound before {binder} works} other {{binder} has bound the socket already}}. In Winsock the call fails then; of Winsock Kernel no document says what it does. Set it before WskBind.',
	'rules.optionAfterBind.moveWithWait':
		'Set {option} before {binder}, together with the wait for it (this changes what the program does)',

	'rules.conflictingOptions.kernel':
		'{proof, select, may {On some path {earlier} is} other {{earlier} is}} on already: what both options together do is undocumented in Winsock Kernel, whose sharing table has no line for it (in Winsock the later call fails with WSAEINVAL, 10022). Set only one of the two; a server wants SO_EXCLUSIVEADDRUSE.',

	'rules.reuseaddrListener.kernel':
		'{proof, select, may {On some path this listener is bound with SO_REUSEADDR: any} other {SO_REUSEADDR opens this listener: any}} other Winsock Kernel socket that sets it, too, can bind the same port with no access check, and which of them gets a connection is undefined. Do not set it.',
	'rules.reuseaddrListener.kernelExclusive':
		'Set SO_EXCLUSIVEADDRUSE instead: no other Winsock Kernel socket can bind the port',

	'rules.reuseaddrUnicastUdp.kernel':
		'SO_REUSEADDR opens this UDP port: any other Winsock Kernel socket that sets it, too, can bind the same port with no access check, and which of them gets a datagram is undefined. Only receivers of multicast or broadcast share a port with reason. Do not set it.',
	'rules.reuseaddrUnicastUdp.kernelExclusive':
		'Set SO_EXCLUSIVEADDRUSE instead: no other Winsock Kernel socket can bind the port',

	'rules.wskControlParameters.summary':
		'An argument of WskControlSocket is not what the page of the socket option wants.',
	'rules.wskControlParameters.fix':
		'Writes the argument that the page wants, where no other line has to change with it.',
	'rules.wskControlParameters.otherRequest':
		'RequestType does not fit the buffers: they are those that the page of {option} wants to {request, select, set {read} other {set}} it, with {request, select, set {WskGetOption} other {WskSetOption}}.',
	'rules.wskControlParameters.otherLevel':
		'Level is {level}: the page of {option} wants SOL_SOCKET. At another level its number means another option, or none.',
	'rules.wskControlParameters.otherSize': `{parameter} is ${BYTES}: the page of {option} wants sizeof({buffer}) to ${SET_OR_READ} it.`,
	'rules.wskControlParameters.notZero': `{parameter} is not 0: the page of {option} wants 0 to ${SET_OR_READ} it, as nothing {request, select, set {comes back} other {goes in}}.`,
	'rules.wskControlParameters.notNull': `{parameter} is not NULL: the page of {option} wants NULL to ${SET_OR_READ} it, as nothing {request, select, set {comes back} other {goes in}}.`,
	'rules.wskControlParameters.missing':
		'{parameter} is NULL: the page of {option} wants a pointer to a {buffer}-typed variable, which {request, select, set {holds the new value} other {receives the value}}.',
	'rules.wskControlParameters.otherVariable': `{parameter} points to {variable}, which has the type {type}: the page of {option} wants a pointer to a {buffer}-typed variable. {isTooSmall, select, yes {{variable} has ${BYTES}, so what stands behind it in memory is {request, select, set {read as part of the value} other {overwritten}}} other {What {variable} holds is {request, select, set {taken for the value} other {overwritten in part}}}}.`,
	'rules.wskControlParameters.valueItself':
		'{parameter} is the {type} itself: the page of {option} wants a pointer to a variable that holds it, so the descriptor is {request, select, set {taken for a pointer} other {overwritten by one}}. Pass the address of the variable.',
	'rules.wskControlParameters.overrun':
		'OutputSizeReturned points to {variable}, which has the type {type}, of 4 bytes: wsk.h declares the parameter as SIZE_T*, so on 64-bit Windows what stands behind {variable} can be overwritten. The page of {option} wants NULL.',
	'rules.wskControlParameters.ignored':
		'OutputSizeReturned is ignored beside an IRP: the count comes back in Irp->IoStatus.Information. The page of {option} wants NULL.',
	'rules.wskControlParameters.replace': 'Pass {newText} for {parameter}',

	'rules.wskBufferLifetime.summary':
		'A buffer on the stack is given to WskControlSocket, and the function returns while the request may still use it.',
	'rules.wskBufferLifetime.finding':
		'{variable} is gone once this function returns, which waits for nothing: where {call} returns STATUS_PENDING, the request {request, select, set {reads the new value from} other {writes the value into}} whatever stands on the stack then. Keep the value where it outlives the request, in the context of the driver for instance.',

	'rules.wskPendingStatus.summary':
		'The status that a Winsock Kernel call returns is taken for the final one, though it may be STATUS_PENDING.',
	'rules.wskPendingStatus.returned':
		'{result} is still what {call} returned: where that was STATUS_PENDING, which counts as success, a failure is missed {bind, select, yes {(STATUS_ADDRESS_ALREADY_EXISTS, STATUS_ACCESS_DENIED) } other {}}though the code has waited for it. Take Irp->IoStatus.Status after the wait.',
	'rules.wskPendingStatus.unfinished':
		'{later} is called while this {call} may still be under way: nothing has waited for the IRP, and STATUS_PENDING counts as success. Go on once the IRP is completed, with its IoStatus.Status.',
	'rules.wskPendingStatus.wait': 'The code waits here, and does not look at the final status.',
	'rules.wskPendingStatus.next': 'The next call on the socket.',

	'rules.wskCompletionRoutine.summary':
		"An IRP of the driver's own goes to Winsock Kernel without a completion routine that always runs.",
	'rules.wskCompletionRoutine.partly':
		'The completion routine does not run in every case, so that the IRP of {call} is completed without the driver, and is lost to it. Pass TRUE, TRUE, TRUE.',
	'rules.wskCompletionRoutine.none':
		'No completion routine is set for this IRP, so that the driver does not get it back, and does not learn how {call} went. Call IoSetCompletionRoutine before, with TRUE, TRUE, TRUE and a routine that returns STATUS_MORE_PROCESSING_REQUIRED.',
	'rules.wskCompletionRoutine.made': 'The IRP is made ready here.',
	'rules.wskCompletionRoutine.used': 'The IRP is given to Winsock Kernel here.',

	'rules.wskReservedFlags.summary': 'Flags of a Winsock Kernel call that are reserved are not 0.',
	'rules.wskReservedFlags.fix': 'Passes 0.',
	'rules.wskReservedFlags.finding':
		'Flags of {call} is {value}: the parameter is reserved, and what the call does with anything but 0 is not documented. Pass 0.',
	'rules.wskReservedFlags.zero': 'Pass 0 for Flags',

	'rules.wskCloseWithoutDisconnect.summary': 'A connected Winsock Kernel socket is closed without WskDisconnect.',
	'rules.wskCloseWithoutDisconnect.finding':
		'WskCloseSocket ends this connection abortively, as nothing has called WskDisconnect: the other side may lose what it has not received yet. Call WskDisconnect first, and close the socket once its IRP is completed.',
	'rules.wskCloseWithoutDisconnect.connected': 'The socket is connected from here on.',

	'rules.wskEventCallbackTooEarly.summary':
		'SO_WSK_EVENT_CALLBACK is set on a Winsock Kernel socket that is not bound yet, or not connected.',
	'rules.wskEventCallbackTooEarly.finding': `SO_WSK_EVENT_CALLBACK comes too early: its page wants a ${CATEGORY} socket to be {needs} first, and what the call does now is not documented. Set it once the IRP of {needs, select, connected {WskConnect} other {WskBind}} is completed.`,

	'rules.wskMissingIrp.summary': 'A Winsock Kernel call that needs an IRP is given NULL.',
	'rules.wskMissingIrp.option':
		'Irp is NULL: the page of {option} wants a pointer to an IRP to {request, select, set {set} other {read}} it. What the call does without one is not documented.',
	'rules.wskMissingIrp.call': 'Irp is NULL: {call} needs a pointer to an IRP, through which its result comes back.',

	'rules.wskSocketCategory.summary': 'A socket option is set on a kind of Winsock Kernel socket that does not have it.',
	'rules.wskSocketCategory.basic': `{proof, select, may {On some path this} other {This}} is a basic socket, which cannot be bound, and {option} applies only to ${CATEGORIES} sockets: what the call does is not documented. Make the socket with another flag, or leave the call out.`,
	'rules.wskSocketCategory.accepted':
		'{proof, select, may {On some path this} other {This}} socket was accepted, so it has its local address already, and {option} must be set before a socket is bound. Set it on the listening socket, before WskBind.',
	'rules.wskSocketCategory.other': `{proof, select, may {On some path this} other {This}} is a ${CATEGORY} socket, and {option} applies only to ${CATEGORIES} sockets: what the call does is not documented.`,
	'rules.wskSocketCategory.silent': `{proof, select, may {On some path this} other {This}} is a stream socket (WSK_FLAG_STREAM_SOCKET), and the page of {option} speaks only of ${CATEGORIES} sockets: whether it applies here is not documented.`,
	'rules.wskSocketCategory.made': 'The socket is made here.',
} as const satisfies Record<string, string>;
