/** Frases das regras sobre endereços, portas e erros de chamadas de socket, por id. */
export const bindAndErrorRules = {
	'rules.uncheckedOption.summary':
		'Ninguém verifica se foi possível ativar SO_EXCLUSIVEADDRUSE ou desativar IPV6_V6ONLY.',
	'rules.uncheckedOption.fix':
		'Reage a uma falha de setsockopt como a função reage à falha de outra chamada no socket.',
	'rules.uncheckedOption.finding':
		'{loss, select, overwritten {O resultado de setsockopt é sobrescrito antes que alguém o verifique} asserted {Só um assert verifica o resultado de setsockopt, e uma compilação de release o elimina} other {Ninguém verifica o resultado de setsockopt}}: se a chamada falha, {option, select, SO_EXCLUSIVEADDRUSE {o bind tem êxito mesmo assim, e a porta fica aberta a outros} other {o bind tem êxito mesmo assim, e o socket não recebe IPv4}}. Teste-o.',
	'rules.uncheckedOption.react': 'Reagir a uma falha de {binder} como a uma falha de {other}',

	'rules.reuseaddrOnClient.summary': 'SO_REUSEADDR é definida em um socket que só se conecta, onde não traz ganho.',
	'rules.reuseaddrOnClient.fix': 'Retira a chamada.',
	'rules.reuseaddrOnClient.finding':
		'SO_REUSEADDR não traz ganho em um socket que só se conecta: o sistema escolhe uma porta livre para ele. Remova a chamada.',
	'rules.reuseaddrOnClient.connects': 'O socket se conecta aqui, a partir de uma porta que o sistema escolhe.',
	'rules.reuseaddrOnClient.remove': 'Não definir SO_REUSEADDR em um socket que só se conecta',

	'rules.udpServerNotExclusive.summary':
		'O bind de um socket UDP que recebe no endereço curinga é feito sem SO_EXCLUSIVEADDRUSE no Windows.',
	'rules.udpServerNotExclusive.fix': 'Define SO_EXCLUSIVEADDRUSE antes do bind, só no Windows.',
	'rules.udpServerNotExclusive.finding':
		'{address, select, wildcard {Sem} other {Se este é o endereço curinga: sem}} SO_EXCLUSIVEADDRUSE, outro processo do mesmo usuário pode fazer bind em um endereço desta porta UDP no Windows e ficar com os datagramas dele, e este bind tem êxito mesmo que alguém já ocupe um endereço. Defina SO_EXCLUSIVEADDRUSE antes de {binder}, a menos que outros devam compartilhar a porta.',
	'rules.udpServerNotExclusive.exclusive':
		'Definir SO_EXCLUSIVEADDRUSE antes de {binder} no Windows: ninguém mais pode fazer bind na porta, e o bind falha enquanto alguém ocupa um dos endereços dela',

	'rules.reuseportOnWindows.summary':
		'SO_REUSEPORT é definida em código para Windows, que não tem essa opção, ou só a tem como outro nome de SO_REUSEADDR.',
	'rules.reuseportOnWindows.fix':
		'Compila a chamada só onde SO_REUSEPORT existe, ou a deixa de fora no Windows, onde significa SO_REUSEADDR.',
	'rules.reuseportOnWindows.finding':
		'{meaning, select, alias {O Windows não tem SO_REUSEPORT, e aqui ela está no lugar de SO_REUSEADDR: em vez de dividir a carga, qualquer processo que também a defina pode tomar a porta, e é indefinido qual deles recebe. Não a defina no Windows.} other {O Windows não tem SO_REUSEPORT: isto não compila lá. Ponha a chamada sob #ifdef SO_REUSEPORT.}}',
	'rules.reuseportOnWindows.guard': 'Definir SO_REUSEPORT só onde o sistema a tem',
	'rules.reuseportOnWindows.spare':
		'Não a definir no Windows, onde significa SO_REUSEADDR: outros não podem mais compartilhar a porta',

	'rules.portByteOrder.summary': 'Uma porta é colocada em um endereço sem htons.',
	'rules.portByteOrder.fix': 'Troca os bytes com htons.',
	'rules.portByteOrder.finding':
		'O campo da porta pede a ordem de bytes da rede: em todo processador em que o Windows roda, {port} aqui é a porta {swapped}. Escreva {swapper}({text}).',
	'rules.portByteOrder.htonl':
		'htonl produz quatro bytes, e o campo da porta fica com os dois que são 0: em vez da porta {text}, o sistema escolhe uma porta livre qualquer. Escreva {swapper}({text}).',
	'rules.portByteOrder.used': 'O endereço é usado aqui.',
	'rules.portByteOrder.swap':
		'Escrever {swapper}({text}): porta {port} em vez de {swapped} (isto muda o que o programa faz)',
	'rules.portByteOrder.short':
		'Escrever {swapper}({text}): essa porta em vez de uma livre qualquer (isto muda o que o programa faz)',

	'rules.portInDynamicRange.summary':
		'Um listener TCP tem uma porta fixa da faixa que o Windows dá a conexões de saída.',
	'rules.portInDynamicRange.finding':
		'O Windows também escolhe a porta {port} para conexões de saída (49152 a 65535, a menos que a máquina esteja configurada de outro modo): se uma delas, ou uma reserva, como a do Hyper-V, já a tem, {binder} falha com WSAEADDRINUSE (10048) ou WSAEACCES (10013). Escolha uma porta abaixo de 49152.',

	'rules.listenerInheritable.summary': 'Um listener pode ser herdado pelos processos filhos que o programa inicia.',
	'rules.listenerInheritable.finding':
		'Um processo filho iniciado com handles herdados também recebe este listener: a porta continua ocupada depois que este programa termina, até que o filho termine. Crie o socket com WSASocket e WSA_FLAG_NO_HANDLE_INHERIT, ou retire HANDLE_FLAG_INHERIT com SetHandleInformation.',
	'rules.listenerInheritable.child': 'O filho iniciado aqui herda todos os handles herdáveis.',

	'rules.bindAddressLength.summary': 'O comprimento passado a bind é curto demais para o endereço.',
	'rules.bindAddressLength.fix': 'Passa o comprimento da estrutura usada no bind.',
	'rules.bindAddressLength.finding':
		'{kind, select, pointer {Este é o comprimento de um ponteiro. Um} other {{bytes, plural, one {# byte} other {# bytes}} aqui, e um}} endereço {family, select, ipv4 {IPv4} other {IPv6}} tem {needed}: o bind falha com {target, select, windows {WSAEFAULT (10014)} other {EINVAL}}. Passe o comprimento da estrutura.',
	'rules.bindAddressLength.mend': 'Passar {length}, para que o bind possa ter êxito (isto muda o que o programa faz)',

	'rules.bindAddressFamily.summary': 'bind recebe um endereço de família diferente da do socket.',
	'rules.bindAddressFamily.finding':
		'O socket é de {socket, select, ipv4 {AF_INET} ipv6 {AF_INET6} other {AF_UNIX}}, e o endereço, de {address, select, ipv4 {AF_INET} ipv6 {AF_INET6} other {AF_UNIX}}: o bind falha{target, select, windows { com WSAEAFNOSUPPORT (10047; os documentos citam WSAEFAULT)} other {}}. Faça os dois concordarem.',
	'rules.bindAddressFamily.made': 'O socket é criado aqui.',

	'rules.bindGroupAddress.summary':
		'O bind de um socket é feito em um endereço de multicast ou broadcast, o que o Windows recusa.',
	'rules.bindGroupAddress.fix': 'Faz o bind no endereço curinga no Windows.',
	'rules.bindGroupAddress.finding':
		'O Windows recusa um bind em {kind, select, multicast {um grupo multicast} other {um endereço de broadcast}}: há relatos de WSAEADDRNOTAVAIL (10049){kind, select, broadcast {, com SO_BROADCAST ou sem ela, onde a página de referência diz WSAEACCES (10013)} other {}}. Lá, faça o bind em INADDR_ANY{kind, select, multicast {{joins, select, yes {} other { e entre no grupo}}} other { e defina SO_BROADCAST para enviar}}.',
	'rules.bindGroupAddress.wildcard':
		'Fazer o bind em INADDR_ANY no Windows: o socket passa a receber o que é enviado a qualquer endereço da máquina nesta porta',

	'rules.errnoAfterWinsock.summary': 'O erro de uma chamada Winsock é procurado em errno, que o Winsock não define.',
	'rules.errnoAfterWinsock.fix': 'Pergunta a WSAGetLastError, com os nomes que o Winsock tem.',
	'rules.errnoAfterWinsock.compared':
		'O Winsock não define errno: depois de {callee}, isto nunca diz {error}, cujo número, além disso, é outro no Winsock. Pergunte a WSAGetLastError().',
	'rules.errnoAfterWinsock.read':
		'O Winsock não define errno: isto não diz nada do que {callee} fez e, na maioria das vezes, diz que não houve erro. Pergunte a WSAGetLastError().',
	'rules.errnoAfterWinsock.call': 'É o erro desta chamada de {callee} que se procura.',
	'rules.errnoAfterWinsock.ask': 'Perguntar a WSAGetLastError() (isto muda o que o programa faz depois de uma falha)',

	'rules.wsaeaccesNotHandled.summary':
		'O erro de um bind que falhou é comparado com WSAEADDRINUSE, mas uma porta ocupada também pode responder WSAEACCES.',
	'rules.wsaeaccesNotHandled.fix': 'Trata WSAEACCES como WSAEADDRINUSE.',
	'rules.wsaeaccesNotHandled.finding':
		'Uma porta ocupada nem sempre responde WSAEADDRINUSE: se quem a ocupa tem uso exclusivo ou pertence a outro usuário, ou se a porta está em uma faixa excluída, {binder} falha com WSAEACCES (10013), sejam quais forem os direitos do programa. Trate os dois como porta ocupada.',
	'rules.wsaeaccesNotHandled.bind': 'É o erro deste bind que se testa.',
	'rules.wsaeaccesNotHandled.both': 'Tratar WSAEACCES como WSAEADDRINUSE',

	'rules.oldWinsockHeader.summary':
		'SO_EXCLUSIVEADDRUSE é usada só com o antigo winsock.h, que não a tem, ou definida à mão com um número errado.',
	'rules.oldWinsockHeader.fix': 'Inclui winsock2.h, ou define o número como winsock2.h o define.',
	'rules.oldWinsockHeader.number':
		'SO_EXCLUSIVEADDRUSE é ~SO_REUSEADDR, ou seja, -5, e não {number}: onde esta definição vale, setsockopt pede outra opção, e a porta continua aberta. Inclua winsock2.h.',
	'rules.oldWinsockHeader.missing':
		'winsock.h não tem SO_EXCLUSIVEADDRUSE: isto não compila. Inclua winsock2.h antes de windows.h e faça o link com ws2_32.lib.',
	'rules.oldWinsockHeader.included': 'O header antigo é incluído aqui.',
	'rules.oldWinsockHeader.define': 'Definir como winsock2.h define: o uso exclusivo passa a ter efeito',
	'rules.oldWinsockHeader.include': 'Incluir winsock2.h em vez de winsock.h',
} as const satisfies Record<string, string>;
