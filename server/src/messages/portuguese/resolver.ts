const OPTION =
	'select, none {sem opção de compartilhamento} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} other {ambas as opções}';
const ADDRESS =
	'select, wildcard {endereço curinga} specific {um endereço específico} specific2 {outro endereço específico}';
const DUAL_STACK = 'select, yes {, dual-stack} other {}';

/** "o primeiro bind (SO_REUSEADDR, 0.0.0.0)" */
const FIRST_DETAILS = `({firstOption, ${OPTION}}, {firstAddress, ${ADDRESS} other {{firstAddress}}}{firstDualStack, ${DUAL_STACK}})`;
const FIRST = `o primeiro bind ${FIRST_DETAILS}`;
const OF_FIRST = `do primeiro bind ${FIRST_DETAILS}`;
const SECOND = `O segundo bind ({secondOption, ${OPTION}}, {secondAddress, ${ADDRESS} other {{secondAddress}}}{secondDualStack, ${DUAL_STACK}})`;

/** Frases do resolver, por id: por que um segundo bind termina como termina, o que mais saber, o que há de errado em uma pergunta. */
export const resolver = {
	'resolver.why.exclusive-wildcard-second': `${SECOND} falha com {status}: um bind exclusivo no curinga precisa da porta livre em todos os endereços, e ${FIRST} a ocupa em pelo menos um.`,
	'resolver.why.around-the-specific': `${SECOND} tem êxito: ele toma a porta em todos os endereços, menos naquele que ${FIRST} conserva, sejam quais forem as opções e o dono desse socket.`,
	'resolver.why.reuse-over-reuse': `${SECOND} tem êxito: os dois sockets têm SO_REUSEADDR, então ele compartilha o endereço com ${FIRST}, e não há verificação de acesso.`,
	'resolver.why.reuse-inside-reuse': `${SECOND} tem êxito: os dois sockets têm SO_REUSEADDR, então ele tira um endereço do que ${FIRST} ocupa, e não há verificação de acesso.`,
	'resolver.why.same-wildcard': `${SECOND} falha com {status}: ${FIRST} ocupa o mesmo curinga, e dois sockets só compartilham um endereço quando ambos têm SO_REUSEADDR.`,
	'resolver.why.same-specific': `${SECOND} falha com {status}: ${FIRST} ocupa o mesmo endereço, e dois sockets só compartilham um endereço quando ambos têm SO_REUSEADDR.`,
	'resolver.why.exclusive-wildcard-first': `${SECOND} falha com {status}: ${FIRST} ocupa a porta com exclusividade em todos os endereços.`,
	'resolver.why.inside-by-account': `${SECOND} tem êxito se os dois sockets pertencem à mesma conta de usuário, e passa a receber o que chega para o endereço dele; para outra conta, falha com {status}. Ele encontra ${FIRST}, que só protege os próprios endereços contra outras contas.`,
	'resolver.why.inside-admitted-by-account': `${SECOND} tem êxito e recebe o que chega para o endereço dele: os dois sockets pertencem à mesma conta de usuário, e ${FIRST} só protege os próprios endereços contra outras contas.`,
	'resolver.why.inside-refused-by-account': `${SECOND} falha com {status}: ele pertence a outra conta de usuário, e ${FIRST} abrange o endereço dele.`,
	'resolver.why.inside-by-descriptor': `${SECOND} depende de uma verificação de acesso: o contexto de segurança dele é verificado contra o descritor de segurança ${OF_FIRST}. Se o acesso é concedido, tem êxito e recebe o que chega para o endereço dele; se é recusado, falha com {status}.`,
	'resolver.why.inside-admitted-by-descriptor': `${SECOND} tem êxito e recebe o que chega para o endereço dele: o descritor de segurança ${OF_FIRST} admite o contexto de segurança do segundo.`,
	'resolver.why.inside-refused-by-descriptor': `${SECOND} falha com {status}: o descritor de segurança ${OF_FIRST} não admite o contexto de segurança do segundo.`,
	'resolver.why.inside-refused-by-default-descriptor': `${SECOND} falha com {status}: ${FIRST} tem o descritor de segurança padrão, que não permite compartilhamento.`,
	'resolver.why.held-before-2003': `${SECOND} falha com {status}: antes do Windows Server 2003, um socket sem SO_REUSEADDR não pode fazer bind em uma porta que ${FIRST} ocupa, seja em que endereço for.`,
	'resolver.why.exclusive-before-2003': `${SECOND} falha com {status}: ${FIRST} ocupa a porta com exclusividade.`,
	'resolver.why.taken-before-2003': `${SECOND} tem êxito: antes do Windows Server 2003, SO_REUSEADDR sozinha toma qualquer porta que não esteja ocupada com exclusividade, aqui a ${OF_FIRST}, seja quem for o dono.`,
	'resolver.why.different-addresses': `${SECOND} tem êxito: ${FIRST} é em outro endereço específico, e dois endereços específicos diferentes nunca se compartilham.`,
	'resolver.why.different-families': `${SECOND} tem êxito: ${FIRST} é da outra família de endereços, e IPv4 e IPv6 não colidem, a menos que um deles seja um curinga dual-stack.`,
	'resolver.why.different-ports': `${SECOND} tem êxito: ${FIRST} é em outra porta.`,
	'resolver.why.different-protocols': `${SECOND} tem êxito: ${FIRST} usa o outro protocolo, e as portas de TCP e de UDP são separadas.`,
	'resolver.why.ephemeral-port': `${SECOND} tem êxito: com a porta 0, o sistema escolhe uma porta livre, então ele não encontra ${FIRST}.`,
	'resolver.why.specific2-after-wildcard': `Não se aplica: ${FIRST} abrange todos os endereços, então não há outro endereço específico além dos que a linha de um endereço específico representa.`,
	'resolver.why.both-in-kernel':
		'Nenhum documento diz o que o Winsock Kernel faz com um socket em que SO_REUSEADDR e SO_EXCLUSIVEADDRUSE estão ambas ativadas: a tabela dele não tem linha para isso. O Winsock recusa a opção posterior com WSAEINVAL (10022).',

	'resolver.note.receiver-undefined':
		'Os dois sockets ocupam o mesmo endereço: é indefinido qual deles recebe. Só multicast é diferente: todo socket que entrou no grupo recebe.',
	'resolver.note.dual-stack-rule':
		'Um bind no curinga com IPV6_V6ONLY desativada é lido como um curinga sobre as duas famílias, e todo bind IPv4, mesmo em 0.0.0.0, como um dos endereços dele. Nenhum documento diz isso; a regra concorda com todos os pares que foram executados no Windows.',
	'resolver.note.dual-stack-untested':
		'Não se tem notícia de que alguém tenha executado exatamente este par, com estas contas, no Windows.',
	'resolver.note.no-dual-stack':
		'IPV6_V6ONLY surgiu com o Windows Vista: os sistemas deste modelo não têm sockets dual-stack.',
	'resolver.note.mapped':
		'Um endereço IPv4 mapeado conta como o endereço IPv4 que ele carrega; só se pode fazer bind nele com IPV6_V6ONLY desativada.',
	'resolver.note.group-address':
		'{address} é um endereço de multicast ou broadcast: há relatos de que o Windows recusa um bind nele com WSAEADDRNOTAVAIL (10049). Em vez disso, faça o bind no endereço curinga e entre no grupo.',
	'resolver.note.account-in-kernel':
		'No Winsock Kernel não é a conta que decide, e sim o descritor de segurança do primeiro socket: informe o acesso, ou o descritor.',
	'resolver.note.no-descriptor':
		'Descritores de segurança só decidem no Winsock Kernel; o que foi informado não foi usado.',

	'resolver.error.not-a-question': 'Uma pergunta é um objeto com os campos model, first e second; isto é {value}.',
	'resolver.error.not-a-bind': '{field} precisa ser um objeto com os campos option e address; é {value}.',
	'resolver.error.unknown-field': 'Não existe o campo {field}; os campos são {allowed}.',
	'resolver.error.missing': '{field} está faltando; são permitidos {allowed}.',
	'resolver.error.not-allowed': '{field} é "{value}"; são permitidos {allowed}.',
	'resolver.error.model': 'Não existe o modelo de compartilhamento "{value}"; os modelos são {allowed}.',
	'resolver.error.address-missing':
		'{field} está faltando; são permitidos wildcard, specific, specific2 e endereços IPv4 e IPv6.',
	'resolver.error.address':
		'{field} é "{value}", que não é um endereço IPv4 ou IPv6 nem wildcard, specific ou specific2.',
	'resolver.error.port': '{field} é "{value}"; uma porta é um número inteiro de 0 a 65535.',
	'resolver.error.dual-stack-ipv4':
		'{field}.dualStack é true, mas {field}.address é {address}: um bind IPv4 não pode ser dual-stack.',
	'resolver.error.mixed-addresses':
		'"{symbol}" e {literal} não podem ser comparados: dê dois endereços, ou dois entre wildcard, specific e specific2. Só wildcard combina com um endereço específico, e specific com 0.0.0.0 ou ::.',
	'resolver.error.both-specific2':
		'specific2 significa um endereço específico diferente do endereço do primeiro bind, então os dois binds não podem tê-lo; se ambos têm o mesmo endereço, diga specific duas vezes.',
	'resolver.error.zone':
		'{first} e {second} não podem ser comparados: informe a zona (%) de um endereço link-local nos dois lados ou em nenhum.',
	'resolver.error.account-and-access':
		'account "{account}" e access "{access}" se contradizem: a mesma conta é acesso concedido, outra conta é acesso recusado. Omita um dos dois; no Winsock Kernel, omita account.',
	'resolver.error.descriptor-and-access':
		'first.descriptor "default" e access "granted" se contradizem: o descritor de segurança padrão não permite compartilhamento.',
	'resolver.error.both':
		'{field} é "both", o que nenhum socket Winsock pode ter: com SO_REUSEADDR e SO_EXCLUSIVEADDRUSE no mesmo socket, o setsockopt posterior falha com WSAEINVAL (10022), e a opção anterior continua ativada. Pergunte com essa.',
} as const satisfies Record<string, string>;
