/** Frases do próprio servidor de linguagem, por id. */
export const server = {
	'server.noTransport':
		'bindsight: indique como o editor se comunica com o servidor de linguagem: --stdio ou --node-ipc',
	'server.cannotRead':
		'bindsight: o servidor de linguagem se encerra, pois não consegue ler o que o cliente escreve: {reason}',
	'server.notReady': 'O Bindsight ainda não iniciou',
	'server.cannotStart': 'O Bindsight não conseguiu iniciar: {reason}',
	'server.started':
		'Bindsight {version}: posições em {encoding}, diagnósticos {how, select, pulled {quando o editor os pede} other {enviados por conta própria}}',
	'server.reading': 'O Bindsight lê a pasta',
	'server.tooManyFiles':
		'{folder} contém {files, number} arquivos C e C++: eles não são ligados uns aos outros, cada um é examinado isoladamente',
	'server.linked':
		'{folder}: {files, plural, one {# arquivo C ou C++ lido} other {# arquivos C e C++ lidos}}, {known, plural, one {# de interesse} other {# de interesse}}',
	'server.notSeen':
		'{kind, select, limit {Nem tudo em {file} foi examinado: o arquivo é maior, ou se ramifica mais, do que os limites permitem.} other {Uma parte de {file} não pôde ser analisada; o log diz mais.}}',
	'server.skipped':
		'{file} não é examinado: o servidor de linguagem terminou duas vezes por causa dele. Ele volta a ser examinado quando uma alteração for salva.',
	'server.failed': '{what}, {uri}: falha: {reason}',
	'server.wrongParameterOf': '{request}: o parâmetro {parameter} está faltando ou tem um valor desconhecido',
	'server.wrongParameter':
		'bindsight/sharingMatrix: o parâmetro {parameter} está faltando ou tem um valor desconhecido',
} as const satisfies Record<string, string>;
