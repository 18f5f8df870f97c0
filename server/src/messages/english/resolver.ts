const OPTION =
	'select, none {no sharing option} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} other {both options}';
const ADDRESS =
	'select, wildcard {the wildcard address} specific {a specific address} specific2 {another specific address}';
const DUAL_STACK = 'select, yes {, dual-stack} other {}';

/** "the first bind (SO_REUSEADDR, 0.0.0.0)" */
const FIRST = `the first bind ({firstOption, ${OPTION}}, {firstAddress, ${ADDRESS} other {{firstAddress}}}{firstDualStack, ${DUAL_STACK}})`;
const SECOND = `The second bind ({secondOption, ${OPTION}}, {secondAddress, ${ADDRESS} other {{secondAddress}}}{secondDualStack, ${DUAL_STACK}})`;

/** Sentences of the resolver, by id: why a second bind ends as it does, what to know besides, what is wrong with a question. */
export const resolver = {
	'resolver.why.exclusive-wildcard-second': `${SECOND} fails with {status}: an exclusive bind of the wildcard needs the port to be free on every address, and ${FIRST} holds it on at least one.`,
	'resolver.why.around-the-specific': `${SECOND} succeeds: it takes the port on every address but the one that ${FIRST} keeps, whatever that socket has set and whoever owns it.`,
	'resolver.why.reuse-over-reuse': `${SECOND} succeeds: both sockets have SO_REUSEADDR, so it shares the address with ${FIRST}, and no access check is made.`,
	'resolver.why.reuse-inside-reuse': `${SECOND} succeeds: both sockets have SO_REUSEADDR, so it takes its one address out of what ${FIRST} holds, and no access check is made.`,
	'resolver.why.same-wildcard': `${SECOND} fails with {status}: ${FIRST} holds the same wildcard, and two sockets share one address only where both have SO_REUSEADDR.`,
	'resolver.why.same-specific': `${SECOND} fails with {status}: ${FIRST} holds the same address, and two sockets share one address only where both have SO_REUSEADDR.`,
	'resolver.why.exclusive-wildcard-first': `${SECOND} fails with {status}: ${FIRST} holds the port exclusively on every address.`,
	'resolver.why.inside-by-account': `${SECOND} succeeds where both sockets belong to one user account, and then receives what arrives for its address; for another account it fails with {status}. It meets ${FIRST}, which protects its addresses against other accounts only.`,
	'resolver.why.inside-admitted-by-account': `${SECOND} succeeds and receives what arrives for its address: both sockets belong to one user account, and ${FIRST} protects its addresses against other accounts only.`,
	'resolver.why.inside-refused-by-account': `${SECOND} fails with {status}: it belongs to another user account, and ${FIRST} covers its address.`,
	'resolver.why.inside-by-descriptor': `${SECOND} depends on an access check: its security context is checked against the security descriptor of ${FIRST}. Granted, it succeeds and receives what arrives for its address; refused, it fails with {status}.`,
	'resolver.why.inside-admitted-by-descriptor': `${SECOND} succeeds and receives what arrives for its address: the security descriptor of ${FIRST} admits its security context.`,
	'resolver.why.inside-refused-by-descriptor': `${SECOND} fails with {status}: the security descriptor of ${FIRST} does not admit its security context.`,
	'resolver.why.inside-refused-by-default-descriptor': `${SECOND} fails with {status}: ${FIRST} has the default security descriptor, which does not permit sharing.`,
	'resolver.why.held-before-2003': `${SECOND} fails with {status}: before Windows Server 2003 a socket without SO_REUSEADDR cannot bind a port that ${FIRST} holds, on whatever address of it.`,
	'resolver.why.exclusive-before-2003': `${SECOND} fails with {status}: ${FIRST} holds the port exclusively.`,
	'resolver.why.taken-before-2003': `${SECOND} succeeds: before Windows Server 2003 SO_REUSEADDR alone takes over any port that is not held exclusively, here from ${FIRST}, whoever owns it.`,
	'resolver.why.different-addresses': `${SECOND} succeeds: ${FIRST} is on another specific address, and two different specific addresses never share.`,
	'resolver.why.different-families': `${SECOND} succeeds: ${FIRST} is of the other address family, and IPv4 and IPv6 do not collide unless one of them is a dual-stack wildcard.`,
	'resolver.why.different-ports': `${SECOND} succeeds: ${FIRST} is on another port.`,
	'resolver.why.different-protocols': `${SECOND} succeeds: ${FIRST} uses the other protocol, and the ports of TCP and UDP are apart.`,
	'resolver.why.ephemeral-port': `${SECOND} succeeds: with port 0 the system picks a port that is free, so it does not meet ${FIRST}.`,
	'resolver.why.specific2-after-wildcard': `Not applicable: ${FIRST} covers every address, so there is no other specific address than those that the line for a specific address stands for.`,
	'resolver.why.both-in-kernel':
		'No document says what Winsock Kernel does with a socket on which SO_REUSEADDR and SO_EXCLUSIVEADDRUSE are both on: its table has no line for it. Winsock refuses the later option with WSAEINVAL (10022).',

	'resolver.note.receiver-undefined':
		'Both sockets hold the same address: which of them receives is not defined. Only multicast is different: every socket that joined the group receives.',
	'resolver.note.dual-stack-rule':
		'A wildcard bind with IPV6_V6ONLY off is read as a wildcard over both families, and every IPv4 bind, even of 0.0.0.0, as one address of it. No document says so; the rule agrees with every pair that was run on Windows.',
	'resolver.note.dual-stack-untested': 'Nobody is known to have run this very pair with these accounts on Windows.',
	'resolver.note.no-dual-stack':
		'IPV6_V6ONLY came with Windows Vista: the systems of this model have no dual-stack sockets.',
	'resolver.note.mapped':
		'An IPv4-mapped address counts as the IPv4 address it carries; it can be bound only with IPV6_V6ONLY off.',
	'resolver.note.group-address':
		'{address} is a multicast or broadcast address: Windows is reported to refuse a bind to it with WSAEADDRNOTAVAIL (10049). Bind the wildcard address and join the group instead.',
	'resolver.note.account-in-kernel':
		'In Winsock Kernel the account does not decide, the security descriptor of the first socket does: give the access, or the descriptor.',
	'resolver.note.no-descriptor': 'Security descriptors decide in Winsock Kernel only; the one given was not used.',

	'resolver.error.not-a-question': 'A question is an object with the fields model, first and second; this is {value}.',
	'resolver.error.not-a-bind': '{field} must be an object with the fields option and address; it is {value}.',
	'resolver.error.unknown-field': 'There is no field {field}; the fields are {allowed}.',
	'resolver.error.missing': '{field} is missing; allowed are {allowed}.',
	'resolver.error.not-allowed': '{field} is "{value}"; allowed are {allowed}.',
	'resolver.error.model': 'There is no sharing model "{value}"; the models are {allowed}.',
	'resolver.error.address-missing':
		'{field} is missing; allowed are wildcard, specific, specific2 and IPv4 and IPv6 addresses.',
	'resolver.error.address':
		'{field} is "{value}", which is neither an IPv4 or IPv6 address nor one of wildcard, specific, specific2.',
	'resolver.error.port': '{field} is "{value}"; a port is a whole number from 0 to 65535.',
	'resolver.error.dual-stack-ipv4':
		'{field}.dualStack is true, but {field}.address is {address}: an IPv4 bind cannot be dual-stack.',
	'resolver.error.mixed-addresses':
		'"{symbol}" and {literal} cannot be compared: give two addresses, or two of wildcard, specific, specific2. Only wildcard goes with a specific address, and specific with 0.0.0.0 or ::.',
	'resolver.error.both-specific2':
		'specific2 means a specific address other than the one of the first bind, so both binds cannot have it; where both have one address, say specific twice.',
	'resolver.error.zone':
		'{first} and {second} cannot be compared: give the zone (%) of a link-local address on both sides or on none.',
	'resolver.error.account-and-access':
		'account "{account}" and access "{access}" contradict each other: the same account is access granted, a different one is access refused. Leave one of them out; in Winsock Kernel leave out the account.',
	'resolver.error.descriptor-and-access':
		'first.descriptor "default" and access "granted" contradict each other: the default security descriptor does not permit sharing.',
	'resolver.error.both':
		'{field} is "both", which no Winsock socket can have: with SO_REUSEADDR and SO_EXCLUSIVEADDRUSE on one socket the later setsockopt fails with WSAEINVAL (10022) and the earlier option stays on. Ask with that one.',
} as const satisfies Record<string, string>;
