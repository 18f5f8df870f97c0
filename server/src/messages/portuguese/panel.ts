/** Frases do painel, por id. */
export const panel = {
	'panel.summary':
		'{role, select, none {} listener {Listener } client {Cliente } accepted {Conexão aceita, } datagram_receiver {Receptor } multicast_receiver {Receptor multicast } broadcast {Broadcast } other {}}{protocol, select, tcp {TCP} udp {UDP} other {socket}}, {known, select, yes {{address}} other {endereço desconhecido}}, {option, select, none {sem opção de compartilhamento} presumed {nenhuma opção de compartilhamento à vista} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} both {ambas as opções de compartilhamento} other {opção de compartilhamento desconhecida}}',
	'panel.noBind': 'Nenhum bind deste socket está à vista: não se sabe quem poderia compartilhar a porta dele.',
	'panel.onWindows': 'Sistemas POSIX não têm tabela de compartilhamento. No Windows, o mesmo bind significaria:',
	'panel.note.otherTarget':
		'Resposta para {target, select, windows {Windows} windows_kernel {Winsock Kernel} other {POSIX}}: este código não é compilado para {main, select, windows {Windows} windows_kernel {Winsock Kernel} other {POSIX}}.',
	'panel.note.brokenCode': 'O código em volta tem erros de sintaxe; por isso, a ordem das chamadas é menos certa.',
	'panel.note.unknownCondition': 'O bind está sob um #if cuja condição não se conhece aqui.',
	'panel.note.unknownOption':
		'A opção de compartilhamento não se conhece com certeza: está destacada cada linha que pode ser a dele.',
	'panel.note.presumedOption':
		'Nenhuma opção de compartilhamento é definida à vista; não se sabe o que foi feito com o socket em outro lugar.',
	'panel.note.unknownAddress':
		'O endereço não se conhece: estão destacadas tanto a linha do curinga quanto a de um endereço específico.',
	'panel.note.dualStack':
		'Ao lado de um socket dual-stack, todo bind IPv4, mesmo em 0.0.0.0, conta como um dos endereços dele (inferido).',
	'panel.note.descriptor':
		'{descriptor, select, default {Resposta com o descritor de segurança padrão, que o código mostra: ele não permite compartilhamento, então CHECK passa a DENIED.} custom {Este socket recebe um descritor de segurança: CHECK depende de quem ele admite.} other {O descritor de segurança deste socket não se conhece: CHECK depende de quem ele admite, e o padrão não admite ninguém.}}',
} as const satisfies Record<string, string>;
