/** Frases das regras sobre a ordem das chamadas de socket, as portas que o sistema escolhe e o fim das conexões, por id. */
export const orderAndConnectionRules = {
	'rules.bindTwice.summary': 'Faz-se de novo o bind de um socket que já está vinculado, e o bind falha.',
	'rules.bindTwice.finding':
		'Este bind falha com {target, select, windows {WSAEINVAL (10022)} other {EINVAL}}: {binder} já vinculou o socket{implicit, select, yes {, no endereço curinga e em uma porta que o sistema escolheu} other {}}. {implicit, select, yes {Faça o bind antes de {binder}} other {Crie outro socket para o segundo endereço}}.',

	'rules.socketNotBound.summary':
		'Um socket que nada vinculou escuta, recebe ou se conecta com ConnectEx ou WskConnect.',
	'rules.socketNotBound.finding':
		'{target, select, windows {{call} falha com WSAEINVAL (10022) no Windows: nada vinculou o socket} other {Nada vinculou o socket, e {call} o quer vinculado: ao contrário do Winsock, o Winsock Kernel não faz o bind por conta própria}}. {target, select, windows {{kind, select, listen {Faça o bind antes; no Linux ele escutaria em uma porta livre qualquer} connect {Antes, faça o bind no endereço curinga e na porta 0} other {Faça o bind antes, ou envie por ele, o que faz o bind em uma porta livre}}} other {Chame WskBind antes, com o endereço curinga e a porta 0 se qualquer uma servir}}.',
	'rules.socketNotBound.made': 'O socket é criado aqui.',

	'rules.conditionalAcceptAfterListen.summary':
		'SO_CONDITIONAL_ACCEPT é definida quando o socket já escuta, e a chamada falha.',
	'rules.conditionalAcceptAfterListen.fix': 'Move a chamada para antes de listen.',
	'rules.conditionalAcceptAfterListen.finding':
		'Este setsockopt falha com WSAEINVAL (10022): o socket já escuta, e o sistema continua aceitando conexões antes de perguntar ao programa. Defina-a antes de listen.',
	'rules.conditionalAcceptAfterListen.move':
		'Definir SO_CONDITIONAL_ACCEPT antes de listen, onde tem efeito (isto muda o que o programa faz)',

	'rules.contextNotUpdated.summary':
		'Chama-se shutdown em um socket que AcceptEx ou ConnectEx conectou, antes de atualizar o contexto dele.',
	'rules.contextNotUpdated.fix': 'Atualiza o contexto do socket antes do shutdown.',
	'rules.contextNotUpdated.finding':
		'shutdown falha com WSAENOTCONN (10057): desde {call}, nada definiu {option}, então o socket não conhece a conexão. Defina {option} assim que {call} terminar.',
	'rules.contextNotUpdated.connected': 'O socket é conectado por esta chamada.',
	'rules.contextNotUpdated.update':
		'Atualizar antes o contexto do socket de {call}, para que shutdown funcione (isto muda o que o programa faz)',

	'rules.uncheckedListen.summary': 'Ninguém verifica o resultado de listen.',
	'rules.uncheckedListen.fix': 'Reage a uma falha de listen como a função reage à falha de outra chamada no socket.',
	'rules.uncheckedListen.finding':
		'{loss, select, overwritten {O resultado de listen é sobrescrito antes que alguém o verifique} asserted {Só um assert verifica o resultado de listen, e uma compilação de release o elimina} other {Ninguém verifica o resultado de listen}}: que uma porta está ocupada pode só aparecer aqui, embora o bind tenha funcionado. Teste-o.',
	'rules.uncheckedListen.react': 'Reagir a uma falha de {binder} como a uma falha de {other}',

	'rules.reuseaddrWithPortZero.summary':
		'SO_REUSEADDR é definida em um socket UDP cuja porta o sistema escolhe, onde não traz ganho no Windows.',
	'rules.reuseaddrWithPortZero.fix': 'Não define SO_REUSEADDR no Windows.',
	'rules.reuseaddrWithPortZero.finding':
		'SO_REUSEADDR não traz ganho com a porta 0 no Windows: o sistema escolhe uma porta livre. O que ela faz é deixar qualquer outro processo que a defina fazer bind também na porta escolhida. Não a defina lá.',
	'rules.reuseaddrWithPortZero.bound': 'O bind do socket na porta 0 é feito aqui.',
	'rules.reuseaddrWithPortZero.remove':
		'Não definir SO_REUSEADDR no Windows: ninguém mais pode compartilhar a porta escolhida',

	'rules.exclusiveAbruptClose.summary': 'Uma conexão de um listener com SO_EXCLUSIVEADDRUSE é fechada sem shutdown.',
	'rules.exclusiveAbruptClose.finding':
		'A conexão é fechada sem shutdown, e o listener dela tem SO_EXCLUSIVEADDRUSE: enquanto a conexão continuar viva no sistema, uma reinicialização pode não conseguir fazer bind na porta (é o que os documentos dizem; no Windows atual, os relatos divergem). Chame shutdown(SD_SEND) e receba, por um tempo limitado, até que o outro lado tenha fechado; a página mostra como.',
	'rules.exclusiveAbruptClose.accepted': 'A conexão é aceita aqui.',

	'rules.lingerWithExclusiveUse.summary': 'SO_LINGER é ativada em um socket com SO_EXCLUSIVEADDRUSE.',
	'rules.lingerWithExclusiveUse.finding':
		'{seconds, plural, =0 {closesocket reinicia a conexão com RST, e o outro lado pode perder o que ainda não leu: isso libera a porta exclusiva na hora, mas tem um preço} one {closesocket espera até # segundo, e falha com WSAEWOULDBLOCK em um socket não bloqueante, que então continua aberto e retém a porta exclusiva} other {closesocket espera até # segundos, e falha com WSAEWOULDBLOCK em um socket não bloqueante, que então continua aberto e retém a porta exclusiva}}. Em vez disso, faça shutdown da conexão e receba até que o outro lado tenha fechado.',

	'rules.multicastReceiverNotShared.summary':
		'O bind de um receptor de um grupo multicast é feito sem SO_REUSEADDR no Windows, e nenhum outro programa pode receber na porta dele.',
	'rules.multicastReceiverNotShared.finding':
		'{option, select, exclusive {Com SO_EXCLUSIVEADDRUSE} other {Sem SO_REUSEADDR}}, este receptor tem a porta só para si: {option, select, exclusive {nenhum outro programa pode receber o grupo nesta porta, e {binder} falha se algum já o recebe} other {nenhum outro programa pode fazer bind na porta no endereço curinga para receber o grupo, e {binder} falha se algum já a ocupa com SO_REUSEADDR}}. Se outros também devem receber, como em mDNS ou SSDP, defina SO_REUSEADDR antes de {binder}.',
	'rules.multicastReceiverNotShared.joins': 'A entrada no grupo é feita aqui.',

	'rules.mappedAddressWithoutDualStack.summary':
		'Um socket IPv6 que não recebe IPv4 no Windows faz bind em um endereço IPv4 mapeado.',
	'rules.mappedAddressWithoutDualStack.finding':
		'{address} é um endereço IPv4, e IPV6_V6ONLY está ativada, como está no Windows a menos que seja desativada: há relatos de que o bind ou a primeira conexão falha, com WSAEADDRNOTAVAIL (10049). Desative IPV6_V6ONLY antes do bind, ou use um socket IPv4.',

	'rules.portOptionWithoutEffect.summary':
		'Uma opção que diz qual porta o sistema escolhe é definida onde não pode ter efeito.',
	'rules.portOptionWithoutEffect.fix': 'Move a chamada para antes do bind, ou retira a segunda de duas que se excluem.',
	'rules.portOptionWithoutEffect.finding':
		'{option} {why, select, late {chega tarde demais: o socket já tem porta. Defina-a antes do bind} excluded {não pode ficar ao lado de {other}, que está ativada: este setsockopt falha. Defina só uma delas; no Windows 10 e posteriores, SO_REUSE_UNICASTPORT} fixed {não faz nada aqui: o próprio bind indica a porta. Ela serve para a porta 0} other {não faz nada aqui: só conta quando o bind é em um endereço, não no curinga}}.',
	'rules.portOptionWithoutEffect.move':
		'Definir {option} antes de {binder}, onde tem efeito (isto muda o que o programa faz)',
	'rules.portOptionWithoutEffect.remove': 'Não definir {option}, que falha aqui',

	'rules.controlAfterBind.summary':
		'Um controle que diz como deve ser o bind de um socket vem quando ele já está vinculado.',
	'rules.controlAfterBind.fix': 'Move a chamada para antes do bind.',
	'rules.controlAfterBind.finding':
		'{control} chega tarde demais: {binder} já vinculou o socket{status, select, WSAEINVAL {, e a chamada falha com WSAEINVAL (10022)} other {, e a chamada falha; os documentos não dizem com que código}}. Chame-o antes de {binder}.',
	'rules.controlAfterBind.move': 'Chamar {control} antes de {binder}, onde tem efeito (isto muda o que o programa faz)',

	'rules.receiveSharingConflict.summary':
		'Uma porta deve ser distribuída por vários sockets, por processador ou por fluxo, em um socket que não pode participar.',
	'rules.receiveSharingConflict.finding':
		'{control} {obstacle, select, stream {é para sockets UDP, e este é um socket TCP} other {não pode ficar ao lado de {option}, que está ativada}}{control, select, WSASetUnicastReceiveSharing {: a chamada falha{obstacle, select, stream {} other { com WSAEOPNOTSUPP (10045)}}} other {: isso não pode funcionar, e os documentos não dizem com que código falha}}. {obstacle, select, stream {Retire a chamada} other {Defina só uma das duas}}.',
} as const satisfies Record<string, string>;
