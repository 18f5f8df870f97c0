/** Sentences of the rules, by id. */
export const rules = {
	'rules.related.boundHere': 'The socket is bound here.',
	'rules.related.boundWithIt': 'The socket is bound with it here.',
	'rules.related.calledFrom': 'It is reached through this call.',
	'rules.related.listensHere': 'The socket listens from here on.',
	'rules.related.optionSetHere': '{option} is switched on here.',

	'rules.optionAfterBind.summary': 'A sharing option, or IPV6_V6ONLY, is set once the socket is bound.',
	'rules.optionAfterBind.fix':
		'Moves the call before the bind; a late SO_REUSEADDR is not set on Windows at all, as set in time it would open the port.',
	'rules.optionAfterBind.exclusive':
		'{proof, select, may {On some path } other {}}SO_EXCLUSIVEADDRUSE has no effect here: {binder} has bound the socket already, and the port stays as open to others as it was then. Set it before {binder}.',
	'rules.optionAfterBind.v6Only':
		'{proof, select, may {On some path this} other {This}} setsockopt fails on Windows: {binder} has bound the socket already, and IPV6_V6ONLY stays as it was. Set it before {binder}.',
	'rules.optionAfterBind.reuse':
		'{proof, select, may {On some path } other {}}SO_REUSEADDR has no effect here on Windows: {binder} has bound the socket already. Remove the call; set before {binder}, it would let any process on the machine take the port.',
	'rules.optionAfterBind.reuseOfMany':
		'{proof, select, may {On some path } other {}}SO_REUSEADDR has no effect here on Windows: {binder} has bound the socket already, so other receivers cannot share the port. Set it before {binder}.',
	'rules.optionAfterBind.posix':
		'{binder} has bound the socket before {option} is set: Linux lets it count for later binds, other systems need not. Set it before {binder}.',
	'rules.optionAfterBind.v6OnlyPosix':
		'{binder} has bound the socket before IPV6_V6ONLY is set: Linux refuses that with EINVAL. Set it before {binder}.',
	'rules.optionAfterBind.move':
		'Set {option} before {binder}, where it takes effect (this changes what the program does)',
	'rules.optionAfterBind.remove': 'Do not set {option} on Windows, where it has no effect here',

	'rules.conflictingOptions.summary':
		'SO_REUSEADDR and SO_EXCLUSIVEADDRUSE are both switched on: the later call fails with WSAEINVAL (10022).',
	'rules.conflictingOptions.fix': 'Takes one of the two calls away.',
	'rules.conflictingOptions.finding':
		'{proof, select, may {On some path this} other {This}} setsockopt fails with WSAEINVAL (10022): {earlier} is on already, and it stays on. Set only one of the two; a server wants SO_EXCLUSIVEADDRUSE.',
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
} as const satisfies Record<string, string>;
