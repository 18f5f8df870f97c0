import { HELD, PLACE, WITH_OPTIONS } from './verdict.js';

/** As mesmas palavras, mas nada quando qualquer opção serve. */
const WITH_SOME_OPTIONS = WITH_OPTIONS.replace('{options, select,', '{options, select, any {}').replace(
	/\b(none|reuse|exclusive|none_reuse|none_exclusive|reuse_exclusive|other) \{/g,
	'$1 { ',
);

/** De quem trata uma mudança. */
const WHO =
	'{who, select, anybody {qualquer programa} descriptor {um socket que o descritor de segurança admite} other_descriptor {um socket que o descritor de segurança recusa} other_account {um programa de outra conta} other {outro programa da mesma conta}}';
const CELLS = '{count, plural, one {# célula} other {# células}}';
/** Quem ocupa o que um bind encontra, quando isso decide. */
const BY_OTHERS =
	'{who, select, other_account { por outra conta} other_descriptor { sob um descritor que o recusa} other {}}';
/** Quando o leitor olha um dos dois sockets, o bind dele é "este bind". */
const FAILS = '{role, select, second {este bind falha} other {falha}}';
const SUCCEEDS = '{role, select, second {este bind tem êxito} other {tem êxito}}';
const FIRST_ADDRESS = '{role, select, first {este endereço} second {aquele endereço} other {o primeiro endereço}}';
const LOOPBACK_OR = '{loopback, select, yes {o localhost} other {um endereço}}';

/** Frases do painel sobre um socket, por id. */
export const panelParts = {
	'panel.line.kind':
		'{role, select, none {} listener {listener } client {cliente } accepted {conexão aceita, } datagram_receiver {receptor } multicast_receiver {receptor multicast } broadcast {broadcast } other {}}{protocol, select, tcp {TCP} udp {UDP} other {socket}}',
	'panel.line.address': '{known, select, yes {{address}} other {endereço desconhecido}}',
	'panel.line.option':
		'{option, select, none {sem opção} presumed {nenhuma opção à vista} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} both {ambas as opções} other {opção desconhecida}}',
	'panel.option': '{option, select, none {sem opção} reuse {SO_REUSEADDR} other {SO_EXCLUSIVEADDRUSE}}',
	'panel.address': '{address, select, wildcard {curinga} specific {um endereço} other {outro endereço}}',
	'panel.effect':
		'{effect, select, takes {toma esse endereço} shares {receptor indefinido} other {toma os outros endereços}}',
	'panel.source':
		'{model, select, wsk {documentação de drivers do Windows, Winsock Kernel} winsock {Win32, Server 2003 e posteriores} winsock_xp {Win32, Windows XP e anteriores} other {Win32, artigo de 2008, cujas células são as do Windows XP}}, {confidence, select, inferred {inferido em parte} other {documentado}}',

	'panel.party.label':
		'{party, select, same_account {Mesma conta} other_account {Outra conta} granted {{role, select, first {Admitido pelo descritor dele} other {Se o primeiro descritor o admite}}} refused {{role, select, first {Recusado pelo descritor dele} other {Se o primeiro descritor o recusa}}} default_descriptor {Descritor padrão} other {Qualquer conta}}',
	'panel.party.first': `{effects, select, none {nada (0 de {all}).} takes {pode tomar um endereço qualquer${WITH_SOME_OPTIONS} ({count} de {all}).} shares {pode compartilhar o {own, select, wildcard {curinga} other {endereço}} com SO_REUSEADDR ({count} de {all}).} takes_shares {pode tomar um endereço qualquer${WITH_SOME_OPTIONS}, ou compartilhar o curinga com SO_REUSEADDR ({count} de {all}).} around {não este endereço, só um curinga em volta dele ({count} de {all}).} shares_around {pode compartilhar este endereço com SO_REUSEADDR, ou fazer bind em um curinga em volta dele ({count} de {all}).} other {{count} de {all} binds têm êxito.}}`,
	'panel.party.second':
		'{count, plural, =0 {este bind falha contra todos os {all}.} =6 {este bind tem êxito contra todos os {all}.} other {este bind tem êxito contra {count} de {all}.}}',
	'panel.party.range':
		'{role, select, first {de {least} a {most} de {all} binds têm êxito, conforme o que este socket define antes do bind.} other {este bind tem êxito contra {least} a {most} de {all}, conforme o que ele define antes.}}',

	'panel.receives':
		'{effect, select, refused {O primeiro socket fica com tudo: o segundo bind falha.} takes {O segundo socket recebe o que chega para o único endereço dele; o primeiro, o que chega para todos os outros.} shares {Indefinido: qualquer um dos dois pode receber. Só multicast chega a ambos.} around {O primeiro socket fica com o endereço dele; o segundo recebe o que chega para todos os outros.} apart {Cada socket recebe o que chega para o próprio endereço.} depends {Acesso concedido: o segundo socket recebe o que chega para o único endereço dele. Recusado: o primeiro fica com tudo.} other {Os dois não podem se encontrar assim.}}',
	'panel.check.account':
		'Comparam-se as contas de usuário dos dois binds. {account, select, same {Aqui são a mesma.} different {Aqui são diferentes.} other {Quais são não se sabe aqui.}} O que conta como a mesma para processos elevados, SYSTEM e contêineres não está documentado.',
	'panel.check.descriptor':
		'O contexto de segurança do segundo socket (OwningProcess ou OwningThread, senão o processo que o criou) é verificado contra o descritor de segurança do primeiro (SecurityDescriptor de WskSocket ou WskSocketConnect, ou SO_WSK_SECURITY). {descriptor, select, default {Aqui é o padrão, que recusa.} custom {Aqui é um descritor próprio.} other {Qual é não se sabe aqui; o padrão recusa.}} Qual direito de acesso é pedido não está documentado.',

	'panel.outcome': `{sure, select, inferred {inferido: } other {}}{effect, select, refused {${FAILS}, {status}} takes {${SUCCEEDS}; {loopback, select, yes {o localhost vai para lá} other {{role, select, first {toma um endereço} other {toma aquele endereço}}}}} shares {${SUCCEEDS}; quem recebe é indefinido} around {${SUCCEEDS}; {loopback, select, yes {o localhost fica lá} other {${FIRST_ADDRESS} fica como está}}} apart {${SUCCEEDS}; dois endereços diferentes} depends {${SUCCEEDS} {judge, select, descriptor {se o primeiro descritor o admite} other {para a mesma conta}} e toma ${LOOPBACK_OR}; senão, {status}} other {não se aplica}}{tested, select, no {; não se tem notícia de que alguém tenha testado} other {}}`,
	'panel.outcome.unknown': 'depende do que este socket define antes do bind, o que não se sabe',
	'panel.outcome.varies': 'depende do que não se sabe aqui',
	'panel.outcome.alike': 'O mesmo nas {ways} formas que o código deixa em aberto: {says}.',
	'panel.outcome.open': 'em aberto: nenhum documento diz',
	'panel.outcome.apart': 'tem êxito: não se encontram',
	'panel.open.kernelAndUser':
		'Nenhum documento diz o que acontece quando um socket do Winsock Kernel e um do modo usuário se encontram em uma porta.',

	'likely.this-program-again': 'este programa, iniciado duas vezes',
	'likely.asio-acceptor': 'servidor asio, padrões{known, select, yes {, {host}} other {}}',
	'likely.python-http-server': 'http.server do Python{known, select, yes {, {host}} other {}}',
	'likely.wsl-relay': 'relay do WSL{known, select, yes { em {host}} other { em localhost}}',
	'likely.node-dual-stack': 'Node em :: (dual-stack)',
	'likely.cygwin-program': 'programa Cygwin ou MSYS{known, select, yes {, {host}} other {}}',
	'likely.service-other-account': 'serviço de outra conta, exclusivo{known, select, yes {, {host}} other {}}',
	'likely.multicast-receiver': 'receptor multicast, SO_REUSEADDR{known, select, yes {, {host}} other {}}',
	'likely.this-driver-again': 'este driver, uma segunda vez',
	'likely.other-driver': 'outro driver, sem opção, descritor padrão',
	'likely.user-mode-program': 'programa em modo usuário',

	'panel.whatIf':
		'E {option, select, none {sem opção de compartilhamento} reuse {com SO_REUSEADDR} other {com SO_EXCLUSIVEADDRUSE}}?',
	'panel.change.closes': `fecha ${CELLS}: ${WHO} não pode mais fazer bind ${PLACE}${WITH_SOME_OPTIONS}`,
	'panel.change.opens': `abre ${CELLS}: ${WHO} passa a poder fazer bind ${PLACE}${WITH_SOME_OPTIONS}`,
	'panel.change.start-fails': `o próprio bind passa a falhar se ${HELD} está ocupado${WITH_SOME_OPTIONS}${BY_OTHERS} (${CELLS})`,
	'panel.change.start-succeeds': `o próprio bind passa a ter êxito se ${HELD} está ocupado${WITH_SOME_OPTIONS}{who, select, account { pela mesma conta} descriptor { sob um descritor que o admite} other {}} (${CELLS})`,
	'panel.change.restart':
		'{gain, select, yes {uma reinicialização não falha mais enquanto conexões antigas continuam vivas} other {uma reinicialização pode falhar enquanto conexões antigas continuam vivas}} (documentado; as versões do Windows diferem)',
	'panel.change.none': 'não muda nenhuma célula para este bind',

	'panel.notice.several': '{count, plural, other {Há # sockets aqui: escolha um.}}',
	'panel.notice.noSocket':
		'Nenhum socket aqui. {count, plural, =0 {Este arquivo não faz nenhum bind.} one {Este arquivo faz um bind.} other {Este arquivo faz # binds.}}',
	'panel.notice.noDocument': 'Nenhum arquivo C ou C++ está aberto aqui.',
	'panel.notice.noTable':
		'Este código é para POSIX, para o qual não se conhece aqui nenhuma tabela de compartilhamento. A tabela diz o que o mesmo bind significaria no Windows.',
	'panel.notice.fileErrors':
		'{kind, select, syntax {Uma parte deste arquivo não pôde ser lida.} limit {Este arquivo não foi seguido até o fim.} other {Uma parte deste arquivo não pôde ser analisada.}} O que falta lá falta aqui.',
	'panel.notice.place': 'linha {line}: {summary}',

	'panel.compare.title': 'Dois binds na mesma porta',
	'panel.compare.order': '{first} primeiro, depois {second}',
	'panel.compare.condition': 'se {when}',
	'panel.compare.has':
		'o {side, select, first {primeiro} other {segundo}} bind {option, select, none {não tem opção} reuse {tem SO_REUSEADDR} other {tem SO_EXCLUSIVEADDRUSE}}',
	'panel.compare.binds':
		'o {side, select, first {primeiro} other {segundo}} bind é {address, select, wildcard {no curinga} other {em um endereço}}',
	'panel.compare.addresses': '{are, select, same {ambos são no mesmo endereço} other {são em dois endereços}}',
	'panel.compare.taken': 'O que não se sabe das portas e dos protocolos é tomado como igual nos dois lados.',
	'panel.compare.missing':
		'{reason, select, document {O arquivo do {which, select, one {primeiro} other {segundo}} socket não está aberto.} other {Não há nenhum socket vinculado no {which, select, one {primeiro} other {segundo}} lugar.}}',
	'panel.table': '{title}{account, select, same {, uma conta} different {, duas contas} other {}}',

	'panel.markdown.axes': 'primeiro bind, depois segundo bind',
	'panel.markdown.other': '{role, select, first {segundo bind} other {primeiro bind}}',
	'panel.markdown.likely': 'Quem poderia ser?',
	'panel.markdown.source': 'Fonte: {source}. {document}',
} as const satisfies Record<string, string>;
