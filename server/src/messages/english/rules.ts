/** Sentences of the rules, by id. */
export const rules = {
	'rules.related.boundHere': 'The socket is bound here.',
	'rules.related.boundWithIt': 'The socket is bound with it here.',
	'rules.related.calledFrom': 'It is reached through this call.',
	'rules.related.doneHere': 'The function that is called does it here.',
	'rules.related.listensHere': 'The socket listens from here on.',
	'rules.related.moreWays':
		'{count, plural, one {# more way leads} other {# more ways lead}} here through other calls.',
	'rules.related.optionSetHere': '{option} is switched on here.',

	'rules.optionAfterBind.summary': 'A sharing option, or IPV6_V6ONLY, is set once the socket is bound.',
	'rules.optionAfterBind.fix':
		'Moves the call before the bind; a late SO_REUSEADDR is not set on Windows at all, as set in time it would open the port.',
	'rules.optionAfterBind.exclusive':
		'{proof, select, may {On some path } other {}}SO_EXCLUSIVEADDRUSE has no effect here: {by, select, constructor {the constructor of {binder}} other {{binder}}} has bound the socket already, and the port stays as open to others as it was then. {by, select, constructor {Leave the endpoint out there, and open, set the option, bind and listen by calls of their own.} other {Set it before {binder}.}}',
	'rules.optionAfterBind.v6Only':
		'{proof, select, may {On some path this} other {This}} {setter} fails on Windows: {by, select, constructor {the constructor of {binder}} other {{binder}}} has bound the socket already, and IPV6_V6ONLY stays as it was. {by, select, constructor {Leave the endpoint out there, and open, set the option, bind and listen by calls of their own.} other {Set it before {binder}.}}',
	'rules.optionAfterBind.reuse':
		'{proof, select, may {On some path } other {}}SO_REUSEADDR has no effect here on Windows: {by, select, constructor {the constructor of {binder}} other {{binder}}} has bound the socket already. Remove the call; set in time, it would let any process on the machine take the port.',
	'rules.optionAfterBind.reuseOfMany':
		'{proof, select, may {On some path } other {}}SO_REUSEADDR has no effect here on Windows: {by, select, constructor {the constructor of {binder}} other {{binder}}} has bound the socket already, so other receivers cannot share the port. {by, select, constructor {Leave the endpoint out there, and open, set the option, bind and listen by calls of their own.} other {Set it before {binder}.}}',
	'rules.optionAfterBind.posix':
		'{by, select, constructor {The constructor of {binder}} other {{binder}}} has bound the socket before {option} is set: Linux lets it count for later binds, other systems need not. {by, select, constructor {Leave the endpoint out there, and open, set the option, bind and listen by calls of their own.} other {Set it before {binder}.}}',
	'rules.optionAfterBind.v6OnlyPosix':
		'{by, select, constructor {The constructor of {binder}} other {{binder}}} has bound the socket before IPV6_V6ONLY is set: Linux refuses that with EINVAL. {by, select, constructor {Leave the endpoint out there, and open, set the option, bind and listen by calls of their own.} other {Set it before {binder}.}}',
	'rules.optionAfterBind.move':
		'Set {option} before {binder}, where it takes effect (this changes what the program does)',
	'rules.optionAfterBind.remove': 'Do not set {option} on Windows, where it has no effect here',

	'rules.conflictingOptions.summary':
		'SO_REUSEADDR and SO_EXCLUSIVEADDRUSE are both switched on: the later call fails with WSAEINVAL (10022).',
	'rules.conflictingOptions.fix': 'Takes one of the two calls away.',
	'rules.conflictingOptions.finding':
		'{proof, select, may {On some path this} other {This}} {setter} fails with WSAEINVAL (10022): {earlier} is on already, and it stays on. Set only one of the two; a server wants SO_EXCLUSIVEADDRUSE.',
	'rules.conflictingOptions.dropReuse':
		'Do not set SO_REUSEADDR here on Windows: the call fails today, SO_EXCLUSIVEADDRUSE stays on',
	'rules.conflictingOptions.dropExclusive':
		'Do not set SO_EXCLUSIVEADDRUSE: the call fails today, SO_REUSEADDR stays on and others can share the port',
	'rules.conflictingOptions.keepExclusive':
		'Do not set SO_REUSEADDR on Windows, so that SO_EXCLUSIVEADDRUSE takes effect: nobody else can bind the port, but after a restart bind may fail while old connections live on',

	'rules.reuseaddrListener.summary':
		'A TCP listener is bound with SO_REUSEADDR on Windows, where any process can then share its port.',
	'rules.reuseaddrListener.fix': 'Does not set SO_REUSEADDR on Windows, or sets SO_EXCLUSIVEADDRUSE there instead.',
	'rules.reuseaddrListener.finding':
		'{proof, select, may {On some path this listener is bound with SO_REUSEADDR: on Windows any} other {SO_REUSEADDR opens this listener on Windows: any}} process that sets it, too, can bind the same port, and which of them gets a connection is undefined. Do not set it on Windows; a restart does not need it there.',
	'rules.reuseaddrListener.acceptor':
		'{proof, select, may {On some path this acceptor} other {This acceptor}} sets SO_REUSEADDR {given, select, yes {because its third argument says so} other {by itself, as its third argument is true where it is left out}}, on Windows too: any process that sets it, too, can bind the same port, and which of them gets a connection is undefined. Pass false on Windows; a restart does not need it there.',
	'rules.reuseaddrListener.passFalse': 'Do not let the acceptor set SO_REUSEADDR on Windows',
	'rules.reuseaddrListener.remove': 'Do not set SO_REUSEADDR on Windows',
	'rules.reuseaddrListener.exclusive':
		'Set SO_EXCLUSIVEADDRUSE instead on Windows: nobody else can bind the port, but after a restart bind may fail while old connections live on',

	'rules.uncheckedBind.summary': 'Nobody looks at the result of bind.',
	'rules.uncheckedBind.fix':
		'Reacts to a failed bind as the function reacts to the failure of another call on the socket.',
	'rules.uncheckedBind.finding':
		'{loss, select, overwritten {The result of bind is overwritten before anybody looks at it} asserted {Only an assert looks at the result of bind, and a release build leaves it out} other {Nobody looks at the result of bind}}: where the port is taken, the program goes on with a socket that is not bound. Test it before the socket is used.',
	'rules.uncheckedBind.listen':
		'After a failed bind {target, select, windows {listen fails with WSAEINVAL (10022) on Windows} other {listen takes any free port on Linux}}.',
	'rules.uncheckedBind.connect': 'After a failed bind the connection leaves from another local address and port.',
	'rules.uncheckedBind.receive':
		'After a failed bind {target, select, windows {receiving fails with WSAEINVAL (10022) on Windows} other {nothing arrives here}}.',
	'rules.uncheckedBind.send': 'After a failed bind this is sent from a port that the system picks.',
	'rules.uncheckedBind.react': 'React to a failed {binder} as to a failed {other}',

	'rules.listenerNotExclusive.summary':
		'A TCP listener on the wildcard address is bound without SO_EXCLUSIVEADDRUSE on Windows.',
	'rules.listenerNotExclusive.fix':
		'Sets SO_EXCLUSIVEADDRUSE before the bind, on Windows only; after a restart bind may then fail for a while.',
	'rules.listenerNotExclusive.finding':
		'{address, select, wildcard {Without} other {If this is the wildcard address: without}} SO_EXCLUSIVEADDRUSE another process of the same user can bind one address of this port on Windows and take its connections, and this bind succeeds even where somebody holds one address already. Exclusive use has its price: after a restart bind may fail while old connections live on. Microsoft asks every server for it; libuv, tornado and trio leave it out.',
	'rules.listenerNotExclusive.exclusive':
		'Set SO_EXCLUSIVEADDRUSE before {binder} on Windows: nobody else can bind the port, but after a restart bind may fail while old connections live on',

	'rules.dualStackNotExclusive.summary':
		'A dual-stack socket is bound to the IPv6 wildcard without exclusive use on Windows, which leaves the IPv4 port to others.',
	'rules.dualStackNotExclusive.fix':
		'Sets SO_EXCLUSIVEADDRUSE before the bind, on Windows only; after a restart bind may then fail for a while.',
	'rules.dualStackNotExclusive.finding':
		'This {binder} does not reserve the IPv4 port on Windows: a later bind of 0.0.0.0 succeeds, with no option and even with SO_EXCLUSIVEADDRUSE, and takes the IPv4 traffic. Set SO_EXCLUSIVEADDRUSE before {binder}.',
	'rules.dualStackNotExclusive.switchedOff': 'IPV6_V6ONLY is switched off here, so that the socket takes IPv4, too.',
	'rules.dualStackNotExclusive.exclusive':
		'Set SO_EXCLUSIVEADDRUSE before {binder} on Windows: the IPv4 port is reserved, too, but after a restart bind may fail while old connections live on',
	'rules.dualStackNotExclusive.instead':
		'Set SO_EXCLUSIVEADDRUSE instead of SO_REUSEADDR on Windows: the IPv4 port is reserved, too, but after a restart bind may fail while old connections live on',

	'rules.reuseaddrUnicastUdp.summary':
		'A UDP socket that is for neither multicast nor broadcast is bound to a fixed port with SO_REUSEADDR on Windows.',
	'rules.reuseaddrUnicastUdp.fix': 'Does not set SO_REUSEADDR on Windows, or sets SO_EXCLUSIVEADDRUSE there instead.',
	'rules.reuseaddrUnicastUdp.finding':
		'SO_REUSEADDR opens this UDP port on Windows: any process that sets it, too, can bind the same port, and which of them gets a datagram is undefined. Only receivers of multicast or broadcast share a port with reason. Do not set it on Windows.',
	'rules.reuseaddrUnicastUdp.remove': 'Do not set SO_REUSEADDR on Windows',
	'rules.reuseaddrUnicastUdp.exclusive':
		'Set SO_EXCLUSIVEADDRUSE instead on Windows: nobody else can bind the port, on no address',

	'rules.combinedOptions.summary': 'Names of socket options are joined with |, which makes another number of them.',
	'rules.combinedOptions.fix': 'Makes one call for each option, or asks for SO_EXCLUSIVEADDRUSE alone.',
	'rules.combinedOptions.finding':
		'{joined} is one number, not several options. {windows, select, none {On Windows it is {windowsNumber}, which no option has: setsockopt fails with WSAENOPROTOOPT (10042). } one {On Windows it is {windowsNumber}, which is {windowsOption} alone. } other {}}{linux, select, one {On Linux it is {linuxNumber}, which is {linuxOption} alone. } some {On Linux it is {linuxNumber}, which is none of them. } other {}}Make one call for each option.',
	'rules.combinedOptions.kernel':
		'{joined} is one number, not several options{windows, select, none {: {windowsNumber}, which no option has, and what the call does is not documented} one {: {windowsNumber}, which is {windowsOption} alone} other {}}. Make one call for each option, each with its IRP.',
	'rules.combinedOptions.split':
		'Make one call for each of {options}, so that all take effect (this changes what the program does)',
	'rules.combinedOptions.exclusive':
		'Set SO_EXCLUSIVEADDRUSE alone: nobody else can bind the port, but after a restart bind may fail while old connections live on',

	'rules.optionLevel.summary':
		'A sharing option, or IPV6_V6ONLY, is set at a level that it does not belong to, where its number means another option.',
	'rules.optionLevel.fix':
		'Names the right level, or takes the call away on Windows where the option would open the port.',
	'rules.optionLevel.finding':
		'{option} belongs to {home}, so this call does not set it. {windows, select, one {At {level} its number ({windowsNumber}) is {windowsOption} on Windows, and that is what the call asks for. } none {No option of {level} has its number ({windowsNumber}) on Windows: the call fails with WSAENOPROTOOPT (10042). } other {}}{linux, select, one {At {level} its number ({linuxNumber}) is {linuxOption} on Linux, and that is what the call asks for. } other {}}Name {home}.',
	'rules.optionLevel.mend': 'Set {option} at {home}, where it takes effect (this changes what the program does)',
	'rules.optionLevel.remove':
		'Do not set {option} on Windows: the call asks for another option today, and set at the right level it would open the port',

	'rules.samePortConflict.summary': 'Two sockets of one program are bound to one port, and their binds meet.',
	'rules.samePortConflict.finding':
		'{outcome, select, refused {This bind fails with {status}} other {This bind succeeds, but which of the two sockets receives is undefined}}: another socket of this program holds port {port} already. In the Winsock table {table, select, xp {of Windows XP and earlier} article {of the article of 2008} different {for two accounts (Windows Server 2003 and later)} other {for one account (Windows Server 2003 and later)}} that is {firstAddress}{firstStack, select, dual { (dual-stack)} other {}} {firstOption, select, none {without an option} reuse {with SO_REUSEADDR} other {with SO_EXCLUSIVEADDRUSE}} first, {secondAddress}{secondStack, select, dual { (dual-stack)} other {}} {secondOption, select, none {without an option} reuse {with SO_REUSEADDR} other {with SO_EXCLUSIVEADDRUSE}} second.',
	'rules.samePortConflict.first': 'The port is held from here on.',
} as const satisfies Record<string, string>;
