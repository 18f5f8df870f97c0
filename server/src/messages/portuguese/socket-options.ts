/** O que cada opção de socket significa, quando definir e o que mais saber, por id. */
export const socketOptions = {
	'option.windows-user.SO_REUSEADDR.meaning':
		'Faz bind em um endereço e porta que outro socket ocupa, se esse outro o permite.',
	'option.windows-user.SO_REUSEADDR.set-when':
		'Antes do bind (sem efeito depois de um bind com êxito; depois de uma falha de bind, ainda pode ser definida).',
	'option.windows-user.SO_REUSEADDR.note-1':
		'Defini-la como 1 enquanto SO_EXCLUSIVEADDRUSE é 1 falha com WSAEINVAL (10022).',
	'option.windows-user.SO_REUSEADDR.note-2': 'Sockets aceitos a herdam (visto no Windows).',
	'option.windows-user.SO_REUSEADDR.note-3': 'O Windows normaliza o valor lido de volta para 0/1.',
	'option.windows-user.SO_REUSEADDR.note-4': 'Não exige nenhum privilégio.',
	'option.windows-user.SO_REUSEADDR.note-5':
		'Não tem o significado de POSIX: no Windows, ela toma portas em uso e não é necessária para contornar TIME_WAIT.',
	'option.windows-user.SO_EXCLUSIVEADDRUSE.meaning':
		'Impede que qualquer outro socket tome este endereço e porta à força.',
	'option.windows-user.SO_EXCLUSIVEADDRUSE.set-when': 'Antes do bind (sem efeito depois).',
	'option.windows-user.SO_EXCLUSIVEADDRUSE.note-1':
		'É definida como (int)(~SO_REUSEADDR), portanto não é um bit de flag: nunca a una com | nem a teste com &.',
	'option.windows-user.SO_EXCLUSIVEADDRUSE.note-2':
		'Defini-la como 1 enquanto SO_REUSEADDR é 1 falha com WSAEINVAL (10022); voltar SO_REUSEADDR a 0 elimina isso.',
	'option.windows-user.SO_EXCLUSIVEADDRUSE.note-3':
		'No Windows XP e anteriores, uma página exige um administrador e outra não exige privilégio algum; a correção (KB 870562) veio com o Windows 2000 SP4, o XP SP2 e o Server 2003.',
	'option.windows-user.SO_EXCLUSIVEADDRUSE.note-4':
		'No Windows Server 2003 e posteriores, um bind exclusivo em um endereço específico não impede um bind posterior no curinga; um bind exclusivo no curinga impede todo bind posterior na porta.',
	'option.windows-user.SO_REUSE_UNICASTPORT.meaning':
		'Deixa o sistema dar a mesma porta efêmera a várias conexões de saída e escolhê-la mais tarde.',
	'option.windows-user.SO_REUSE_UNICASTPORT.set-when': 'Antes do bind.',
	'option.windows-user.SO_REUSE_UNICASTPORT.note-1':
		'Definir SO_RANDOMIZE_PORT depois falha (código de erro não documentado).',
	'option.windows-user.SO_REUSE_UNICASTPORT.note-2': 'A Microsoft a prefere a SO_PORT_SCALABILITY.',
	'option.windows-user.SO_REUSE_MULTICASTPORT.meaning':
		'Promete que o socket nunca recebe unicast, para que a porta dele possa ser compartilhada por receptores de multicast.',
	'option.windows-user.SO_REUSE_MULTICASTPORT.set-when': 'Antes do bind (implícito, não afirmado).',
	'option.windows-user.SO_REUSE_MULTICASTPORT.note-1':
		'A documentação se contradiz: a coluna Set está em branco, embora o texto mande defini-la.',
	'option.windows-user.SO_UNICAST_RECEIVE_SHARING.meaning':
		'Deixa vários sockets na mesma porta UDP receberem, todos, os datagramas unicast; muda a entrega, não o direito de fazer bind.',
	'option.windows-user.SO_UNICAST_RECEIVE_SHARING.set-when': 'Antes do bind (WSAEINVAL depois).',
	'option.windows-user.SO_UNICAST_RECEIVE_SHARING.note-1':
		'É definida pela função WSASetUnicastReceiveSharing; nenhum header público traz o número dela.',
	'option.windows-user.SO_UNICAST_RECEIVE_SHARING.note-2':
		'Exclui SO_EXCLUSIVEADDRUSE, SO_REUSE_MULTICASTPORT e SIO_CPU_AFFINITY (WSAEOPNOTSUPP).',
	'option.windows-user.SO_UNICAST_RECEIVE_SHARING.note-3': 'O próprio bind continua precisando de SO_REUSEADDR.',
	'option.windows-user.SO_UNICAST_RECEIVE_SHARING.note-4':
		'WSASetUnicastReceiveSharing falha com WSAENOPROTOOPT onde o Windows não a tem.',
	'option.windows-user.SO_PORT_SCALABILITY.meaning':
		'Deixa o mesmo número de porta efêmera ser dado uma vez para cada endereço local.',
	'option.windows-user.SO_PORT_SCALABILITY.set-when': 'Antes do bind.',
	'option.windows-user.SO_PORT_SCALABILITY.note-1': 'Só age em um bind em um endereço específico com a porta 0.',
	'option.windows-user.SO_PORT_SCALABILITY.note-2':
		'Um socket sem a opção não pode tomar uma porta dessas, então ela pode deixar outros programas sem portas.',
	'option.windows-user.SO_PORT_SCALABILITY.note-3': 'O Windows 7 e o Server 2008 R2 têm um bug com ela (KB2826167).',
	'option.windows-user.SO_RANDOMIZE_PORT.meaning': 'Pede uma porta efêmera aleatória em vez da próxima.',
	'option.windows-user.SO_RANDOMIZE_PORT.set-when': 'Em um socket não vinculado.',
	'option.windows-user.SO_RANDOMIZE_PORT.note-1': 'Exclui SO_REUSE_UNICASTPORT: o setsockopt posterior falha.',
	'option.windows-user.SO_COMPARTMENT_ID.meaning':
		'Escolhe o compartimento de roteamento (namespace de rede) do socket.',
	'option.windows-user.SO_COMPARTMENT_ID.set-when': 'Não documentado.',
	'option.windows-user.SO_COMPARTMENT_ID.note-1':
		'A página de SOL_SOCKET não a cita. Sockets de compartimentos diferentes presumivelmente não colidem; nenhum documento diz isso.',
	'option.windows-user.SO_CONDITIONAL_ACCEPT.meaning':
		'Deixa o próprio programa responder a um pedido de conexão ou recusá-lo, em vez de a pilha confirmá-lo antes.',
	'option.windows-user.SO_CONDITIONAL_ACCEPT.set-when':
		'Antes de listen (WSAEINVAL se já escuta); no Winsock Kernel, antes de WskBind.',
	'option.windows-user.SO_PAUSE_ACCEPT.meaning':
		'Faz um socket de escuta recusar novas conexões com RST enquanto está ativada.',
	'option.windows-user.SO_PAUSE_ACCEPT.set-when': 'Não documentado.',
	'option.windows-user.SO_PROTECT.meaning': 'Apenas uma linha na tabela de suporte; sem descrição em lugar nenhum.',
	'option.windows-user.SO_PROTECT.set-when': 'Não documentado.',
	'option.windows-user.SO_DEBUG.meaning': 'Pede saída de depuração; os provedores da Microsoft não dão nenhuma.',
	'option.windows-user.SO_DEBUG.set-when': 'A qualquer momento.',
	'option.windows-user.SO_ACCEPTCONN.meaning': 'Diz se listen teve êxito no socket.',
	'option.windows-user.SO_ACCEPTCONN.set-when': 'Somente leitura.',
	'option.windows-user.SO_KEEPALIVE.meaning':
		'Envia sondas em uma conexão ociosa (por padrão, depois de 2 h ociosa, com intervalo de 1 s).',
	'option.windows-user.SO_KEEPALIVE.set-when': 'A qualquer momento (Vista+: WSAEINVAL durante a conexão).',
	'option.windows-user.SO_DONTROUTE.meaning': 'Pede para pular o roteamento; os provedores da Microsoft a ignoram.',
	'option.windows-user.SO_DONTROUTE.set-when': 'A qualquer momento.',
	'option.windows-user.SO_BROADCAST.meaning': 'Permite enviar a um endereço de broadcast.',
	'option.windows-user.SO_BROADCAST.set-when':
		'A qualquer momento, antes de enviar a um endereço de broadcast ou fazer bind nele.',
	'option.windows-user.SO_BROADCAST.note-1':
		'A página de referência diz que um bind em um endereço de broadcast sem ela falha com WSAEACCES; há relatos de que o Windows recusa esse bind com WSAEADDRNOTAVAIL (10049), com ela ou sem ela. Em vez disso, faça o bind no curinga.',
	'option.windows-user.SO_USELOOPBACK.meaning':
		'Resquício do BSD; WSAEINVAL no Vista e posteriores, WSAENOPROTOOPT antes.',
	'option.windows-user.SO_LINGER.meaning':
		'Decide se closesocket retorna na hora, espera l_linger segundos ou reinicia a conexão com RST (l_linger 0).',
	'option.windows-user.SO_LINGER.set-when': 'A qualquer momento antes de closesocket.',
	'option.windows-user.SO_LINGER.note-1': 'Com l_onoff 1 e l_linger 0, closesocket reinicia a conexão com RST.',
	'option.windows-user.SO_LINGER.note-2':
		'Em um socket não bloqueante com um tempo diferente de zero, closesocket falha com WSAEWOULDBLOCK, e o handle continua aberto.',
	'option.windows-user.SO_LINGER.note-3':
		'É desaconselhada como remédio para uma porta exclusiva que continua ocupada.',
	'option.windows-user.SO_DONTLINGER.meaning': 'Lê ou grava o inverso de l_onoff.',
	'option.windows-user.SO_DONTLINGER.set-when': 'A qualquer momento.',
	'option.windows-user.SO_DONTLINGER.note-1': 'É definida como (int)(~SO_LINGER); o antigo winsock.h tem (u_int).',
	'option.windows-user.SO_OOBINLINE.meaning': 'Entrega dados urgentes no fluxo normal.',
	'option.windows-user.SO_OOBINLINE.set-when': 'A qualquer momento.',
	'option.windows-user.SO_SNDBUF.meaning': 'Espaço reservado para o envio.',
	'option.windows-user.SO_SNDBUF.set-when': 'A qualquer momento.',
	'option.windows-user.SO_RCVBUF.meaning': 'Espaço reservado para a recepção.',
	'option.windows-user.SO_RCVBUF.set-when': 'A qualquer momento.',
	'option.windows-user.SO_SNDLOWAT.meaning':
		'Resquício do BSD; WSAEINVAL no Vista e posteriores, WSAENOPROTOOPT antes.',
	'option.windows-user.SO_RCVLOWAT.meaning':
		'Resquício do BSD; WSAEINVAL no Vista e posteriores, WSAENOPROTOOPT antes.',
	'option.windows-user.SO_SNDTIMEO.meaning': 'Tempo limite de um envio bloqueante.',
	'option.windows-user.SO_SNDTIMEO.set-when': 'A qualquer momento.',
	'option.windows-user.SO_SNDTIMEO.note-1':
		'A página de getsockopt a lista entre as opções BSD sem suporte; isso está errado.',
	'option.windows-user.SO_SNDTIMEO.note-2': 'Código POSIX que passa uma struct timeval está errado aqui.',
	'option.windows-user.SO_RCVTIMEO.meaning': 'Tempo limite de uma recepção bloqueante.',
	'option.windows-user.SO_RCVTIMEO.set-when': 'A qualquer momento.',
	'option.windows-user.SO_RCVTIMEO.note-1':
		'A página de getsockopt a lista entre as opções BSD sem suporte; isso está errado.',
	'option.windows-user.SO_RCVTIMEO.note-2': 'Código POSIX que passa uma struct timeval está errado aqui.',
	'option.windows-user.SO_ERROR.meaning': 'Lê e limpa o erro pendente do socket.',
	'option.windows-user.SO_ERROR.note-1':
		'O Windows aceita que ela seja definida (visto no Windows), embora esteja documentada como somente leitura.',
	'option.windows-user.SO_TYPE.meaning': 'Informa o tipo do socket: SOCK_STREAM, SOCK_DGRAM e assim por diante.',
	'option.windows-user.SO_TYPE.set-when': 'Somente leitura.',
	'option.windows-user.SO_BSP_STATE.meaning': 'Informa endereço local e remoto, tipo e protocolo em uma só chamada.',
	'option.windows-user.SO_BSP_STATE.set-when': 'Somente leitura.',
	'option.windows-user.SO_GROUP_ID.meaning': 'Reservada, não use.',
	'option.windows-user.SO_GROUP_ID.set-when': 'Somente leitura.',
	'option.windows-user.SO_GROUP_PRIORITY.meaning': 'Reservada, não use.',
	'option.windows-user.SO_MAX_MSG_SIZE.meaning': 'A maior mensagem de saída que o protocolo pode transportar.',
	'option.windows-user.SO_MAX_MSG_SIZE.set-when': 'Somente leitura.',
	'option.windows-user.SO_PROTOCOL_INFOA.meaning': 'Retorna a descrição ANSI do provedor.',
	'option.windows-user.SO_PROTOCOL_INFOA.set-when': 'Somente leitura.',
	'option.windows-user.SO_PROTOCOL_INFOW.meaning': 'Retorna a descrição do provedor em caracteres largos.',
	'option.windows-user.SO_PROTOCOL_INFOW.set-when': 'Somente leitura.',
	'option.windows-user.SO_PROTOCOL_INFO.meaning':
		'SO_PROTOCOL_INFOW se UNICODE está definida, senão SO_PROTOCOL_INFOA.',
	'option.windows-user.SO_PROTOCOL_INFO.set-when': 'Somente leitura.',
	'option.windows-user.PVD_CONFIG.meaning': 'Bloco opaco de configuração do provedor.',
	'option.windows-user.SO_TIMESTAMP.meaning': 'Tipo de mensagem auxiliar que traz o timestamp de um pacote.',
	'option.windows-user.SO_TIMESTAMP.note-1': 'Tipo de mensagem de controle, não um nome para setsockopt.',
	'option.windows-user.SO_TIMESTAMP_ID.meaning':
		'Tipo de mensagem auxiliar que marca um envio para que o seu timestamp possa ser obtido.',
	'option.windows-user.SO_TIMESTAMP_ID.note-1': 'Tipo de mensagem de controle, não um nome para setsockopt.',
	'option.windows-user.SO_ORIGINAL_DST.meaning': 'Destino original de uma conexão redirecionada.',
	'option.windows-user.SO_ORIGINAL_DST.set-when': 'Somente leitura.',
	'option.windows-user.SO_ORIGINAL_DST.note-1': 'IP6T_SO_ORIGINAL_DST é outro nome dela.',
	'option.windows-user.SO_RECEIVED_HOPLIMIT.meaning':
		'Limite de saltos (hop limit) dos pacotes recebidos (só o nome, não documentada).',
	'option.windows-user.SO_RECEIVED_PROCESSOR.meaning': 'Informa qual processador tratou os pacotes recebidos.',
	'option.windows-user.SO_CONNDATA.meaning': 'Dados extras enviados com um pedido de conexão.',
	'option.windows-user.SO_CONNOPT.meaning': 'Bytes de opções extras enviados com um pedido de conexão.',
	'option.windows-user.SO_DISCDATA.meaning': 'Dados extras enviados com um pedido de desconexão.',
	'option.windows-user.SO_DISCOPT.meaning': 'Bytes de opções extras enviados com um pedido de desconexão.',
	'option.windows-user.SO_CONNDATALEN.meaning': 'Comprimento dos dados de conexão.',
	'option.windows-user.SO_CONNOPTLEN.meaning': 'Comprimento das opções de conexão.',
	'option.windows-user.SO_DISCDATALEN.meaning': 'Comprimento dos dados de desconexão.',
	'option.windows-user.SO_DISCOPTLEN.meaning': 'Comprimento das opções de desconexão.',
	'option.windows-user.SO_OPENTYPE.meaning':
		'Faz com que os próximos sockets da thread não sejam overlapped; não use, use WSASocket.',
	'option.windows-user.SO_OPENTYPE.set-when': 'Antes de socket() dos próximos sockets.',
	'option.windows-user.SO_MAXDG.meaning': 'O maior datagrama de saída.',
	'option.windows-user.SO_MAXDG.set-when': 'Somente leitura.',
	'option.windows-user.SO_MAXPATHDG.meaning': 'O maior datagrama de saída para um destino.',
	'option.windows-user.SO_MAXPATHDG.set-when': 'Somente leitura.',
	'option.windows-user.SO_UPDATE_ACCEPT_CONTEXT.meaning':
		'Faz um socket de AcceptEx assumir as propriedades do seu listener, para que getpeername e companhia funcionem.',
	'option.windows-user.SO_UPDATE_ACCEPT_CONTEXT.set-when': 'Depois que AcceptEx se conclui.',
	'option.windows-user.SO_UPDATE_ACCEPT_CONTEXT.note-1':
		'A tabela de opções traz o tipo errado: a referência de AcceptEx passa o SOCKET de escuta.',
	'option.windows-user.SO_CONNECT_TIME.meaning': 'Segundos desde que a conexão foi feita.',
	'option.windows-user.SO_CONNECT_TIME.set-when': 'Somente leitura.',
	'option.windows-user.SO_UPDATE_CONNECT_CONTEXT.meaning':
		'Torna um socket de ConnectEx plenamente conectado, para que shutdown e getpeername funcionem.',
	'option.windows-user.SO_UPDATE_CONNECT_CONTEXT.set-when': 'Depois que ConnectEx se conclui.',
	'option.windows-user.SO_MAX_RDMA_SIZE.meaning': 'Limite de transferência RDMA para provedores SAN.',
	'option.windows-user.SO_RDMA_THRESHOLD_SIZE.meaning': 'Tamanho a partir do qual se usa RDMA.',
	'option.windows-kernel.WSK_SO_BASE.meaning': 'Base dos números de opção exclusivos do kernel.',
	'option.windows-kernel.SO_WSK_SECURITY.meaning':
		'Aplica um descritor de segurança ao endereço que o socket vai ocupar.',
	'option.windows-kernel.SO_WSK_SECURITY.set-when': 'Antes do bind.',
	'option.windows-kernel.SO_WSK_SECURITY.note-1': 'É preciso um IRP para defini-la e para lê-la.',
	'option.windows-kernel.SO_WSK_SECURITY.note-2':
		'O descritor precisa vir de WskControlClient com WSK_CACHE_SD (Irp NULL).',
	'option.windows-kernel.SO_WSK_SECURITY.note-3':
		'Não libere o descritor com WSK_RELEASE_SD antes que o IRP esteja concluído.',
	'option.windows-kernel.SO_WSK_SECURITY.note-4': 'Defini-la de novo substitui o primeiro descritor.',
	'option.windows-kernel.SO_WSK_SECURITY.note-5': 'Lê-la retorna um descritor em cache que precisa ser liberado.',
	'option.windows-kernel.SO_WSK_EVENT_CALLBACK.meaning': 'Ativa ou desativa callbacks de eventos de um socket WSK.',
	'option.windows-kernel.SO_WSK_EVENT_CALLBACK.set-when':
		'Depois do bind (escuta, datagramas); depois da conexão (orientado a conexão).',
	'option.windows-kernel.SO_WSK_EVENT_CALLBACK.note-1': 'Para ativar eventos, Irp precisa ser NULL.',
	'option.windows-kernel.SO_WSK_EVENT_CALLBACK.note-2':
		'Desative um evento por vez, com WSK_EVENT_DISABLE; Irp é opcional e, sem ele, STATUS_EVENT_PENDING é possível.',
	'option.windows-user.IPV6_V6ONLY.meaning':
		'Enquanto é 0, um socket IPv6 atende também IPv4, por meio de endereços IPv4 mapeados (dual-stack).',
	'option.windows-user.IPV6_V6ONLY.set-when': 'Antes do bind (falha depois).',
	'option.windows-user.IPV6_V6ONLY.note-1': 'No Linux, o padrão é 0 e o número da opção é 26.',
	'option.windows-user.IPV6_V6ONLY.note-2': 'O Windows deixa defini-la também em um socket AF_INET.',
	'option.windows-user.SIO_CPU_AFFINITY.meaning': 'Direciona datagramas para sockets por processador.',
	'option.windows-user.SIO_CPU_AFFINITY.set-when': 'Antes do bind (WSAEINVAL depois).',
	'option.windows-user.SIO_CPU_AFFINITY.note-1': 'Não pode ser combinada com SO_REUSEADDR ou SO_REUSE_MULTICASTPORT.',
	'option.windows-user.SIO_ASSOCIATE_PORT_RESERVATION.meaning':
		'Faz o bind de um socket dentro de uma faixa de portas reservada.',
	'option.windows-user.SIO_ASSOCIATE_PORT_RESERVATION.set-when': 'Antes do bind.',
	'option.posix.SO_REUSEADDR.meaning':
		'Deixa o bind ter êxito apesar de TIME_WAIT e, no BSD, deixa um curinga e um endereço específico coexistirem; no Linux, nunca ao lado de um listener.',
	'option.posix.SO_REUSEADDR.set-when':
		'Antes do bind (o Linux também a respeita mais tarde no primeiro socket, medido).',
	'option.posix.SO_REUSEADDR.note-1':
		'TCP no Linux: os dois sockets precisam tê-la, mesmo contra o TIME_WAIT deixado por um listener que não a tinha (medido).',
	'option.posix.SO_REUSEPORT.meaning':
		'Deixa vários sockets ocuparem o mesmo endereço e porta se todos a definem; o Linux exige também o mesmo usuário efetivo e distribui a carga.',
	'option.posix.SO_REUSEPORT.set-when': 'Antes do bind (o Linux 6.18 a respeita também mais tarde, medido).',
	'option.posix.SO_REUSEPORT.note-1': 'O Windows não a define; não a converta em SO_REUSEADDR.',
	'option.posix.SO_REUSEPORT_LB.meaning':
		'Como SO_REUSEPORT, e distribui conexões por até 256 sockets com um hash (FreeBSD).',
	'option.posix.SO_REUSEPORT_LB.set-when': 'Antes do bind.',
	'option.posix.SO_EXCLBIND.meaning': 'Bind exclusivo no Solaris.',
	'option.posix.SO_EXCLBIND.set-when': 'Antes do bind.',
	'option.posix.SO_EXCLBIND.note-1': 'Só o Solaris a tem.',
	'option.posix.SO_BINDTODEVICE.meaning':
		'Prende um socket a uma interface; sockets em dispositivos diferentes não colidem.',
	'option.posix.SO_BINDTODEVICE.set-when': 'A qualquer momento.',
	'option.posix.SO_BINDTOIFINDEX.meaning': 'Prende um socket a uma interface, indicada pelo seu índice.',
	'option.posix.SO_BINDTOIFINDEX.set-when': 'A qualquer momento.',
	'option.posix.SO_LINGER.meaning':
		'Decide o que close faz com dados não enviados; struct linger tem 8 bytes aqui e 4 no Windows.',
	'option.posix.SO_LINGER.set-when': 'A qualquer momento.',
	'option.posix.SO_KEEPALIVE.meaning': 'Envia sondas em uma conexão ociosa.',
	'option.posix.SO_KEEPALIVE.set-when': 'A qualquer momento.',
	'option.posix.SO_BROADCAST.meaning': 'Permite enviar a um endereço de broadcast.',
	'option.posix.SO_BROADCAST.set-when': 'A qualquer momento.',
	'option.posix.SO_ERROR.meaning': 'Lê e limpa o erro pendente do socket.',
	'option.posix.SO_ERROR.set-when': 'Somente leitura.',
	'option.posix.SO_TYPE.meaning': 'Informa o tipo do socket.',
	'option.posix.SO_TYPE.set-when': 'Somente leitura.',
	'option.posix.SO_ACCEPTCONN.meaning': 'Diz se o socket escuta.',
	'option.posix.SO_ACCEPTCONN.set-when': 'Somente leitura.',
	'option.posix.SO_SNDBUF.meaning': 'Espaço reservado para o envio.',
	'option.posix.SO_SNDBUF.set-when': 'A qualquer momento.',
	'option.posix.SO_RCVBUF.meaning': 'Espaço reservado para a recepção.',
	'option.posix.SO_RCVBUF.set-when': 'A qualquer momento.',
	'option.posix.SO_RCVTIMEO.meaning': 'Tempo limite de uma recepção bloqueante: uma struct timeval, não milissegundos.',
	'option.posix.SO_RCVTIMEO.set-when': 'A qualquer momento.',
	'option.posix.SO_SNDTIMEO.meaning': 'Tempo limite de um envio bloqueante: uma struct timeval, não milissegundos.',
	'option.posix.SO_SNDTIMEO.set-when': 'A qualquer momento.',
	'option.posix.SO_RCVLOWAT.meaning': 'O menor número de bytes com que uma recepção retorna.',
	'option.posix.SO_RCVLOWAT.set-when': 'A qualquer momento.',
	'option.posix.SO_SNDLOWAT.meaning':
		'O menor número de bytes livres com que um socket conta como pronto para escrita.',
	'option.posix.SO_SNDLOWAT.set-when': 'A qualquer momento.',
	'option.posix.SO_OOBINLINE.meaning': 'Entrega dados urgentes no fluxo normal.',
	'option.posix.SO_OOBINLINE.set-when': 'A qualquer momento.',
	'option.posix.SO_DEBUG.meaning': 'Pede saída de depuração.',
	'option.posix.SO_DEBUG.set-when': 'A qualquer momento.',
	'option.posix.SO_DONTROUTE.meaning': 'Pede para pular o roteamento.',
	'option.posix.SO_DONTROUTE.set-when': 'A qualquer momento.',
	'option.posix.SO_PRIORITY.meaning': 'Define a prioridade dos pacotes enviados.',
	'option.posix.SO_PRIORITY.set-when': 'A qualquer momento.',
	'option.posix.SO_DOMAIN.meaning': 'Informa a família de endereços.',
	'option.posix.SO_DOMAIN.set-when': 'Somente leitura.',
	'option.posix.SO_PROTOCOL.meaning': 'Informa o protocolo.',
	'option.posix.SO_PROTOCOL.set-when': 'Somente leitura.',
	'option.posix.SO_INCOMING_CPU.meaning':
		'Indica o processador cujas conexões este socket de um grupo SO_REUSEPORT prefere.',
	'option.posix.SO_INCOMING_CPU.set-when': 'A qualquer momento.',
	'option.posix.SO_ATTACH_REUSEPORT_CBPF.meaning': 'Associa um programa que escolhe o socket de um grupo SO_REUSEPORT.',
	'option.posix.SO_ATTACH_REUSEPORT_CBPF.set-when': 'A qualquer momento.',
	'option.posix.SO_ATTACH_REUSEPORT_EBPF.meaning': 'Associa um programa que escolhe o socket de um grupo SO_REUSEPORT.',
	'option.posix.SO_ATTACH_REUSEPORT_EBPF.set-when': 'A qualquer momento.',
	'option.posix.IP_BIND_ADDRESS_NO_PORT.meaning': 'Adia a escolha da porta efêmera para connect.',
	'option.posix.IP_BIND_ADDRESS_NO_PORT.set-when': 'Antes do bind.',
} as const satisfies Record<string, string>;
