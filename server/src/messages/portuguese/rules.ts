/** Quem fez o bind: uma chamada, ou o construtor de uma classe. */
const BINDER = '{by, select, constructor {o construtor de {binder}} other {{binder}}}';
const BINDER_FIRST = '{by, select, constructor {O construtor de {binder}} other {{binder}}}';
const IN_TIME =
	'{by, select, constructor {Deixe o endpoint de fora ali e chame open, a opção, bind e listen em separado.} other {Defina-a antes de {binder}.}}';
const PATH = '{proof, select, may {Em algum caminho, } other {}}';
const ANY_PROCESS_BINDS =
	'processo que também a defina pode fazer bind na mesma porta, e é indefinido qual deles recebe';
const AFTER_RESTART = 'mas depois de uma reinicialização o bind pode falhar enquanto conexões antigas continuam vivas';
const WITH_SIDE_OPTION = (side: 'first' | 'second') =>
	`{${side}Option, select, none {sem opção} reuse {com SO_REUSEADDR} other {com SO_EXCLUSIVEADDRUSE}}`;
const STACK = (side: 'first' | 'second') => `{${side}Stack, select, dual { (dual-stack)} other {}}`;

/** Frases das regras, por id. */
export const rules = {
	'rules.related.boundHere': 'O bind do socket é feito aqui.',
	'rules.related.boundWithIt': 'O bind do socket é feito com ela aqui.',
	'rules.related.calledFrom': 'Chega-se lá por esta chamada.',
	'rules.related.doneHere': 'A função chamada faz isso aqui.',
	'rules.related.listensHere': 'O socket escuta a partir daqui.',
	'rules.related.moreWays':
		'{count, plural, one {Mais um caminho chega} other {Mais # caminhos chegam}} aqui por outras chamadas.',
	'rules.related.optionSetHere': '{option} é ativada aqui.',

	'rules.optionAfterBind.summary':
		'Uma opção de compartilhamento, ou IPV6_V6ONLY, é definida quando o socket já está vinculado.',
	'rules.optionAfterBind.fix':
		'Move a chamada para antes do bind; uma SO_REUSEADDR tardia simplesmente não é definida no Windows, pois, definida a tempo, abriria a porta.',
	'rules.optionAfterBind.exclusive': `${PATH}SO_EXCLUSIVEADDRUSE não tem efeito aqui: ${BINDER} já vinculou o socket, e a porta continua tão aberta a outros quanto estava então. ${IN_TIME}`,
	'rules.optionAfterBind.v6Only': `{proof, select, may {Em algum caminho, a chamada de {setter}} other {A chamada de {setter}}} falha no Windows: ${BINDER} já vinculou o socket, e IPV6_V6ONLY fica como estava. ${IN_TIME}`,
	'rules.optionAfterBind.reuse': `${PATH}SO_REUSEADDR não tem efeito aqui no Windows: ${BINDER} já vinculou o socket. Remova a chamada; definida a tempo, ela deixaria qualquer processo da máquina tomar a porta.`,
	'rules.optionAfterBind.reuseOfMany': `${PATH}SO_REUSEADDR não tem efeito aqui no Windows: ${BINDER} já vinculou o socket, então outros receptores não podem compartilhar a porta. ${IN_TIME}`,
	'rules.optionAfterBind.posix': `${BINDER_FIRST} vincula o socket antes que {option} seja definida: o Linux a deixa valer para binds posteriores, outros sistemas não precisam. ${IN_TIME}`,
	'rules.optionAfterBind.v6OnlyPosix': `${BINDER_FIRST} vincula o socket antes que IPV6_V6ONLY seja definida: o Linux recusa isso com EINVAL. ${IN_TIME}`,
	'rules.optionAfterBind.move': 'Definir {option} antes de {binder}, onde tem efeito (isto muda o que o programa faz)',
	'rules.optionAfterBind.remove': 'Não definir {option} no Windows, onde não tem efeito aqui',

	'rules.conflictingOptions.summary':
		'SO_REUSEADDR e SO_EXCLUSIVEADDRUSE são ambas ativadas: a chamada posterior falha com WSAEINVAL (10022).',
	'rules.conflictingOptions.fix': 'Retira uma das duas chamadas.',
	'rules.conflictingOptions.finding':
		'{proof, select, may {Em algum caminho, a chamada de {setter}} other {A chamada de {setter}}} falha com WSAEINVAL (10022): {earlier} já está ativada, e assim continua. Defina só uma das duas; um servidor precisa de SO_EXCLUSIVEADDRUSE.',
	'rules.conflictingOptions.dropReuse':
		'Não definir SO_REUSEADDR aqui no Windows: a chamada hoje falha, SO_EXCLUSIVEADDRUSE continua ativada',
	'rules.conflictingOptions.dropExclusive':
		'Não definir SO_EXCLUSIVEADDRUSE: a chamada hoje falha, SO_REUSEADDR continua ativada e outros podem compartilhar a porta',
	'rules.conflictingOptions.keepExclusive': `Não definir SO_REUSEADDR no Windows, para que SO_EXCLUSIVEADDRUSE tenha efeito: ninguém mais pode fazer bind na porta, ${AFTER_RESTART}`,

	'rules.reuseaddrListener.summary':
		'O bind de um listener TCP é feito com SO_REUSEADDR no Windows, onde qualquer processo pode então compartilhar a porta dele.',
	'rules.reuseaddrListener.fix': 'Não define SO_REUSEADDR no Windows, ou define lá SO_EXCLUSIVEADDRUSE no lugar dela.',
	'rules.reuseaddrListener.finding': `{proof, select, may {Em algum caminho, o bind deste listener é feito com SO_REUSEADDR: no Windows, qualquer} other {SO_REUSEADDR abre este listener no Windows: qualquer}} ${ANY_PROCESS_BINDS} uma conexão. Não a defina no Windows; lá, uma reinicialização não precisa dela.`,
	'rules.reuseaddrListener.acceptor': `{proof, select, may {Em algum caminho, este acceptor} other {Este acceptor}} define SO_REUSEADDR {given, select, yes {porque o terceiro argumento manda} other {por conta própria, pois o terceiro argumento é true quando omitido}}, também no Windows: qualquer ${ANY_PROCESS_BINDS} uma conexão. Passe false no Windows; lá, uma reinicialização não precisa dela.`,
	'rules.reuseaddrListener.passFalse': 'Não deixar o acceptor definir SO_REUSEADDR no Windows',
	'rules.reuseaddrListener.remove': 'Não definir SO_REUSEADDR no Windows',
	'rules.reuseaddrListener.exclusive': `Definir SO_EXCLUSIVEADDRUSE no lugar dela no Windows: ninguém mais pode fazer bind na porta, ${AFTER_RESTART}`,

	'rules.uncheckedBind.summary': 'Ninguém verifica o resultado de bind.',
	'rules.uncheckedBind.fix': 'Reage a uma falha de bind como a função reage à falha de outra chamada no socket.',
	'rules.uncheckedBind.finding':
		'{loss, select, overwritten {O resultado de bind é sobrescrito antes que alguém o verifique} asserted {Só um assert verifica o resultado de bind, e uma compilação de release o elimina} other {Ninguém verifica o resultado de bind}}: se a porta estiver ocupada, o programa segue com um socket que não está vinculado. Teste-o antes de usar o socket.',
	'rules.uncheckedBind.listen':
		'Depois de uma falha de bind, {target, select, windows {listen falha com WSAEINVAL (10022) no Windows} other {listen toma uma porta livre qualquer no Linux}}.',
	'rules.uncheckedBind.connect': 'Depois de uma falha de bind, a conexão sai de outro endereço e outra porta locais.',
	'rules.uncheckedBind.receive':
		'Depois de uma falha de bind, {target, select, windows {receber falha com WSAEINVAL (10022) no Windows} other {nada chega aqui}}.',
	'rules.uncheckedBind.send': 'Depois de uma falha de bind, isto é enviado de uma porta que o sistema escolhe.',
	'rules.uncheckedBind.react': 'Reagir a uma falha de {binder} como a uma falha de {other}',

	'rules.listenerNotExclusive.summary':
		'O bind de um listener TCP no endereço curinga é feito sem SO_EXCLUSIVEADDRUSE no Windows.',
	'rules.listenerNotExclusive.fix':
		'Define SO_EXCLUSIVEADDRUSE antes do bind, só no Windows; depois de uma reinicialização, o bind pode então falhar por algum tempo.',
	'rules.listenerNotExclusive.finding':
		'{address, select, wildcard {Sem} other {Se este é o endereço curinga: sem}} SO_EXCLUSIVEADDRUSE, outro processo do mesmo usuário pode fazer bind em um endereço desta porta no Windows e ficar com as conexões dele, e este bind tem êxito mesmo que alguém já ocupe um endereço. O uso exclusivo tem um preço: depois de uma reinicialização, o bind pode falhar enquanto conexões antigas continuam vivas. A Microsoft o pede a todo servidor; libuv, tornado e trio o dispensam.',
	'rules.listenerNotExclusive.exclusive': `Definir SO_EXCLUSIVEADDRUSE antes de {binder} no Windows: ninguém mais pode fazer bind na porta, ${AFTER_RESTART}`,

	'rules.dualStackNotExclusive.summary':
		'O bind de um socket dual-stack no curinga IPv6 é feito sem uso exclusivo no Windows, o que deixa a porta IPv4 para outros.',
	'rules.dualStackNotExclusive.fix':
		'Define SO_EXCLUSIVEADDRUSE antes do bind, só no Windows; depois de uma reinicialização, o bind pode então falhar por algum tempo.',
	'rules.dualStackNotExclusive.finding':
		'Este {binder} não reserva a porta IPv4 no Windows: um bind posterior em 0.0.0.0 tem êxito, sem opção e até com SO_EXCLUSIVEADDRUSE, e fica com o tráfego IPv4. Defina SO_EXCLUSIVEADDRUSE antes de {binder}.',
	'rules.dualStackNotExclusive.switchedOff': 'IPV6_V6ONLY é desativada aqui, para que o socket receba também IPv4.',
	'rules.dualStackNotExclusive.exclusive': `Definir SO_EXCLUSIVEADDRUSE antes de {binder} no Windows: a porta IPv4 também fica reservada, ${AFTER_RESTART}`,
	'rules.dualStackNotExclusive.instead': `Definir SO_EXCLUSIVEADDRUSE em vez de SO_REUSEADDR no Windows: a porta IPv4 também fica reservada, ${AFTER_RESTART}`,

	'rules.reuseaddrUnicastUdp.summary':
		'O bind de um socket UDP que não é para multicast nem broadcast é feito em uma porta fixa com SO_REUSEADDR no Windows.',
	'rules.reuseaddrUnicastUdp.fix':
		'Não define SO_REUSEADDR no Windows, ou define lá SO_EXCLUSIVEADDRUSE no lugar dela.',
	'rules.reuseaddrUnicastUdp.finding': `SO_REUSEADDR abre esta porta UDP no Windows: qualquer ${ANY_PROCESS_BINDS} um datagrama. Só receptores de multicast ou broadcast têm motivo para compartilhar uma porta. Não a defina no Windows.`,
	'rules.reuseaddrUnicastUdp.remove': 'Não definir SO_REUSEADDR no Windows',
	'rules.reuseaddrUnicastUdp.exclusive':
		'Definir SO_EXCLUSIVEADDRUSE no lugar dela no Windows: ninguém mais pode fazer bind na porta, em endereço nenhum',

	'rules.combinedOptions.summary': 'Nomes de opções de socket são unidos com |, o que faz deles um outro número.',
	'rules.combinedOptions.fix': 'Faz uma chamada para cada opção, ou pede só SO_EXCLUSIVEADDRUSE.',
	'rules.combinedOptions.finding':
		'{joined} é um só número, não várias opções. {windows, select, none {No Windows é {windowsNumber}, que não é de nenhuma opção: setsockopt falha com WSAENOPROTOOPT (10042). } one {No Windows é {windowsNumber}, que é só {windowsOption}. } other {}}{linux, select, one {No Linux é {linuxNumber}, que é só {linuxOption}. } some {No Linux é {linuxNumber}, que não é nenhuma delas. } other {}}Faça uma chamada para cada opção.',
	'rules.combinedOptions.kernel':
		'{joined} é um só número, não várias opções{windows, select, none {: {windowsNumber}, que não é de nenhuma opção, e o que a chamada faz não está documentado} one {: {windowsNumber}, que é só {windowsOption}} other {}}. Faça uma chamada para cada opção, cada uma com o seu IRP.',
	'rules.combinedOptions.split':
		'Fazer uma chamada para cada uma de {options}, para que todas tenham efeito (isto muda o que o programa faz)',
	'rules.combinedOptions.exclusive': `Definir só SO_EXCLUSIVEADDRUSE: ninguém mais pode fazer bind na porta, ${AFTER_RESTART}`,

	'rules.optionLevel.summary':
		'Uma opção de compartilhamento, ou IPV6_V6ONLY, é definida em um nível ao qual não pertence, onde o número dela significa outra opção.',
	'rules.optionLevel.fix': 'Indica o nível certo, ou retira a chamada no Windows quando a opção abriria a porta.',
	'rules.optionLevel.finding':
		'{option} pertence a {home}, então esta chamada não a define. {windows, select, one {Em {level}, o número dela ({windowsNumber}) é {windowsOption} no Windows, e é isso que a chamada pede. } none {Nenhuma opção de {level} tem o número dela ({windowsNumber}) no Windows: a chamada falha com WSAENOPROTOOPT (10042). } other {}}{linux, select, one {Em {level}, o número dela ({linuxNumber}) é {linuxOption} no Linux, e é isso que a chamada pede. } other {}}Indique {home}.',
	'rules.optionLevel.mend': 'Definir {option} em {home}, onde tem efeito (isto muda o que o programa faz)',
	'rules.optionLevel.remove':
		'Não definir {option} no Windows: a chamada hoje pede outra opção e, definida no nível certo, ela abriria a porta',

	'rules.samePortConflict.summary': 'Dois sockets de um programa fazem bind na mesma porta, e os binds se encontram.',
	'rules.samePortConflict.finding': `{outcome, select, refused {Este bind falha com {status}} other {Este bind tem êxito, mas é indefinido qual dos dois sockets recebe}}: outro socket deste programa já ocupa a porta {port}. Na tabela Winsock {table, select, xp {do Windows XP e anteriores} article {do artigo de 2008} different {para duas contas (Windows Server 2003 e posteriores)} other {para a mesma conta (Windows Server 2003 e posteriores)}}, isso é {firstAddress}${STACK('first')} ${WITH_SIDE_OPTION('first')} primeiro, {secondAddress}${STACK('second')} ${WITH_SIDE_OPTION('second')} em segundo lugar.`,
	'rules.samePortConflict.first': 'A porta está ocupada a partir daqui.',
} as const satisfies Record<string, string>;
