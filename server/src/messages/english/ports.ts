/** Sentences of the view of ports, by id. */
export const ports = {
	'ports.port': '{port}',
	'ports.ephemeral': 'Picked by the system',
	'ports.unknown': 'Port not known',
	'ports.count':
		'{protocol, select, tcp {TCP, } udp {UDP, } unknown {TCP or UDP, } other {}}{count, plural, one {# socket} other {# sockets}}{meets, select, yes {, meet} other {}}',
	'ports.socket': '{summary}',
	'ports.meetsOne': 'meets {other} · {summary}',
	'ports.meetsSeveral': 'meets {count} others · {summary}',
	'ports.where': '{expression} in {function}',
	'ports.meetsAt': 'Meets {other}, {summary}',
	'ports.thisFirst':
		'This one first: {explanation}{sure, select, inferred { (Inferred.)} open { (No source decides.)} other {}}',
	'ports.otherFirst':
		'{other} first: {explanation}{sure, select, inferred { (Inferred.)} open { (No source decides.)} other {}}',
	'ports.more': 'It meets {count, plural, one {# more socket} other {# more sockets}}.',
	'ports.filesLeftOut': '{count, plural, one {# file was} other {# files were}} left out.',
} as const satisfies Record<string, string>;
