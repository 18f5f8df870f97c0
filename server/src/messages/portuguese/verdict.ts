/** As palavras para um conjunto de opções de compartilhamento; language-service/verdict.ts escolhe a chave. */
export const WITH_OPTIONS =
	'{options, select, none {sem opção de compartilhamento} reuse {com SO_REUSEADDR} exclusive {com SO_EXCLUSIVEADDRUSE} none_reuse {sem SO_EXCLUSIVEADDRUSE} none_exclusive {sem SO_REUSEADDR} reuse_exclusive {com SO_REUSEADDR ou SO_EXCLUSIVEADDRUSE} other {com ou sem opção de compartilhamento}}';

/** O que de um bind outro toma: o tipo do próprio endereço e depois os tipos do outro. */
export const PLACE =
	'{place, select, wildcard_wildcard {no mesmo endereço curinga} wildcard_specific {em um endereço específico} wildcard_both {no mesmo endereço curinga ou em um endereço específico} specific_specific {no mesmo endereço} specific_wildcard {no curinga que o abrange} other {no mesmo endereço ou no curinga que o abrange}}';

/** O que da porta alguém ocupa quando um bind vem em segundo lugar: o tipo do próprio endereço e depois os ocupados. */
export const HELD =
	'{place, select, wildcard_specific {um endereço específico} wildcard_both {o curinga ou um endereço específico} specific_specific {este endereço} specific_both {este endereço ou o curinga} other {o curinga}}';

/** Frases que dizem quem pode compartilhar uma porta, por id. */
export const verdict = {
	'verdict.keeps':
		'Reserva {known, select, no {a porta} port {a porta {address}} other {{address}}} só para este socket.',
	'verdict.opensInPart':
		'Deixa {known, select, no {a porta} port {a porta {address}} other {{address}}} aberta em parte.',
	'verdict.opens': 'Abre {known, select, no {a porta} port {a porta {address}} other {{address}}} a outros.',
	'verdict.ephemeral': 'Sem porta fixa: o sistema escolhe uma que esteja livre.',
	'verdict.ephemeralWhy':
		'O bind não pode encontrar um anterior, então SO_REUSEADDR não traz ganho. Quem descobre o número encontra a mesma tabela de uma porta fixa.',
	'verdict.opening': `{who, select, anybody {Qualquer programa} descriptor {Um socket que o descritor de segurança admite} other {Outro programa da mesma conta}} pode fazer bind ${PLACE} ${WITH_OPTIONS}.`,
	'verdict.closed': `Sem a opção, {who, select, anybody {qualquer programa} descriptor {um socket que o descritor de segurança admite} other {outro programa da mesma conta}} poderia fazer bind ${PLACE} ${WITH_OPTIONS}.`,
	'verdict.nobody':
		'{kind, select, wildcard {Ninguém mais pode fazer bind na porta, nem no curinga nem em um endereço específico, enquanto este socket a ocupa.} other {Ninguém mais pode fazer bind nesse endereço enquanto este socket o ocupa.}}',
	'verdict.refused':
		'{who, select, descriptor {Um socket que ele recusa recebe {status}.} other {Outra conta recebe {status}.}}',
	'verdict.receiver': 'É indefinido qual dos sockets passa a receber.',
	'verdict.openingSame': `Qualquer programa pode fazer bind no mesmo endereço ${WITH_OPTIONS}.`,
	'verdict.checkDefault':
		'O CHECK da tabela de compartilhamento é aqui DENIED (STATUS_ACCESS_DENIED), documentado, mesmo dentro de um só driver: este socket tem o descritor de segurança padrão, que não permite compartilhamento.',
	'verdict.check':
		'É a verificação de acesso (CHECK) do segundo socket, por OwningProcess ou OwningThread ou, sem eles, pelo processo que o criou, contra o descritor de segurança deste{descriptor, select, custom {} other {, que não se conhece aqui; o padrão recusa}}.',
	'verdict.checkSecond':
		'A verificação de acesso da tabela de compartilhamento (CHECK) pergunta se o descritor de segurança do primeiro socket admite o contexto de segurança deste{owner, select, creator {, que é o do processo que o cria} given {, que é o de OwningProcess ou OwningThread} other {}}; o descritor padrão recusa.',
	'verdict.beside': `Um bind posterior no curinga ${WITH_OPTIONS} tem êxito{who, select, account {, mesmo de outra conta,} other {}} e não mexe neste endereço.`,
	'verdict.unknown':
		'{what, select, option {A opção de compartilhamento não se conhece aqui.} address {O endereço não se conhece aqui.} other {Nem a opção de compartilhamento nem o endereço se conhecem aqui.}}',
	'verdict.when': `{admission, select, nobody {A porta fica reservada para este socket} permitted {{who, select, descriptor {Sockets que o descritor de segurança admite podem tomar parte dela} other {Programas da mesma conta podem tomar parte dela}}} other {Qualquer programa pode tomá-la}} se o bind deste socket é feito{address, select, wildcard { no curinga} specific { em um endereço específico} other {}}{only, select, address {} other { ${WITH_OPTIONS}}}.`,
	'verdict.secondHeadline':
		'{refusals, plural, =0 {Nenhum bind anterior na porta pode recusar este.} one {# dos {all} tipos de bind anterior pode recusar este.} other {# dos {all} tipos de bind anterior podem recusar este.}}',
	'verdict.second': `{admission, select, anybody {Tem êxito} permitted {{who, select, descriptor {Só tem êxito se o descritor de segurança de quem ocupa a porta o admite,} other {Só tem êxito para a mesma conta}}} other {Falha}} onde alguém ocupa ${HELD} ${WITH_OPTIONS}.`,
	'verdict.secondUnknown':
		'O que este bind encontra só se sabe quando se conhecem a opção de compartilhamento e o endereço dele.',
	'verdict.bothOptions':
		'SO_REUSEADDR e SO_EXCLUSIVEADDRUSE estão ambas ativadas: {model, select, wsk {os documentos não dizem o que vale então.} other {a chamada posterior falha com WSAEINVAL (10022) e a opção anterior permanece.}}',
} as const satisfies Record<string, string>;
