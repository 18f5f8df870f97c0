const SURE = '{sure, select, inferred { (Inferido.)} open { (Nenhuma fonte decide.)} other {}}';

/** Frases da visão de portas, por id. */
export const ports = {
	'ports.port': '{port}',
	'ports.ephemeral': 'Escolhida pelo sistema',
	'ports.unknown': 'Porta desconhecida',
	'ports.count':
		'{protocol, select, tcp {TCP, } udp {UDP, } unknown {TCP ou UDP, } other {}}{count, plural, one {# socket} other {# sockets}}{meets, select, yes {, encontram-se} other {}}',
	'ports.socket': '{summary}',
	'ports.meetsOne': 'encontra {other} · {summary}',
	'ports.meetsSeveral': 'encontra {count} outros · {summary}',
	'ports.where': '{expression} em {function}',
	'ports.meetsAt': 'Encontra {other}, {summary}',
	'ports.thisFirst': `Este primeiro: {explanation}${SURE}`,
	'ports.otherFirst': `{other} primeiro: {explanation}${SURE}`,
	'ports.more': 'Encontra {count, plural, one {mais # socket} other {mais # sockets}}.',
	'ports.filesLeftOut': '{count, plural, one {# arquivo ficou} other {# arquivos ficaram}} de fora.',
} as const satisfies Record<string, string>;
