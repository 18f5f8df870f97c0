import { CATEGORIES } from './kernel-rules.js';
import { HELD, PLACE, WITH_OPTIONS } from './verdict.js';

/** Frases do hover, por id. */
export const hover = {
	'hover.noGain': 'Sem ganho aqui.',
	'hover.noGainWhy':
		'{address, select, wildcard {Todas as células são iguais às do padrão.} specific {Em um endereço específico, todas as células são iguais às do padrão.} other {Seja qual for o endereço, todas as células são iguais às do padrão.}}',
	'hover.closesNothing': 'Mesmo sem a opção, ninguém poderia fazer bind na porta.',
	'hover.gainByAddress': 'Sem ganho em um endereço específico.',
	'hover.gainOnWildcard': 'O endereço não se conhece aqui; no curinga, a opção faz diferença.',
	'hover.opened': `Qualquer programa pode fazer bind ${PLACE} ${WITH_OPTIONS}{receiver, select, undefined {; é indefinido qual socket passa a receber} other {}}.`,
	'hover.cost': `Em troca, o próprio bind falha enquanto alguém ocupa ${HELD}.`,
	'hover.restartCost': 'Uma reinicialização pode ter de esperar que conexões antigas terminem (os relatos divergem).',
	'hover.reuseEphemeral': 'O sistema escolhe uma porta que está livre: não há o que compartilhar.',
	'hover.valueUnknown': 'Tudo isto se o valor não for 0, o que não se sabe aqui.',
	'hover.tooLate': 'Tarde demais.',
	'hover.tooLateWhy': 'O socket já está vinculado: a opção não muda mais quem pode compartilhar a porta dele.',
	'hover.tooLateOtherWhy': 'O socket já está vinculado, e esta opção precisa ser definida antes do bind.',
	'hover.tooLateV6OnlyWhy': 'O socket já está vinculado: esta chamada falha no Windows, e o socket fica como estava.',
	'hover.tooLateKernelWhy':
		'O socket já está vinculado, e esta opção precisa ser definida antes disso: o que a chamada faz agora não está documentado.',
	'hover.bothOn': 'Não documentado aqui.',
	'hover.bothOnWhy':
		'{stays} já está ativada, e os documentos do Winsock Kernel não dizem o que as duas opções juntas fazem.',
	'hover.wrongCall': 'Chamada diferente do que a página pede.',
	'hover.wrongCallWhy':
		'{count, plural, one {# argumento} other {# argumentos}} desta chamada {count, plural, one {não é o que} other {não são os que}} a página pede, e o que a chamada faz então não está documentado.',
	'hover.otherCategory': 'Não vale para este socket.',
	'hover.categories': `Para: sockets ${CATEGORIES}`,
	'hover.table.parameter': 'Parâmetro',
	'hover.table.page': 'A página pede, para {request, select, set {definir} other {ler}} a opção',
	'hover.table.call': 'Esta chamada passa',
	'hover.table.pointer': 'um ponteiro para {to}',
	'hover.table.irp': 'um ponteiro para um IRP',
	'hover.table.wrong':
		'{kind, select, otherRequest {Errado: os buffers são os da outra requisição} otherSize {Errado: {bytes, plural, one {# byte} other {# bytes}}} otherVariable {Errado: {type}} overrun {Errado: {type} de {bytes} bytes onde cabe um SIZE_T} ignored {Ignorado quando há um IRP} missing {Está faltando} other {Errado}}',
	'hover.maybeTooLate': 'Tarde demais em alguns caminhos.',
	'hover.maybeTooLateWhy':
		'Em alguns caminhos até esta chamada o socket já está vinculado, e esta opção precisa ser definida antes do bind.',
	'hover.fails': 'Falha aqui.',
	'hover.failsWhy': '{stays} já está ativada: esta chamada falha com WSAEINVAL (10022), e {stays} permanece ativada.',
	'hover.switchesOff': 'Desativa a opção.',
	'hover.switchesOffWhy': 'O valor é 0, que é o padrão.',
	'hover.notInForce': 'Não vale mais no momento do bind.',
	'hover.notInForceWhy': 'Outra chamada, entre esta e o bind, muda de novo a opção de compartilhamento.',
	'hover.noBind': 'Nenhum bind deste socket está à vista.',
	'hover.noBindWhy': 'O que a opção faz depende do endereço em que é feito o bind do socket.',
	'hover.noBindClient': 'Sem utilidade aqui.',
	'hover.noBindClientWhy':
		'Este socket se conecta sem nenhum bind à vista: o sistema escolhe uma porta que ninguém mais pede.',
	'hover.multicast': 'Compartilha a porta com outros receptores do grupo.',
	'hover.multicastWhy':
		'Todo receptor de um grupo multicast na mesma porta precisa dela, e cada um recebe o que é enviado ao grupo. É indefinido qual deles recebe unicast.',
	'hover.posixOnly': 'Só para POSIX aqui.',
	'hover.posixOnlyWhy': 'No Windows, este ponto não define nada.',
	'hover.several': 'Depende do caminho ou de quem chama.',
	'hover.callSets': 'Esta chamada define {option}{value, select, unknown {} other { como {value}}}.',
	'hover.callReads': 'Esta chamada lê {option}.',
	'hover.insideCall':
		'{kind, select, bind {{name} faz o bind de um socket{options, select, none {} other { e define {options}}}.} listen {{name} põe um socket em escuta.} other {{name} define {options}.}}',
	'hover.opensIpv4': 'Torna este socket dual-stack.',
	'hover.opensIpv4Why':
		'Com o valor 0, um socket com bind em [::] atende também IPv4, por meio de endereços IPv4 mapeados.',
	'hover.keepsIpv6': 'Limita este socket a IPv6.',
	'hover.keepsIpv6Why':
		'Sockets IPv4 podem fazer bind na mesma porta sem conflito com ele. Esse é o padrão no Windows, mas não no Linux.',
	'hover.boundTwice': 'Falha aqui.',
	'hover.boundTwiceWhy': 'O socket já está vinculado: um segundo bind falha com WSAEINVAL (10022).',
	'hover.boundTwiceKernelWhy': 'O socket já está vinculado, e só se pode fazer bind de um socket uma vez.',
	'hover.listenUnbound': 'Falha aqui.',
	'hover.listenUnboundWhy': 'O socket não está vinculado: listen falha com WSAEINVAL (10022).',
	'hover.listenUnboundKernelWhy': 'O socket não está vinculado: WskListen precisa de um socket vinculado.',
	'hover.connectUnbound': 'Falha aqui.',
	'hover.connectUnboundWhy': 'O socket não está vinculado, e WskConnect não faz o bind: chame WskBind antes.',
	'hover.connectBinds': 'Também faz o bind deste socket:',
	'hover.connectBindsWhy':
		'em uma porta que o sistema escolhe. Uma opção de compartilhamento definida depois não tem efeito.',
	'hover.explained': 'O que explica {status} neste bind:',
	'hover.explainedBy': `{admission, select, permitted {{who, select, descriptor {outro contexto de segurança} other {outra conta}} ocupa} other {alguém ocupa}} ${HELD} ${WITH_OPTIONS};`,
	'hover.explainedElse':
		'ou uma causa fora da tabela de compartilhamento{status, select, WSAEACCES {, como uma faixa de portas excluída. Não se trata de privilégio} WSAEADDRINUSE {, como um programa que o netstat não mostra} other {}}.',
	'hover.posixError':
		'{name} equivale aqui a {status} ({value}): o Winsock o informa por WSAGetLastError() e não altera errno.',
	'hover.libraryError': '{name} é {status} ({value}) no Windows.',
	'hover.notExplained': 'Nenhum bind anterior explica {status} aqui.',
	'hover.notExplainedWhy':
		'Pela tabela de compartilhamento, este bind nunca termina assim: procure uma causa fora da tabela.',
	'hover.meaning':
		'{platform, select, any {{meaning}} posix {Em POSIX: {meaning}} windows_kernel {No Winsock Kernel: {meaning}} other {No Windows: {meaning}}}',
	'hover.contradiction': 'As fontes divergem: {note}',
	'hover.type': '{level}, {type}{size, select, unknown {} other {, {size} bytes}}',
	'hover.setWhen': '{when}',
	'hover.before': 'Antes de {call}',
	'hover.default': 'Padrão: {value}',
	'hover.since': 'Desde: {version}',
	'hover.unsupported': 'Sem suporte no TCP/IP',
	'hover.pageCall': 'A página pede, para {request, select, set {definir} other {ler}} a opção: {call}.',
	'hover.pageCallKept': 'Como a página pede, até onde o código mostra: {call}.',
	'hover.status': '{name} ({value}).',
	'hover.statusCauses': 'Vem de {where}. {causes}',
	'hover.basis':
		'{confidence, select, documented {Documentado} verified {Verificado no Windows} inferred {Inferido} other {Nenhuma fonte decide}}',
	'hover.panel': 'Mostrar todos os casos',
	'hover.explain': 'Explicar {status}',
} as const satisfies Record<string, string>;
