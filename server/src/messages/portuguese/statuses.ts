/** O que causa cada status, por id. */
export const statuses = {
	'status.WSAEINTR.causes': 'Cancelada.',
	'status.WSAEACCES.causes':
		'O endereço está ocupado e não pode ser compartilhado com este socket (as células DENIED das tabelas de compartilhamento); a porta está excluída ou reservada; a página de referência também cita um bind em um endereço de broadcast sem SO_BROADCAST. Não é questão de privilégio: não é preciso ser administrador, e portas abaixo de 1024 não são especiais.',
	'status.WSAEFAULT.causes':
		'Ponteiro optval/name inválido ou comprimento pequeno demais (optval passado como valor em vez de ponteiro).',
	'status.WSAEINVAL.causes':
		'A segunda entre SO_REUSEADDR e SO_EXCLUSIVEADDRUSE no mesmo socket; bind em um socket já vinculado; listen ou ConnectEx em um não vinculado; um nível errado; SO_CONDITIONAL_ACCEPT depois de listen; uma opção definida tarde demais.',
	'status.WSAEWOULDBLOCK.causes':
		'Uma operação não bloqueante teria de esperar, inclusive um fechamento com linger diferente de zero.',
	'status.WSAENOTSOCK.causes': 'Não é um socket.',
	'status.WSAENOPROTOOPT.causes': 'Opção desconhecida ou sem suporte neste protocolo.',
	'status.WSAEPROTONOSUPPORT.causes': 'Protocolo não disponível.',
	'status.WSAEOPNOTSUPP.causes': 'Operação impossível neste tipo de socket ou nesta combinação.',
	'status.WSAEAFNOSUPPORT.causes':
		'A família do endereço não é a do socket (para bind, os documentos dizem WSAEFAULT; o Windows dá este).',
	'status.WSAEADDRINUSE.causes':
		'O endereço e a porta já estão ocupados (as células INUSE das tabelas de compartilhamento).',
	'status.WSAEADDRNOTAVAIL.causes':
		'O endereço não pertence a este computador, ou o destino é inválido; relatado também para um bind em um endereço de multicast ou broadcast.',
	'status.WSAENETDOWN.causes': 'A pilha de rede falhou.',
	'status.WSAENOBUFS.causes': 'Não há mais buffers ou portas efêmeras.',
	'status.WSAEISCONN.causes': 'Já conectado.',
	'status.WSAENOTCONN.causes': 'Não conectado.',
	'status.WSAECONNREFUSED.causes': 'Ninguém escuta, ou o listener morreu.',
	'status.WSANOTINITIALISED.causes': 'WSAStartup não foi chamada.',
	'status.STATUS_SUCCESS.causes': 'Concluído.',
	'status.STATUS_PENDING.causes': 'O IRP será concluído mais tarde; os buffers precisam continuar válidos.',
	'status.STATUS_EVENT_PENDING.causes': 'Desativação pedida sem IRP enquanto um callback está em execução.',
	'status.STATUS_ADDRESS_ALREADY_EXISTS.causes':
		'O endereço já está ocupado (as células INUSE da tabela de compartilhamento); quem chama pelo Winsock vê WSAEADDRINUSE.',
	'status.STATUS_ACCESS_DENIED.causes':
		'O endereço não pode ser compartilhado com este socket (as células DENIED da tabela de compartilhamento, e uma verificação de acesso recusada); quem chama pelo Winsock vê WSAEACCES.',
	'status.STATUS_SHARING_VIOLATION.causes':
		'Uma falha de compartilhamento mais antiga; Wine e libuv a convertem em WSAEADDRINUSE, textos anteriores a 2003 dizem que o TCP/IP dava WSAEACCES.',
	'status.STATUS_CONFLICTING_ADDRESSES.causes': 'Wine: WSAENOBUFS; libuv: WSAEADDRNOTAVAIL - as fontes divergem.',
	'status.STATUS_TOO_MANY_ADDRESSES.causes':
		'Não há mais portas efêmeras; Wine: WSAENOBUFS; libuv: WSAEADDRINUSE - as fontes divergem.',
	'status.STATUS_INVALID_PARAMETER.causes': 'Argumento inválido.',
	'status.STATUS_INVALID_DEVICE_STATE.causes': 'O socket não está no estado certo.',
	'status.STATUS_FILE_FORCED_CLOSED.causes': 'O socket está sendo fechado.',
	'status.STATUS_REQUEST_NOT_ACCEPTED.causes': 'Conclusão imediata (inline) impossível (comentário do header).',
	'status.STATUS_NOT_SUPPORTED.causes': 'Sem suporte.',
	'status.STATUS_INVALID_ADDRESS_COMPONENT.causes':
		'O endereço não é local; quem chama pelo Winsock vê WSAEADDRNOTAVAIL.',
} as const satisfies Record<string, string>;
