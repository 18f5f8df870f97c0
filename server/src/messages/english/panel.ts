/** Sentences of panel, by id. */
export const panel = {
	'panel.summary':
		'{protocol, select, tcp {TCP} udp {UDP} other {Socket}}{role, select, none {} listener { listener} client { client} accepted {, accepted} datagram_receiver { receiver} multicast_receiver { multicast receiver} broadcast { for broadcast} other {}}, {known, select, yes {{address}} other {address not known}}, {option, select, none {no sharing option} presumed {no sharing option in sight} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} both {both sharing options} other {sharing option not known}}',
	'panel.noBind': 'No bind of this socket is in sight: who could share its port is not known.',
	'panel.onWindows': 'POSIX systems have no sharing table. On Windows the same bind would mean:',
	'panel.note.otherTarget':
		'Answered for {target, select, windows {Windows} windows_kernel {Winsock Kernel} other {POSIX}}: this code is not compiled for {main, select, windows {Windows} windows_kernel {Winsock Kernel} other {POSIX}}.',
	'panel.note.brokenCode': 'The code around it has syntax errors, so the order of the calls is less certain.',
	'panel.note.unknownCondition': 'The bind stands under an #if whose condition is not known here.',
	'panel.note.unknownOption': 'The sharing option is not known for certain: every line that it may be is marked.',
	'panel.note.presumedOption': 'No sharing option is set in sight; what was done to the socket elsewhere is not known.',
	'panel.note.unknownAddress':
		'The address is not known: the lines for the wildcard and for a specific address are both marked.',
	'panel.note.dualStack':
		'Beside a dual-stack socket every IPv4 bind, even of 0.0.0.0, counts as one of its addresses (inferred).',
	'panel.note.descriptor':
		'{descriptor, select, default {Answered with the default security descriptor, which the code shows: it does not permit sharing, so CHECK becomes DENIED.} custom {This socket is given a security descriptor: CHECK depends on whom it admits.} other {The security descriptor of this socket is not known: CHECK depends on whom it admits, and the default one admits nobody.}}',
} as const satisfies Record<string, string>;
