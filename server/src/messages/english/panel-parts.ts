import { HELD, WITH_OPTIONS } from './verdict.js';

/** The same words, but nothing where any option will do. */
const WITH_SOME_OPTIONS = WITH_OPTIONS.replace('{options, select,', '{options, select, any {}').replace(
	/\b(none|reuse|exclusive|none_reuse|none_exclusive|reuse_exclusive|other) \{/g,
	'$1 { ',
);

/** Who a change is about. */
const WHO =
	'{who, select, anybody {any program} descriptor {a socket that the security descriptor admits} other_descriptor {a socket that the security descriptor refuses} other_account {a program of another account} other {another program of the same account}}';
const PLACE =
	'{place, select, wildcard_wildcard {the same wildcard} wildcard_specific {one of its addresses} wildcard_both {the same wildcard or one of its addresses} specific_specific {the same address} specific_wildcard {the wildcard over it} other {the same address or the wildcard over it}}';
/** Where only others' sockets come to stand in the way. */
const BY_OTHERS =
	'{who, select, other_account { by another account} other_descriptor { under a descriptor that refuses} other {}}';
const CELLS = '{count, plural, one {# cell} other {# cells}}';
/** Where the reader looks at one of the two sockets, its bind is "this bind". */
const FAILS = '{role, select, second {this bind fails} other {fails}}';
const SUCCEEDS = '{role, select, second {this bind succeeds} other {succeeds}}';
const FIRST_ADDRESS = '{role, select, first {this address} second {that address} other {the first address}}';
const LOOPBACK_OR = '{loopback, select, yes {localhost} other {one address}}';

/** Sentences of the panel on one socket, by id. */
export const panelParts = {
	'panel.line.kind':
		'{protocol, select, tcp {TCP} udp {UDP} other {Socket}}{role, select, none {} listener { listener} client { client} accepted {, accepted} datagram_receiver { receiver} multicast_receiver { multicast receiver} broadcast { for broadcast} other {}}',
	'panel.line.address': '{known, select, yes {{address}} other {address not known}}',
	'panel.line.option':
		'{option, select, none {no option} presumed {no option in sight} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} both {both options} other {option not known}}',
	'panel.option': '{option, select, none {no option} reuse {SO_REUSEADDR} other {SO_EXCLUSIVEADDRUSE}}',
	'panel.address': '{address, select, wildcard {wildcard} specific {one address} other {another address}}',
	'panel.effect':
		'{effect, select, takes {takes that address} shares {receiver undefined} other {takes the other addresses}}',
	'panel.source':
		'{model, select, wsk {Windows driver documentation, Winsock Kernel} winsock {Win32, Server 2003 and later} winsock_xp {Win32, Windows XP and earlier} other {Win32, article of 2008, whose cells are those of Windows XP}}, {confidence, select, inferred {in part inferred} other {documented}}',

	'panel.party.label':
		'{party, select, same_account {Same account} other_account {Other account} granted {{role, select, first {Admitted by its descriptor} other {Where the first descriptor admits it}}} refused {{role, select, first {Refused by its descriptor} other {Where the first descriptor refuses it}}} default_descriptor {Default descriptor} other {Any account}}',
	'panel.party.first': `{effects, select, none {nothing.} takes {can take any one address${WITH_SOME_OPTIONS} ({count} of {all}).} shares {can share the {own, select, wildcard {wildcard} other {address}} with SO_REUSEADDR ({count} of {all}).} takes_shares {can take any one address${WITH_SOME_OPTIONS}, or share the wildcard with SO_REUSEADDR ({count} of {all}).} around {not this address, only a wildcard around it ({count} of {all}).} shares_around {can share this address with SO_REUSEADDR, or bind a wildcard around it ({count} of {all}).} other {{count} of {all} binds succeed.}}`,
	'panel.party.second':
		'{count, plural, =0 {this bind fails over all {all}.} =6 {this bind succeeds over all {all}.} other {this bind succeeds over {count} of {all}.}}',
	'panel.party.range':
		'{role, select, first {{least} to {most} of {all} binds succeed, by what this socket is bound with.} other {this bind succeeds over {least} to {most} of {all}, by what it is bound with.}}',

	'panel.receives':
		'{effect, select, refused {The first socket keeps everything: the second bind fails.} takes {The second socket receives what arrives for its one address, the first one what arrives for all others.} shares {Undefined: either socket may receive. Only multicast reaches both.} around {The first socket keeps its address, the second one receives what arrives for all others.} apart {Each socket receives what arrives for its own address.} depends {Granted: the second socket receives what arrives for its one address. Refused: the first one keeps everything.} other {The two cannot meet like this.}}',
	'panel.check.account':
		'The user accounts of the two binds are held against each other. {account, select, same {Here they are the same.} different {Here they differ.} other {Which they are is not known here.}} What counts as the same for elevated processes, SYSTEM and containers is not documented.',
	'panel.check.descriptor':
		'The security context of the second socket (OwningProcess or OwningThread, else the process that made it) is checked against the security descriptor of the first (SecurityDescriptor of WskSocket or WskSocketConnect, or SO_WSK_SECURITY). {descriptor, select, default {Here that is the default one, which refuses.} custom {Here that is one of its own.} other {Which it is is not known here; the default one refuses.}} Which access right is asked for is not documented.',

	'panel.outcome': `{sure, select, inferred {inferred: } other {}}{effect, select, refused {${FAILS}, {status}} takes {${SUCCEEDS}; {loopback, select, yes {localhost goes there} other {{role, select, first {takes one address} other {takes that address}}}}} shares {${SUCCEEDS}; who receives is undefined} around {${SUCCEEDS}; {loopback, select, yes {localhost stays there} other {${FIRST_ADDRESS} stays as it is}}} apart {${SUCCEEDS}; two different addresses} depends {${SUCCEEDS} {judge, select, descriptor {if the first descriptor admits it} other {for the same account}} and takes ${LOOPBACK_OR}; else {status}} other {does not apply}}{tested, select, no {; untested} other {}}`,
	'panel.outcome.unknown': 'depends on what this socket is bound with, which is not known',
	'panel.outcome.varies': 'depends on what is not known here',
	'panel.outcome.alike': 'The same in all {ways} ways that the code leaves open: {says}.',
	'panel.outcome.open': 'open: no document says it',
	'panel.outcome.apart': 'succeeds: they do not meet',
	'panel.open.kernelAndUser': 'No document says how a socket of Winsock Kernel and one of user mode meet on one port.',

	'likely.this-program-again': 'this program, started twice',
	'likely.asio-acceptor': 'asio server, defaults{known, select, yes {, {host}} other {}}',
	'likely.python-http-server': 'Python http.server{known, select, yes {, {host}} other {}}',
	'likely.wsl-relay': 'WSL relay{known, select, yes { on {host}} other { on localhost}}',
	'likely.node-dual-stack': 'Node on :: (dual-stack)',
	'likely.cygwin-program': 'Cygwin or MSYS program{known, select, yes {, {host}} other {}}',
	'likely.service-other-account': 'service of another account, exclusive{known, select, yes {, {host}} other {}}',
	'likely.multicast-receiver': 'multicast receiver, SO_REUSEADDR{known, select, yes {, {host}} other {}}',
	'likely.this-driver-again': 'this driver, a second time',
	'likely.other-driver': 'other driver, no option, default descriptor',
	'likely.user-mode-program': 'program in user mode',

	'panel.whatIf':
		'What if {option, select, none {no sharing option} reuse {SO_REUSEADDR} other {SO_EXCLUSIVEADDRUSE}}?',
	'panel.change.closes': `closes ${CELLS}: ${WHO} can no longer bind ${PLACE}${WITH_SOME_OPTIONS}`,
	'panel.change.opens': `opens ${CELLS}: ${WHO} can then bind ${PLACE}${WITH_SOME_OPTIONS}`,
	'panel.change.start-fails': `its own bind then fails where ${HELD} is held${WITH_SOME_OPTIONS}${BY_OTHERS} (${CELLS})`,
	'panel.change.start-succeeds': `its own bind then succeeds where ${HELD} is held${WITH_SOME_OPTIONS}{who, select, account { by the same account} descriptor { under a descriptor that admits it} other {}} (${CELLS})`,
	'panel.change.restart':
		'{gain, select, yes {a restart no longer fails while old connections live on} other {a restart may fail while old connections live on}} (documented; versions of Windows differ)',
	'panel.change.none': 'changes no cell for this bind',

	'panel.notice.several': '{count, plural, other {# sockets are here: choose one.}}',
	'panel.notice.noSocket':
		'No socket here. {count, plural, =0 {This file binds none.} one {This file binds one.} other {This file binds #.}}',
	'panel.notice.noDocument': 'No C or C++ file is open here.',
	'panel.notice.noTable':
		'This code is for POSIX, for which no sharing table is known here. The table says what the same bind would mean on Windows.',
	'panel.notice.fileErrors':
		'{kind, select, syntax {A part of this file could not be read.} limit {This file was not followed to its end.} other {A part of this file could not be analysed.}} What is missing there is missing here.',
	'panel.notice.place': 'line {line}: {summary}',

	'panel.compare.title': 'Two binds of one port',
	'panel.compare.order': '{first} first, then {second}',
	'panel.compare.condition': 'if {when}',
	'panel.compare.has':
		'the {side, select, first {first} other {second}} bind has {option, select, none {no option} reuse {SO_REUSEADDR} other {SO_EXCLUSIVEADDRUSE}}',
	'panel.compare.binds':
		'the {side, select, first {first} other {second}} bind is on {address, select, wildcard {the wildcard} other {one address}}',
	'panel.compare.addresses': '{are, select, same {both are on one address} other {they are on two addresses}}',
	'panel.compare.taken': 'What is not known of the ports and protocols is taken to be the same on both sides.',
	'panel.compare.missing':
		'{reason, select, document {The file of the {which, select, one {first} other {second}} socket is not open.} other {No bound socket is at the {which, select, one {first} other {second}} place.}}',
	'panel.table': '{title}{account, select, same {, one account} different {, two accounts} other {}}',

	'panel.markdown.axes': 'first bind, then second bind',
	'panel.markdown.other': '{role, select, first {second bind} other {first bind}}',
	'panel.markdown.likely': 'Who might that be?',
	'panel.markdown.source': 'Source: {source}. {document}',
} as const satisfies Record<string, string>;
