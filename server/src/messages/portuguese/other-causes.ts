/** Causas de um status fora das tabelas de compartilhamento, e como um comando as mostra, por id. */
export const otherCauses = {
	'cause.excluded-range.cause':
		'A porta está em uma faixa excluída do uso. O Hyper-V, e com ele o WSL e o Docker, reserva faixas assim a cada inicialização; por isso, uma porta que ontem funcionava hoje é recusada. Ninguém escuta ali, e netstat não mostra nada.',
	'cause.excluded-range.tell':
		'É esta a causa se {port, select, none {a porta} other {{port}}} está entre Start Port e End Port de uma linha, incluindo os dois. Linhas com * foram reservadas por um administrador; elas deixam uma porta fora da escolha automática, e há relatos de que admitem um bind pelo número. Execute também com ipv6 no lugar de ipv4.',
	'cause.http-sys.cause':
		'O driver HTTP http.sys ocupa a porta para um serviço (IIS, WinRM, um recurso do Windows, um programa com HttpListener).',
	'cause.http-sys.tell':
		'É esta a causa se netstat -ano dá PID 4 (System) para a porta. Este comando lista as URLs registradas, cada uma com o processo que a registrou; procure {port, select, none {a porta} other {:{port}}}.',
	'cause.bound-not-listening.cause':
		'Um socket está vinculado à porta, mas não escuta: netstat -ano o omite, e ainda assim ele ocupa a porta.',
	'cause.bound-not-listening.tell':
		'É esta a causa se uma linha termina com BOUND e um PID. No PowerShell: Get-NetTCPConnection -State Bound.',
	'cause.port-proxy.cause':
		'Um proxy de porta do Windows, ou o relay do WSL ou do Docker, escuta na porta e encaminha o que chega.',
	'cause.port-proxy.tell':
		'É esta a causa se a porta aparece na segunda coluna. netstat -ano dá então o PID do serviço iphlpsvc (em svchost.exe). Os relays wslrelay.exe e com.docker.backend.exe só aparecem em netstat -anob.',
	'cause.dual-stack-holder.cause':
		'Um socket dual-stack ([::] com IPV6_V6ONLY desativada) ocupa a porta também para IPv4. Para ele, todo bind IPv4, mesmo em 0.0.0.0, é um dos endereços dele (inferido).',
	'cause.dual-stack-holder.tell':
		'É esta a causa se uma linha tem [::]{port, select, none {} other {:{port}}} como endereço local e o mesmo programa atende IPv4.',
	'cause.connections-live-on.cause':
		'O listener se foi, mas conexões que ele aceitou continuam vivas. Se ele tinha SO_EXCLUSIVEADDRUSE, está documentado que elas retêm a porta.',
	'cause.connections-live-on.tell':
		'É esta a causa se nenhuma linha escuta na porta, mas linhas que a têm no endereço local estão em ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 ou LAST_ACK. Encerre essas conexões, ou espere e faça o bind de novo.',
	'cause.inherited-listener.cause':
		'O processo que netstat indica terminou, mas um filho dele herdou o socket e retém a porta.',
	'cause.inherited-listener.tell':
		'É esta a causa se nenhum processo tem o PID que netstat -ano dá para a porta (tasklist /fi "PID eq {process}"). O comando lista os filhos dele: encerre-os. Crie o socket com WSA_FLAG_NO_HANDLE_INHERIT.',
	'cause.dynamic-range.cause':
		'A porta está na faixa da qual o Windows tira portas para conexões de saída, e uma delas a tem.',
	'cause.dynamic-range.tell':
		'O comando dá o início da faixa e quantas portas ela tem. É esta a causa se a porta está nela e netstat -ano a mostra como porta local de uma conexão. Escolha uma porta fora da faixa, ou exclua-a da escolha automática.',
	'cause.ports-exhausted.cause':
		'Não sobra porta para conexões de saída: milhares de conexões estão abertas ou esperando para serem esquecidas.',
	'cause.ports-exhausted.tell':
		'É esta a causa se os estados somados chegam perto do tamanho da faixa que "netsh int ipv4 show dynamicport tcp" dá (16384 por padrão). Reutilize conexões, ou defina SO_REUSE_UNICASTPORT antes de connect (Windows 10 e posteriores).',
	'cause.security-filter.cause':
		'Um filtro de firewall ou de outro produto de segurança recusa a chamada, seja quem for que ocupe a porta.',
	'cause.security-filter.tell':
		'Execute como administrador; o comando grava wfpstate.xml. É esta a causa se há um filtro de bloqueio de algum produto nas camadas ALE_RESOURCE_ASSIGNMENT (bind) ou ALE_AUTH_CONNECT (connect), ou se o erro some enquanto o produto está desativado.',
	'cause.other-kind-of-socket.cause':
		'Um programa em modo usuário ocupa a porta. Nenhum documento diz o que acontece entre um socket do Winsock Kernel e um do modo usuário.',
	'cause.other-kind-of-socket.tell':
		'É esta a causa se uma linha tem a porta como porta local e o PID de um programa comum. Sockets de drivers aparecem com o PID 4.',
	'cause.broadcast-address.cause':
		'O endereço é de broadcast ou multicast. Há relatos de que o Windows o recusa com WSAEADDRNOTAVAIL (10049); a página de referência cita WSAEACCES (10013).',
	'cause.broadcast-address.tell':
		'É esta a causa se o endereço é 255.255.255.255, está entre 224.0.0.0 e 239.255.255.255, ou é o último endereço de uma sub-rede que o comando mostra. Em vez disso, faça o bind em INADDR_ANY e entre no grupo.',
	'cause.address-not-local.cause':
		'O endereço não pertence a este computador: uma string errada, um adaptador inativo, uma VPN que ainda não subiu.',
	'cause.address-not-local.tell': 'É esta a causa se o endereço não aparece em nenhum adaptador.',
	'cause.both-options.cause':
		'SO_REUSEADDR e SO_EXCLUSIVEADDRUSE no mesmo socket: o setsockopt posterior falha, e a opção anterior permanece.',
	'cause.both-options.tell': 'É esta a causa se conflicting-options está entre as ocorrências.',
	'cause.bound-twice.cause':
		'O socket já estava vinculado quando bind foi chamado, ou não estava quando listen foi chamado.',
	'cause.bound-twice.tell':
		'É esta a causa se dois binds do mesmo socket vêm um depois do outro em um caminho. connect e sendto também vinculam um socket.',
	'cause.family-mismatch.cause':
		'A família do endereço não é a do socket, ou o comprimento informado para o endereço é pequeno demais.',
	'cause.family-mismatch.tell': 'Compare a família do socket com o endereço do bind dele.',
} as const satisfies Record<string, string>;
