const SET_OR_READ = '{request, select, set {definir} other {ler}}';
const BYTES = '{bytes, plural, one {# byte} other {# bytes}}{differs, select, yes { no Windows de 64 bits} other {}}';

/** As categorias de sockets do Winsock Kernel a que uma opção se aplica. */
export const CATEGORIES =
	'{categories, select, listening {de escuta} datagram {de datagramas} listening_connection_oriented {de escuta e orientados a conexão} listening_datagram_connection_oriented {de escuta, de datagramas e orientados a conexão} other {{categories}}}';
const CATEGORY =
	'{category, select, listening {de escuta} datagram {de datagramas} connection_oriented {orientado a conexão} stream {stream} basic {básico} other {{category}}}';

/** "Em algum caminho, este" no lugar de "Este". */
const THIS = '{proof, select, may {Em algum caminho, este} other {Este}}';
const TOO_LATE =
	'chega tarde demais: {why, select, makes {{binder} cria um socket que já está vinculado} needs {o socket já está vinculado quando {binder} funciona} other {{binder} já vinculou o socket}}';

/** Frases das regras sobre o Winsock Kernel, por id. */
export const kernelRules = {
	'rules.optionAfterBind.kernel': `{proof, select, may {Em algum caminho, } other {}}{option} ${TOO_LATE}. O que a chamada faz agora não está documentado; {option, select, SO_EXCLUSIVEADDRUSE {a porta pode continuar tão aberta a outros quanto estava no bind} SO_WSK_SECURITY {o endereço pode manter o descritor que tinha no bind} SO_CONDITIONAL_ACCEPT {o listener pode continuar aceitando sem perguntar} other {ela pode não fazer nada}}. {why, select, makes {Crie o socket com WskSocket, defina a opção e só então faça o bind e conecte} other {Defina a opção antes de WskBind}}.`,
	'rules.optionAfterBind.kernelReuse': `{proof, select, may {Em algum caminho, } other {}}SO_REUSEADDR ${TOO_LATE}, e o que a chamada faz agora não está documentado. Remova-a; definida a tempo, ela deixaria qualquer outro socket que a definisse tomar a porta.`,
	'rules.optionAfterBind.kernelV6Only': `{proof, select, may {Em algum caminho, } other {}}IPV6_V6ONLY ${TOO_LATE}. No Winsock, a chamada falha nesse caso; sobre o Winsock Kernel, nenhum documento diz o que ela faz. Defina-a antes de WskBind.`,
	'rules.optionAfterBind.moveWithWait':
		'Definir {option} antes de {binder}, junto com a espera por ela (isto muda o que o programa faz)',

	'rules.conflictingOptions.kernel':
		'{proof, select, may {Em algum caminho, {earlier} já está} other {{earlier} já está}} ativada: o que as duas opções juntas fazem não está documentado no Winsock Kernel, cuja tabela de compartilhamento não tem linha para isso (no Winsock, a chamada posterior falha com WSAEINVAL, 10022). Defina só uma das duas; um servidor precisa de SO_EXCLUSIVEADDRUSE.',

	'rules.reuseaddrListener.kernel':
		'{proof, select, may {Em algum caminho, o bind deste listener é feito com SO_REUSEADDR: qualquer} other {SO_REUSEADDR abre este listener: qualquer}} outro socket do Winsock Kernel que também a defina pode fazer bind na mesma porta sem verificação de acesso, e é indefinido qual deles recebe uma conexão. Não a defina.',
	'rules.reuseaddrListener.kernelExclusive':
		'Definir SO_EXCLUSIVEADDRUSE no lugar dela: nenhum outro socket do Winsock Kernel pode fazer bind na porta',

	'rules.reuseaddrUnicastUdp.kernel':
		'SO_REUSEADDR abre esta porta UDP: qualquer outro socket do Winsock Kernel que também a defina pode fazer bind na mesma porta sem verificação de acesso, e é indefinido qual deles recebe um datagrama. Só receptores de multicast ou broadcast têm motivo para compartilhar uma porta. Não a defina.',
	'rules.reuseaddrUnicastUdp.kernelExclusive':
		'Definir SO_EXCLUSIVEADDRUSE no lugar dela: nenhum outro socket do Winsock Kernel pode fazer bind na porta',

	'rules.wskControlParameters.summary':
		'Um argumento de WskControlSocket não é o que a página da opção de socket pede.',
	'rules.wskControlParameters.fix':
		'Escreve o argumento que a página pede, quando nenhuma outra linha precisa mudar com ele.',
	'rules.wskControlParameters.otherRequest':
		'RequestType não combina com os buffers: eles são os que a página de {option} pede para {request, select, set {ler} other {definir}} a opção, com {request, select, set {WskGetOption} other {WskSetOption}}.',
	'rules.wskControlParameters.otherLevel':
		'Level é {level}: a página de {option} pede SOL_SOCKET. Em outro nível, o número dela significa outra opção, ou nenhuma.',
	'rules.wskControlParameters.otherSize': `{parameter} é ${BYTES}: a página de {option} pede sizeof({buffer}) para ${SET_OR_READ} a opção.`,
	'rules.wskControlParameters.notZero': `{parameter} não é 0: a página de {option} pede 0 para ${SET_OR_READ} a opção, pois nada {request, select, set {volta} other {entra}}.`,
	'rules.wskControlParameters.notNull': `{parameter} não é NULL: a página de {option} pede NULL para ${SET_OR_READ} a opção, pois nada {request, select, set {volta} other {entra}}.`,
	'rules.wskControlParameters.missing':
		'{parameter} é NULL: a página de {option} pede um ponteiro para uma variável do tipo {buffer}, que {request, select, set {contém o novo valor} other {recebe o valor}}.',
	'rules.wskControlParameters.otherVariable': `{parameter} aponta para {variable}, que tem o tipo {type}: a página de {option} pede um ponteiro para uma variável do tipo {buffer}. {isTooSmall, select, yes {{variable} tem ${BYTES}, então o que vem depois dela na memória é {request, select, set {lido como parte do valor} other {sobrescrito}}} other {O que {variable} contém é {request, select, set {tomado pelo valor} other {sobrescrito em parte}}}}.`,
	'rules.wskControlParameters.valueItself':
		'{parameter} é o próprio {type}: a página de {option} pede um ponteiro para uma variável que o contém, então o descritor é {request, select, set {tomado por um ponteiro} other {sobrescrito por um}}. Passe o endereço da variável.',
	'rules.wskControlParameters.overrun':
		'OutputSizeReturned aponta para {variable}, que tem o tipo {type}, de 4 bytes: wsk.h declara o parâmetro como SIZE_T*; por isso, no Windows de 64 bits, o que vem depois de {variable} pode ser sobrescrito. A página de {option} pede NULL.',
	'rules.wskControlParameters.ignored':
		'OutputSizeReturned é ignorado quando há um IRP: a contagem volta em Irp->IoStatus.Information. A página de {option} pede NULL.',
	'rules.wskControlParameters.replace': 'Passar {newText} em {parameter}',

	'rules.wskBufferLifetime.summary':
		'Um buffer na pilha é passado a WskControlSocket, e a função retorna enquanto a requisição ainda pode usá-lo.',
	'rules.wskBufferLifetime.finding':
		'{variable} deixa de existir quando esta função retorna, e ela não espera por nada: se {call} retorna STATUS_PENDING, a requisição {request, select, set {lê o novo valor do} other {grava o valor no}} que estiver na pilha nesse momento. Guarde o valor onde ele viva mais que a requisição, por exemplo no contexto do driver.',

	'rules.wskPendingStatus.summary':
		'O status que uma chamada do Winsock Kernel retorna é tomado pelo definitivo, embora possa ser STATUS_PENDING.',
	'rules.wskPendingStatus.returned':
		'{result} ainda é o que {call} retornou: se foi STATUS_PENDING, que conta como êxito, uma falha passa despercebida {bind, select, yes {(STATUS_ADDRESS_ALREADY_EXISTS, STATUS_ACCESS_DENIED) } other {}}embora o código tenha esperado por ela. Use Irp->IoStatus.Status depois da espera.',
	'rules.wskPendingStatus.unfinished':
		'{later} é chamada enquanto {call} ainda pode estar em andamento: nada esperou pelo IRP, e STATUS_PENDING conta como êxito. Prossiga quando o IRP estiver concluído, com o IoStatus.Status dele.',
	'rules.wskPendingStatus.wait': 'O código espera aqui e não olha o status definitivo.',
	'rules.wskPendingStatus.next': 'A próxima chamada no socket.',

	'rules.wskEventCallbackTooEarly.summary':
		'SO_WSK_EVENT_CALLBACK é definida em um socket do Winsock Kernel que ainda não está vinculado ou conectado.',
	'rules.wskEventCallbackTooEarly.finding': `SO_WSK_EVENT_CALLBACK chega cedo demais: a página dela pede que um socket ${CATEGORY} esteja antes {needs, select, connected {conectado} other {vinculado}}, e o que a chamada faz agora não está documentado. Defina-a quando o IRP de {needs, select, connected {WskConnect} other {WskBind}} estiver concluído.`,

	'rules.wskReservedFlags.summary': 'As Flags de uma chamada do Winsock Kernel, que são reservadas, não são 0.',
	'rules.wskReservedFlags.fix': 'Passa 0.',
	'rules.wskReservedFlags.finding':
		'Flags de {call} é {value}: o parâmetro é reservado, e o que a chamada faz com algo diferente de 0 não está documentado. Passe 0.',
	'rules.wskReservedFlags.zero': 'Passar 0 em Flags',

	'rules.wskCloseWithoutDisconnect.summary': 'Um socket conectado do Winsock Kernel é fechado sem WskDisconnect.',
	'rules.wskCloseWithoutDisconnect.finding':
		'WskCloseSocket encerra esta conexão de forma abrupta, pois nada chamou WskDisconnect: o outro lado pode perder o que ainda não recebeu. Chame WskDisconnect antes, e feche o socket quando o IRP dele estiver concluído.',
	'rules.wskCloseWithoutDisconnect.connected': 'O socket está conectado a partir daqui.',

	'rules.wskCompletionRoutine.summary':
		'Um IRP do próprio driver vai para o Winsock Kernel sem uma rotina de conclusão que sempre seja executada.',
	'rules.wskCompletionRoutine.partly':
		'A rotina de conclusão não é executada em todos os casos; assim, o IRP de {call} é concluído sem o driver, que o perde. Passe TRUE, TRUE, TRUE.',
	'rules.wskCompletionRoutine.none':
		'Nenhuma rotina de conclusão é definida para este IRP; assim, o driver não o recebe de volta nem fica sabendo como {call} terminou. Chame IoSetCompletionRoutine antes, com TRUE, TRUE, TRUE e uma rotina que retorne STATUS_MORE_PROCESSING_REQUIRED.',
	'rules.wskCompletionRoutine.made': 'O IRP é preparado aqui.',
	'rules.wskCompletionRoutine.used': 'O IRP é entregue ao Winsock Kernel aqui.',

	'rules.wskMissingIrp.summary': 'Uma chamada do Winsock Kernel que precisa de um IRP recebe NULL.',
	'rules.wskMissingIrp.option':
		'Irp é NULL: a página de {option} pede um ponteiro para um IRP para {request, select, set {definir} other {ler}} a opção. O que a chamada faz sem ele não está documentado.',
	'rules.wskMissingIrp.call':
		'Irp é NULL: {call} precisa de um ponteiro para um IRP, por meio do qual volta o resultado.',

	'rules.wskSocketCategory.summary': 'Uma opção é definida em um tipo de socket do Winsock Kernel que não a tem.',
	'rules.wskSocketCategory.basic': `${THIS} é um socket básico, do qual não se pode fazer bind, e {option} só se aplica a sockets ${CATEGORIES}: o que a chamada faz não está documentado. Crie o socket com outra flag, ou retire a chamada.`,
	'rules.wskSocketCategory.accepted': `${THIS} socket foi aceito, então já tem endereço local, e {option} precisa ser definida antes do bind de um socket. Defina-a no socket de escuta, antes de WskBind.`,
	'rules.wskSocketCategory.other': `${THIS} é um socket ${CATEGORY}, e {option} só se aplica a sockets ${CATEGORIES}: o que a chamada faz não está documentado.`,
	'rules.wskSocketCategory.silent': `${THIS} é um socket stream (WSK_FLAG_STREAM_SOCKET), e a página de {option} só fala de sockets ${CATEGORIES}: se ela se aplica aqui não está documentado.`,
	'rules.wskSocketCategory.made': 'O socket é criado aqui.',
} as const satisfies Record<string, string>;
