/** The words for a set of sharing options; language-service/verdict.ts chooses the key. */
export const WITH_OPTIONS =
	'{options, select, none {without a sharing option} reuse {with SO_REUSEADDR} exclusive {with SO_EXCLUSIVEADDRUSE} none_reuse {without SO_EXCLUSIVEADDRUSE} none_exclusive {without SO_REUSEADDR} reuse_exclusive {with SO_REUSEADDR or SO_EXCLUSIVEADDRUSE} other {whatever its sharing option}}';

/** What of a bind another one takes: the kind of its own address, then the kinds of the other. */
export const PLACE =
	'{place, select, wildcard_wildcard {the same wildcard address} wildcard_specific {one of its addresses} wildcard_both {the same wildcard address or one of its addresses} specific_specific {the same address} specific_wildcard {the wildcard over it} other {the same address or the wildcard over it}}';

/** What of the port somebody holds when a bind comes second: the kind of its own address, then the kinds held. */
export const HELD =
	'{place, select, wildcard_specific {one of its addresses} wildcard_both {the wildcard or one of its addresses} specific_specific {this address} specific_both {this address or the wildcard} other {the wildcard}}';

/** Sentences that say who can share a port, by id. */
export const verdict = {
	'verdict.keeps': 'Keeps {known, select, no {its port} port {port {address}} other {{address}}} to this socket.',
	'verdict.opensInPart': 'Leaves {known, select, no {its port} port {port {address}} other {{address}}} open in part.',
	'verdict.opens': 'Opens {known, select, no {its port} port {port {address}} other {{address}}} to others.',
	'verdict.ephemeral': 'No fixed port: the system picks one that is free.',
	'verdict.ephemeralWhy':
		'The bind cannot meet an earlier one, so SO_REUSEADDR gains nothing. Whoever learns the number meets the same table as on a fixed port.',
	'verdict.opening': `{who, select, anybody {Any program} descriptor {A socket that the security descriptor admits} other {Another program of the same account}} can bind ${PLACE} ${WITH_OPTIONS}.`,
	'verdict.closed': `Without the option {who, select, anybody {any program} descriptor {a socket that the security descriptor admits} other {another program of the same account}} could bind ${PLACE} ${WITH_OPTIONS}.`,
	'verdict.nobody':
		'{kind, select, wildcard {Nobody can bind it, nor one of its addresses, while this socket holds it.} other {Nobody can bind it again while this socket holds it.}}',
	'verdict.refused':
		'{who, select, descriptor {A socket that it refuses gets {status}.} other {Another account gets {status}.}}',
	'verdict.receiver': 'Which socket then receives is undefined.',
	'verdict.openingSame': `Any program can bind the same address ${WITH_OPTIONS}.`,
	'verdict.checkDefault':
		'CHECK in the sharing table is DENIED (STATUS_ACCESS_DENIED) here, documented, even inside one driver: this socket has the default security descriptor, which does not permit sharing.',
	'verdict.check':
		'That is the access check (CHECK) of the second socket, by its OwningProcess or OwningThread or else the process that made it, against the security descriptor of this one{descriptor, select, custom {} other {, which is not known here; the default one refuses}}.',
	'verdict.checkSecond':
		'The access check of the sharing table (CHECK) asks whether the security descriptor of the first socket admits the security context of this one{owner, select, creator {, which is that of the process that makes it} given {, which is that of its OwningProcess or OwningThread} other {}}; the default descriptor refuses.',
	'verdict.beside': `A later wildcard bind ${WITH_OPTIONS} succeeds{who, select, account {, even from another account,} other {}} and leaves this address alone.`,
	'verdict.unknown':
		'{what, select, option {The sharing option is not known here.} address {The address is not known here.} other {Neither the sharing option nor the address is known here.}}',
	'verdict.when': `{admission, select, nobody {The port is kept to this socket} permitted {{who, select, descriptor {Sockets that the security descriptor admits can take part of it} other {Programs of the same account can take part of it}}} other {Any program can take it}} if this socket binds{address, select, wildcard { the wildcard} specific { a specific address} other {}}{only, select, address {} other { ${WITH_OPTIONS.replace('whatever its sharing option', 'with whatever sharing option')}}}.`,
	'verdict.secondHeadline':
		'{refusals, plural, =0 {No earlier bind of the port can refuse this one.} one {# of the {all} kinds of earlier bind can refuse this one.} other {# of the {all} kinds of earlier bind can refuse this one.}}',
	'verdict.second': `{admission, select, anybody {Succeeds} permitted {{who, select, descriptor {Succeeds if the security descriptor of the holder admits it} other {Succeeds for the same account only}}} other {Fails}} where ${HELD} is held ${WITH_OPTIONS}.`,
	'verdict.secondUnknown': 'What this bind meets follows only once its sharing option and its address are known.',
	'verdict.bothOptions':
		'SO_REUSEADDR and SO_EXCLUSIVEADDRUSE are both switched on: {model, select, wsk {the documents do not say what holds then.} other {the later call fails with WSAEINVAL (10022) and the earlier option stays.}}',
} as const satisfies Record<string, string>;
