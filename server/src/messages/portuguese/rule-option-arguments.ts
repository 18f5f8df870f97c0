/** Frases das regras sobre os argumentos e o resultado de setsockopt, por id. */
export const optionArgumentRules = {
	'rules.optionValueNotAddress.summary': 'setsockopt recebe um valor onde pede o endereço de um.',
	'rules.optionValueNotAddress.fix': 'Passa o endereço da variável, ou de uma que contenha o número.',
	'rules.optionValueNotAddress.finding':
		'setsockopt pede o endereço do valor, e isto {passed, select, null {não é endereço nenhum} name {é o próprio valor} other {é o próprio número}}: a chamada falha com {target, select, windows {WSAEFAULT (10014)} other {EFAULT}}, e {option} não é definida. Passe o endereço de uma variável que contenha o valor.',
	'rules.optionValueNotAddress.address':
		'Passar o endereço de {name}, para que {option} seja definida (isto muda o que o programa faz)',
	'rules.optionValueNotAddress.variable':
		'Passar o endereço de uma variável com o valor {value}, para que {option} seja definida (isto muda o que o programa faz)',

	'rules.optionValueType.summary':
		'O valor de uma opção de socket tem um tipo diferente do que a opção recebe: caracteres, uma struct timeval, um ponteiro, uma fração.',
	'rules.optionValueType.fix': 'Passa o número que os caracteres representam, ou o próprio ponteiro.',
	'rules.optionValueType.characters':
		'Os caracteres "{text}" não são o número: {option} recebe o código de caractere {code}{effect, select, on {, que não é zero, de modo que um texto que diz desativado também a ativa} boolean {, que só por acaso significa ativado} other { no primeiro byte}}. Passe o endereço de um int que contenha o número.',
	'rules.optionValueType.timeval':
		'O Winsock recebe {option} como um DWORD em milissegundos: desta struct timeval ele lê os segundos como milissegundos, e 5 segundos viram 5 milissegundos. Passe um DWORD.',
	'rules.optionValueType.milliseconds':
		'POSIX recebe {option} como uma struct timeval, e isto é {type}: no Linux a chamada falha com EINVAL, e não há tempo limite. Passe uma struct timeval.',
	'rules.optionValueType.pointer':
		'Este é o endereço do ponteiro {name} ({type}), então {option} recebe uma parte de um endereço{shape, select, boolean {, que nunca é zero: a opção não pode ser desativada} other {}}. Passe o próprio {name}.',
	'rules.optionValueType.fraction':
		'{option} recebe um inteiro, e isto é {type}, cujos bytes significam outro número. Passe o endereço de um int.',
	'rules.optionValueType.number':
		'Passar o endereço de um int com o valor {value} (isto muda o valor que {option} recebe)',

	'rules.optionValueType.itself': 'Passar o próprio {name} (isto muda o valor que {option} recebe)',

	'rules.optionLength.summary':
		'O comprimento passado a setsockopt não é o do valor: curto demais para a opção, maior que a variável, ou o de um ponteiro.',
	'rules.optionLength.fix': 'Passa o comprimento da variável, quando ela tem o tipo que a opção recebe.',
	'rules.optionLength.short':
		'{bytes, plural, =0 {Nenhum byte} one {# byte} other {# bytes}} para {option}, que recebe 4: {effect, select, posix {no Linux a chamada falha com EINVAL} taken {o Windows aceita isso para uma opção que se ativa ou desativa, mas documenta um DWORD; Linux e ReactOS recusam} other {os documentos do Windows pedem um DWORD, e WSAEFAULT (10014) diz que um comprimento é pequeno demais}}. Passe um int e o sizeof dele.',
	'rules.optionLength.pointer':
		'Este é o comprimento do ponteiro ({type}), não do valor: 8 bytes em um programa de 64 bits, onde {option} recebe 4. Passe o comprimento daquilo para que ele aponta.',
	'rules.optionLength.long':
		'setsockopt lê {bytes} bytes aqui, e {name} tem {size}: o resto é o que quer que venha depois na memória. Passe o comprimento do valor, e um int para {option}.',
	'rules.optionLength.mend': 'Passar {length}',

	'rules.optionValueZero.summary':
		'Uma opção de compartilhamento que não estava ativada é desativada: desativada é o padrão, e a porta fica tão aberta ou tão fechada quanto sem a chamada.',
	'rules.optionValueZero.fix': 'Retira a chamada.',
	'rules.optionValueZero.finding':
		'{option} é desativada por padrão: defini-la como 0 não muda nada{proof, select, may {, a menos que tenha sido ativada em outro lugar} other {}}. {option, select, SO_REUSEADDR {{target, select, windows {Isso não afasta outros: só SO_EXCLUSIVEADDRUSE afasta.} other {O bind falha enquanto outro socket ocupa a porta, como sem a chamada.}}} other {A porta fica tão aberta quanto sem a chamada: para uso exclusivo, defina-a como 1.}}',
	'rules.optionValueZero.remove': 'Remover a chamada: {option} é desativada por padrão',
} as const satisfies Record<string, string>;
