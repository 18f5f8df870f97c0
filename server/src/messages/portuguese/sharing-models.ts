/** Como se chamam os modelos de compartilhamento, a que se aplicam e o que seus leitores precisam saber, por id. */
export const sharingModels = {
	'model.wsk.title': 'Winsock Kernel',
	'model.wsk.applies-to': 'Sockets do Winsock Kernel, Windows Vista e posteriores',
	'model.winsock.title': 'Winsock, Windows Server 2003 e posteriores',
	'model.winsock.applies-to': 'Sockets do Winsock no Windows Server 2003, Vista, 2008, 7 e posteriores',
	'model.winsock-xp.title': 'Winsock, Windows XP e anteriores',
	'model.winsock-xp.applies-to': 'Sockets do Winsock no Windows XP e anteriores',
	'model.winsock-2008-article.title': 'Winsock, o artigo de 2008 sobre SO_EXCLUSIVEADDRUSE',
	'model.winsock-2008-article.applies-to':
		'O artigo não cita nenhuma versão do Windows; suas células são as do Windows XP e anteriores',

	'caveat.rows-are-second-bind':
		'Este documento traz o segundo bind nas linhas e o primeiro nas colunas, ao contrário das tabelas Winsock do Windows Server 2003. Aqui, as linhas são sempre o primeiro bind.',
	'caveat.open-cell':
		'As fontes divergem em uma célula: primeiro bind com SO_REUSEADDR em um endereço específico, segundo bind sem opção no mesmo endereço. A tabela do Winsock Kernel diz STATUS_ACCESS_DENIED, todas as tabelas Winsock dizem WSAEADDRINUSE; um teste executado no Windows mostra apenas que o bind falha.',
	'caveat.access-check':
		'Se uma verificação de acesso (CHECK) tem êxito depende do contexto de segurança do segundo socket e do descritor de segurança do primeiro. O descritor padrão não permite compartilhamento. Qual direito de acesso é verificado não está documentado.',
	'caveat.same-account-exception':
		'O texto ao lado das tabelas dá a entender que a mesma conta sempre pode compartilhar; a tabela só tem essa exceção quando o primeiro bind é no endereço curinga e o segundo em um endereço específico.',
	'caveat.exclusive-after-wildcard':
		'O texto ao lado das tabelas diz que um bind exclusivo falha depois de qualquer bind curinga; a tabela para a mesma conta deixa um bind exclusivo em um endereço específico ter êxito sobre um curinga sem opção, e um teste executado no Windows concorda.',
	'caveat.dual-stack-text':
		'O texto ao lado das tabelas diz que um curinga dual-stack reserva a porta para as duas famílias; testes executados no Windows mostram que só um exclusivo a reserva. Ele também cita WSAEACCES para um bind dual-stack exclusivo sobre um socket IPv4, onde os testes obtiveram WSAEADDRINUSE.',
	'caveat.accounts':
		'O que conta como a mesma conta não está documentado para um processo elevado ao lado de um que não é, para SYSTEM ao lado de um usuário nem para contêineres.',
	'caveat.superseded-by-2003':
		'O Windows Server 2003 mudou a tabela: 12 das suas 36 células diferem desta para binds da mesma conta.',
	'caveat.exclusive-administrators':
		'Para o Windows XP e anteriores, uma página só deixa administradores definirem SO_EXCLUSIVEADDRUSE e outra não exige privilégio algum; depende do service pack.',
	'caveat.article-has-xp-cells':
		'Este artigo continua publicado e não cita nenhuma versão do Windows, mas suas células são as do Windows XP e anteriores. Para o Windows Server 2003 e posteriores, o modelo correto é winsock.',
} as const satisfies Record<string, string>;
