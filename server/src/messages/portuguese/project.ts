/** Frases sobre as configurações de um projeto e suas supressões, por id. */
export const project = {
	'rules.unusedSuppression.summary': 'Um comentário de supressão não suprime nada, ou não diz o quê ou por quê.',
	'rules.unusedSuppression.fix': 'Retira o nome, com o comentário se ele não tiver outro; ou corrige o nome.',
	'rules.unusedSuppression.finding':
		'{kind, select, unused {Nada é suprimido aqui: {rule} não encontra nada neste lugar. Remova a supressão.} unknownRule {Não existe a regra {rule}, então nada é suprimido.{hasMeant, select, true { Você quis dizer {meant}?} other {}}} noRule {Este comentário não cita nenhuma regra, então nada é suprimido. Escreva bindsight-ignore REGRA: motivo.} other {Esta supressão não diz por quê. Acrescente o motivo depois de dois-pontos: quem ler depois não tem como adivinhar.}}',
	'rules.unusedSuppression.remove':
		'Remover {hasRule, select, true {a supressão de {rule}} other {o comentário de supressão}}',
	'rules.unusedSuppression.rename': 'Trocar o nome por {meant}',

	'cli.option.fix':
		'antes, aplica as correções seguras: as que não mudam o que o programa faz em execução além de corrigir a ocorrência',
	'cli.fix.fixed':
		'{fixed, plural, one {# correção aplicada} other {# correções aplicadas}} em {files, plural, one {# arquivo} other {# arquivos}}',
	'cli.fix.notRegular': 'não corrigido, pois não é um arquivo comum',
	'cli.fix.otherNames': 'não corrigido, pois tem outros nomes (links físicos), que ficariam com o texto antigo',
	'cli.fix.changedMeanwhile': 'não corrigido, pois mudou desde que foi lido',
	'cli.fix.otherBytes': 'não corrigido, pois outros bytes dele não ficariam como estão',
	'cli.fix.notWritten': 'não corrigido: {reason}',
	'cli.option.config':
		'o arquivo de projeto; se omitido, o .bindsight.json mais próximo no diretório de cada arquivo ou acima, até o que contém .git',

	'server.fixAll': 'Aplicar todas as correções seguras do Bindsight',
	'project.suppress': 'Suprimir {rule} aqui, com um motivo',
	'project.reason': 'motivo',

	'project.schema.title': 'Bindsight: como o código de um projeto é julgado',
	'project.schema.schema': 'Onde está o schema deste arquivo; só editores o leem.',
	'project.schema.version': 'A versão deste formato.',
	'project.schema.rules':
		'A severidade de cada regra; off a deixa de fora. Quando a prova é mais fraca que de costume, uma ocorrência fica mais discreta que a sua regra.',
	'project.schema.targets': 'Para que sistema o pré-processador é configurado; se omitido, cada arquivo é que mostra.',
	'project.schema.account':
		'Se dois binds que se encontram vêm da mesma conta. Se omitido: a mesma para dois sockets de um programa; nos outros casos, desconhecido.',
	'project.schema.model': 'A tabela de compartilhamento para sockets em modo usuário.',
	'project.schema.libraries': 'O que os wrappers do projeto fazem com sockets, chamada por chamada.',
	'project.schema.library.arguments': 'O que cada argumento precisa ser; any serve para todos.',
	'project.schema.library.optional': 'Quantos dos últimos argumentos podem ser omitidos.',
	'project.schema.library.effects': 'O que a chamada faz com sockets, em ordem.',
	'project.schema.library.failure': 'Como uma falha se mostra.',
	'project.schema.library.name': 'Como os fatos a chamam.',
	'project.schema.library.mentions': 'Outros nomes que fazem valer a pena ler um arquivo.',
	'project.schema.library.signs': 'Nomes que mostram que um arquivo a usa; se omitidos, o próprio nome.',
	'project.schema.library.constants': 'Nomes próprios para números e para nomes do sistema.',

	'project.file.problem': '{path}: {reason}',
	'project.file.problemAt': 'linha {line}: {problem}',
	'project.file.notJson':
		'Isto não é JSON: {reason, select, InvalidNumberFormat {um número está mal escrito} PropertyNameExpected {espera-se um nome entre aspas duplas} ValueExpected {espera-se um valor} ColonExpected {espera-se um sinal de dois-pontos} CommaExpected {espera-se uma vírgula} CloseBraceExpected {falta fechar uma chave} CloseBracketExpected {falta fechar um colchete} EndOfFileExpected {há algo depois do fim} UnexpectedEndOfComment {um comentário não termina} UnexpectedEndOfString {um texto não termina} other {isto não pode ficar aqui}}.',
	'project.file.notObject': 'O arquivo precisa conter um objeto, entre chaves.',
	'project.file.unknownRule': 'Não existe a regra {name}.{hasMeant, select, true { Você quis dizer {meant}?} other {}}',
	'project.file.unknownKey':
		'{name} não é conhecido aqui.{hasMeant, select, true { Você quis dizer {meant}?} other {}} Valores permitidos: {allowed}.',
	'project.file.unknownKeyAnywhere': '{name} não é conhecido aqui.',
	'project.file.notOneOf':
		'{value} não é permitido.{hasMeant, select, true { Você quis dizer {meant}?} other {}} Valores permitidos: {allowed}.',
	'project.file.wrongType':
		'Aqui está {value}, mas espera-se {expected, select, string {um texto} array {uma lista} object {um objeto} record {um objeto} boolean {true ou false} number {um número} int {um número inteiro} other {{expected}}}.',
	'project.file.notAllowed': '{value} não pode ficar aqui.',
	'project.file.missing': 'Está faltando.',
	'project.file.duplicate': '{name} aparece aqui duas vezes; vale a última.',
	'project.file.other': '{value} não pode ficar aqui: {reason}.',
	'project.file.notText': 'Não é um arquivo de texto.',
	'project.file.tooDeep': 'Tem mais de {most} níveis de aninhamento: nada dele vale.',
	'project.file.tooLarge': 'É maior que {limit} KiB.',
} as const satisfies Record<string, string>;
