import { WITH_OPTIONS } from './verdict.js';

const PLACE =
	'{address, select, wildcard {the wildcard address} specific {{isSame, select, yes {the same address} other {one specific address}}} specific2 {another specific address} other {{address}}}{dualStack, select, yes { as a dual-stack socket} either { (dual-stack or not)} other {}}';

/** Who holds the port, by what decides: the account in Winsock, the descriptor in Winsock Kernel. */
const HOLDER =
	'{when, select, always {Somebody holds} refused {{who, select, descriptor {A socket whose security descriptor refuses yours holds} other {Another user account holds}}} other {{who, select, descriptor {A socket whose security descriptor admits yours holds} other {Your own user account holds}}}}';

/** Sentences that explain a status by what holds the port, by id. */
export const why = {
	'why.error.noStatus':
		'"{text}" names no status that is known here: give a number such as 10013 or 0xC0000022, a name such as WSAEACCES, or a whole line of a log',

	'why.note.noBindStatus':
		'By the sharing tables no bind ends with {status}: whoever holds the port, it is not what brought it about.',
	'why.note.otherApi':
		'{api, select, wsk {Winsock Kernel} other {Winsock}} says {other} ({value}) where the other interface says {status}; the answers are for that.',
	'why.note.connect':
		'The line is about connect or sendto, not about bind: the sharing table counts only where the socket was bound to a fixed port before.',
	'why.note.noEvidence':
		'In what was pasted there is no line of netstat -ano, Get-NetTCPConnection, Get-NetUDPEndpoint, netsh excludedportrange or netsh portproxy.',
	'why.note.noPort':
		'The port is not known, so everything that holds one is listed{cut, plural, =0 {} other {, but for # more}}. Give the port for an answer.',
	'why.note.nothingOnPort':
		'Nothing in what was pasted holds, excludes or forwards port {port}. If it was netstat -ano, look with netstat -anoq and netsh int ipv4 show excludedportrange, too.',
	'why.note.noBindAtPlace': 'No socket is bound at that place in the code.',
	'why.note.otherPortInCode':
		'The socket at that place in the code binds another port, so it is not the one that failed.',

	'why.known':
		'{protocol, select, none {} other {{protocol} }}{address}{port, select, none {} other {, port {port}}}, {option}',
	'why.known.address':
		'{address, select, wildcard {the wildcard address} specific {a specific address} specific2 {another specific address} none {address not known} other {{address}}}{dualStack, select, yes {, dual-stack} other {}}',
	'why.known.option':
		'{options, select, none {no sharing option} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} none_reuse {no sharing option or SO_REUSEADDR} none_exclusive {no sharing option or SO_EXCLUSIVEADDRUSE} reuse_exclusive {SO_REUSEADDR or SO_EXCLUSIVEADDRUSE} both {both sharing options} other {sharing option not known}}',
	'why.second': `A bind of ${PLACE} ${WITH_OPTIONS}`,
	'why.holder': `${HOLDER} ${PLACE} ${WITH_OPTIONS}.`,

	'why.says.process':
		'{process, select, none {A process that is not named} other {PID {process}}}{program, select, none {} other { ({program})}}',
	'why.says.listening': '{holder} {protocol, select, TCP {listens on} other {is bound to}} {protocol} {place}.',
	'why.says.bound': '{holder} is bound to {protocol} {place} and does not listen.',
	'why.says.connection':
		'{holder} has {rows, plural, one {a connection} other {# connections}} whose local end is {protocol} {place}: where the listener was exclusive, they are documented to keep the port.',
	'why.says.range':
		'Port {port} lies in the excluded range {start} to {end} ({protocol}){administered, select, yes {, which an administrator reserved: it is kept from automatic choice, and a bind by its number is reported to work} other {: Windows refuses a bind there, and nobody has to hold the port}}.',
	'why.says.proxy': 'A port proxy listens on TCP {place} and leads to {to}.',
	'why.says.explains': `It explains {status} if it holds the port ${WITH_OPTIONS}{when, select, always {} refused {{who, select, descriptor { and its security descriptor refuses your socket} other { and belongs to another user account}}} other {{who, select, descriptor { and its security descriptor admits your socket} other { and belongs to your user account}}}}.`,
	'why.says.forSecond': '{second}: {sentences}',
	'why.says.doesNotExplain': 'By the sharing table it does not explain {status} at this bind.',

	'why.text.title': '{status} ({value}), sharing model {model}',
	'why.text.bind': 'The bind that failed: {bind}',
	'why.text.evidence': 'What was pasted shows',
	'why.text.more': 'and {count} more',
	'why.text.holders': 'By the sharing table, if one of these holds the port',
	'why.text.seeHolder': 'See who holds it:',
	'why.text.noHolder': 'By the sharing table nobody who holds the port explains {status} at this bind.',
	'why.text.never': 'Every other form of the bind never ends with {status} by the table.',
	'why.text.otherCauses': 'Causes outside the sharing table, the likeliest first',
	'why.text.noOtherCauses': 'No cause outside the sharing table is known here.',
	'why.text.found': 'What was pasted shows it.',
	'why.text.ruledOut': 'What was pasted speaks against it.',
	'why.text.run': 'Run:',
	'why.text.tell': 'Tell:',
	'why.text.next': 'Next:',
} as const satisfies Record<string, string>;
