import { WITH_OPTIONS } from './verdict.js';

const SUFFIX = '{dualStack, select, yes { como socket dual-stack} either { (dual-stack ou não)} other {}}';

/** O lugar que um socket ocupa: "o endereço curinga". */
const PLACE = `{address, select, wildcard {o endereço curinga} specific {{isSame, select, yes {o mesmo endereço} other {um endereço específico}}} specific2 {outro endereço específico} other {{address}}}${SUFFIX}`;

/** O lugar em que se faz um bind: "no endereço curinga". */
const IN_PLACE = `{address, select, wildcard {no endereço curinga} specific {{isSame, select, yes {no mesmo endereço} other {em um endereço específico}}} specific2 {em outro endereço específico} other {em {address}}}${SUFFIX}`;

/** Quem ocupa a porta, conforme o que decide: a conta no Winsock, o descritor no Winsock Kernel. */
const HOLDER =
	'{when, select, always {Alguém ocupa} refused {{who, select, descriptor {Um socket cujo descritor de segurança recusa o seu ocupa} other {Outra conta de usuário ocupa}}} other {{who, select, descriptor {Um socket cujo descritor de segurança admite o seu ocupa} other {A sua própria conta de usuário ocupa}}}}';

/** Frases que explicam um status por quem ocupa a porta, por id. */
export const why = {
	'why.error.noStatus':
		'"{text}" não contém nenhum status conhecido aqui: dê um número, como 10013 ou 0xC0000022, um nome, como WSAEACCES, ou uma linha de log inteira',

	'why.note.noBindStatus':
		'Pelas tabelas de compartilhamento, nenhum bind termina com {status}: quem quer que ocupe a porta, não é isso que o causou.',
	'why.note.otherApi':
		'O {api, select, wsk {Winsock Kernel} other {Winsock}} diz {other} ({value}) onde a outra interface diz {status}; as respostas valem para esse.',
	'why.note.connect':
		'A linha trata de connect ou sendto, não de bind: a tabela de compartilhamento só conta se antes foi feito o bind do socket em uma porta fixa.',
	'why.note.noEvidence':
		'No que foi colado não há nenhuma linha de netstat -ano, Get-NetTCPConnection, Get-NetUDPEndpoint, netsh excludedportrange ou netsh portproxy.',
	'why.note.noPort':
		'A porta não é conhecida; por isso, está listado tudo o que ocupa alguma{cut, plural, =0 {} one {, menos # item} other {, menos # itens}}. Informe a porta para ter uma resposta.',
	'why.note.nothingOnPort':
		'Nada no que foi colado ocupa, exclui ou encaminha a porta {port}. Se era netstat -ano, veja também netstat -anoq e netsh int ipv4 show excludedportrange.',
	'why.note.noBindAtPlace': 'Nenhum bind de socket é feito nesse lugar do código.',
	'why.note.otherPortInCode':
		'O bind do socket nesse lugar do código é em outra porta; portanto, não foi ele que falhou.',

	'why.known':
		'{protocol, select, none {} other {{protocol} }}{address}{port, select, none {} other {, porta {port}}}, {option}',
	'why.known.address':
		'{address, select, wildcard {endereço curinga} specific {um endereço específico} specific2 {outro endereço específico} none {endereço desconhecido} other {{address}}}{dualStack, select, yes {, dual-stack} other {}}',
	'why.known.option':
		'{options, select, none {sem opção de compartilhamento} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} none_reuse {sem opção de compartilhamento ou SO_REUSEADDR} none_exclusive {sem opção de compartilhamento ou SO_EXCLUSIVEADDRUSE} reuse_exclusive {SO_REUSEADDR ou SO_EXCLUSIVEADDRUSE} both {ambas as opções de compartilhamento} other {opção de compartilhamento desconhecida}}',
	'why.second': `Um bind ${IN_PLACE} ${WITH_OPTIONS}`,
	'why.holder': `${HOLDER} ${PLACE} ${WITH_OPTIONS}.`,

	'why.says.process':
		'{process, select, none {Um processo não identificado} other {PID {process}}}{program, select, none {} other { ({program})}}',
	'why.says.listening': '{holder} {protocol, select, TCP {escuta em} other {está vinculado a}} {protocol} {place}.',
	'why.says.bound': '{holder} está vinculado a {protocol} {place} e não escuta.',
	'why.says.connection':
		'{holder} tem {rows, plural, one {uma conexão} other {# conexões}} cuja ponta local é {protocol} {place}: se o listener era exclusivo, está documentado que elas retêm a porta.',
	'why.says.range':
		'A porta {port} está na faixa excluída de {start} a {end} ({protocol}){administered, select, yes {, que um administrador reservou: ela fica fora da escolha automática, e há relatos de que um bind pelo número funciona} other {: o Windows recusa um bind ali, sem que ninguém precise ocupar a porta}}.',
	'why.says.proxy': 'Um proxy de porta escuta em TCP {place} e encaminha para {to}.',
	'why.says.explains': `Explica {status} se ocupa a porta ${WITH_OPTIONS}{when, select, always {} refused {{who, select, descriptor { e se o descritor de segurança dele recusa o seu socket} other { e se pertence a outra conta de usuário}}} other {{who, select, descriptor { e se o descritor de segurança dele admite o seu socket} other { e se pertence à sua conta de usuário}}}}.`,
	'why.says.forSecond': '{second}: {sentences}',
	'why.says.doesNotExplain': 'Pela tabela de compartilhamento, isso não explica {status} neste bind.',

	'why.text.title': '{status} ({value}), modelo de compartilhamento {model}',
	'why.text.bind': 'O bind que falhou: {bind}',
	'why.text.evidence': 'O que foi colado mostra',
	'why.text.more': 'e mais {count}',
	'why.text.holders': 'Pela tabela de compartilhamento, se um destes ocupa a porta',
	'why.text.seeHolder': 'Veja quem a ocupa:',
	'why.text.noHolder': 'Pela tabela de compartilhamento, ninguém que ocupe a porta explica {status} neste bind.',
	'why.text.never': 'Pela tabela, nenhuma outra forma do bind termina com {status}.',
	'why.text.otherCauses': 'Causas fora da tabela de compartilhamento, as mais prováveis primeiro',
	'why.text.noOtherCauses': 'Nenhuma causa fora da tabela de compartilhamento é conhecida aqui.',
	'why.text.found': 'O que foi colado mostra isso.',
	'why.text.ruledOut': 'O que foi colado depõe contra isso.',
	'why.text.run': 'Execute:',
	'why.text.tell': 'Como saber:',
	'why.text.next': 'Em seguida:',
} as const satisfies Record<string, string>;
