/** Frases da linha de comando, por id. */
export const commandLine = {
	'cli.description':
		'Veja quem pode tomar a sua porta antes de fazer o bind: encontra o que há de errado nas chamadas de socket de código C e C++ no Windows e diz quem pode compartilhar um endereço com quem.',
	'cli.afterHelp':
		'\nExemplos:\n  bindsight check src\n  bindsight resolve --first-option exclusive --second-option reuse\n  bindsight why "bind failed: 10013"\n  bindsight explain 10013\n\n"bindsight help VERBO" mostra as opções e os exemplos de um verbo.\nCódigos de saída: 0 concluído; 1 ocorrências no nível de --fail-on ou acima; 2 uso incorreto, um caminho indicado que não pôde ser lido ou um erro em um arquivo de projeto.',
	'cli.seeHelp': '(acrescente --help para ver as opções e os exemplos)',
	'cli.line': 'bindsight: {sentence}',
	'cli.internalError': 'erro interno; por favor, relate-o com estas linhas',
	'cli.cannotPrint': 'não é possível escrever na saída padrão: {reason}',
	'cli.cannotRead': '{file}: {reason}',
	'cli.notText': '{file}: não é um arquivo de texto',
	'cli.cannotWrite': '{file}: não é possível gravar: {reason}',
	'cli.skipped': '{file}: {reason}',
	'cli.noSources': '{directory}: nenhum arquivo C ou C++ aqui (os que constam do .gitignore ficam de fora)',
	'cli.noPaths': 'indique os arquivos ou diretórios a examinar, ou use --files-from',
	'cli.noSuchLine': '{file}: essa linha não existe; a última é a {lines}',
	'cli.lineTooLong': '{file}: uma linha é mais longa do que um caminho pode ser',
	'cli.progress': '{done}/{all} {project}{file}',
	'cli.progress.reading': 'lendo {done}/{all} {project}{file}',
	'cli.stdin': 'entrada padrão',
	'cli.allowed': 'Valores permitidos: {allowed}.',
	'cli.allowedAndNearest': 'Valores permitidos: {allowed}. Você quis dizer {meant}?',
	'cli.noTranslation': 'Ainda não há tradução para esse idioma. Valores permitidos: {allowed}.',
	'cli.wrongPlace': 'Um lugar é ARQUIVO:LINHA ou ARQUIVO:LINHA:COLUNA, contados a partir de 1.',
	'cli.wrongAddress': 'Um endereço é wildcard, specific, specific2 ou um endereço IPv4 ou IPv6.',
	'cli.wrongAddressNearest':
		'Um endereço é wildcard, specific, specific2 ou um endereço IPv4 ou IPv6. Você quis dizer {meant}?',
	'cli.wrongPort': 'Uma porta é um número inteiro de 1 a 65535.',
	'cli.note': 'Nota: {note}',
	'cli.sources': 'Fontes: {sources}',

	'cli.word.severity': '{key, select, error {erro} warning {aviso} info {info} hint {dica} other {{value}}}',
	'cli.word.address':
		'{key, select, wildcard {curinga} specific {específico} specific2 {outro específico} unknown {endereço desconhecido} other {{value}}}',
	'cli.word.option':
		'{key, select, none {nenhuma} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} both {ambas} unknown {desconhecida} other {{value}}}',
	'cli.word.port': '{key, select, ephemeral {efêmera} unknown {desconhecida} other {{value}}}',
	'cli.word.protocol': '{key, select, tcp {TCP} udp {UDP} unknown {protocolo desconhecido} other {{value}}}',
	'cli.word.confidence':
		'{key, select, documented {documentado} verified {verificado} inferred {inferido} open {em aberto} other {{value}}}',
	'cli.word.yesNo': '{key, select, yes {sim} no {não} other {não documentado}}',
	'cli.word.kind':
		'{key, select, datagram {datagrama} raw {raw} listener {listener} client {cliente} accepted {aceito} datagram_receiver {receptor de datagramas} multicast_receiver {receptor de multicast} broadcast {broadcast} other {{value}}}',
	'cli.word.event':
		'{key, select, create {criação} setOption {define} getOption {lê} bind {bind} listen {listen} connect {connect} accept {accept} joinGroup {entrada no grupo} shutdown {shutdown} close {fechamento} escape {passa adiante} control {controle} other {{value}}}',

	'cli.help.usage': 'Uso:',
	'cli.help.arguments': 'Argumentos:',
	'cli.help.options': 'Opções:',
	'cli.help.globalOptions': 'Opções globais:',
	'cli.help.commands': 'Comandos:',
	'cli.help.anyOptions': '[opções]',
	'cli.help.anyCommand': '[comando]',
	'cli.help.choices': 'valores: {choices}',
	'cli.help.default': 'padrão: {value}',
	'cli.help.help': 'mostra a ajuda do comando',
	'cli.help.version': 'mostra o número da versão',
	'cli.argument.codeOrLine': 'código ou linha de log...',

	'cli.usage.didYouMean': '(Você quis dizer {meant}?)',
	'cli.usage.missingArgument': 'falta o argumento obrigatório "{name}"',
	'cli.usage.optionWithoutValue': 'falta o valor da opção "{flags}"',
	'cli.usage.missingOption': 'a opção obrigatória "{flags}" não foi dada',
	'cli.usage.unknownOption': 'opção desconhecida "{name}"',
	'cli.usage.unknownCommand': 'comando desconhecido "{name}"',
	'cli.usage.tooManyArguments':
		'argumentos demais{verb, select, none {} other { para "{verb}"}}: {expected, plural, =0 {nenhum é esperado} one {# é esperado} other {# são esperados}}, e {given, plural, one {foi dado #} other {foram dados #}}.',
	'cli.usage.other': '{complaint}',
	'cli.usage.invalidValue': 'o valor "{value}" da opção "{flags}" não é válido. {reason}',

	'cli.argument.paths': 'arquivos, e diretórios em que procurar arquivos C e C++ (o .gitignore é respeitado)',
	'cli.argument.name': 'SO_REUSEADDR, WSAEACCES, 10013, 0xC0000022, option-after-bind',
	'cli.option.format': 'formato da saída',
	'cli.option.target':
		'para que sistema o pré-processador é configurado; windows é modo usuário ou modo kernel, conforme o próprio arquivo mostra',
	'cli.option.locale':
		'o idioma da resposta: en ou pt-BR; se omitido, o do ambiente (LC_ALL, LC_MESSAGES, LANG), e inglês em JSON',
	'cli.option.failOn': 'a menor severidade que faz o código de saída ser 1',
	'cli.option.filesFrom':
		'lê outros caminhos de um arquivo, um por linha; - é a entrada padrão; destes, arquivos que não são C nem C++ ficam de fora',
	'cli.option.around':
		'um arquivo ou diretório com que conectar as chamadas, do qual nada é relatado; pode ser dado mais de uma vez',
	'cli.option.baseline':
		'deixa de fora as ocorrências que este arquivo conhece: só as novas são mostradas e contam para --fail-on',
	'cli.option.writeBaseline': 'grava todas as ocorrências neste arquivo para --baseline e não mostra nenhuma',
	'cli.option.quiet': 'só as ocorrências no nível de --fail-on ou acima, sem resumo e sem progresso',
	'cli.option.jobs':
		'examina os arquivos em tantas threads; sem ela, em quantas valham a pena. Cada uma precisa da memória de uma execução própria',
	'cli.wrongJobs': 'O número de threads é um número inteiro de 1 a {most}.',
	'cli.option.shard': 'examina uma de n partes dos arquivos, para --facts-out; 1/n é a primeira',
	'cli.option.factsOut': 'grava o que esta parte trouxe em um arquivo para merge e não mostra nada',
	'cli.option.output': 'grava em um arquivo, inteiro ou nada, em vez da saída padrão',
	'cli.option.model': 'a tabela de compartilhamento a consultar',
	'cli.option.matrixModel':
		'a tabela; se omitida, a do socket em --at ou, sem ele, a tabela Winsock do Windows Server 2003 e posteriores',
	'cli.option.account': 'se os dois binds vêm da mesma conta; desconhecido se omitido',
	'cli.option.access': 'se a verificação de acesso admite o segundo bind; desconhecido se omitido',
	'cli.option.firstOption': 'opção de compartilhamento do socket que já está vinculado',
	'cli.option.secondOption': 'opção de compartilhamento do socket cujo bind é julgado',
	'cli.option.address':
		'wildcard (curinga), specific (específico), specific2 (outro específico) ou um literal como 10.0.0.1 ou ::',
	'cli.option.dualStack': 'um socket IPv6 com IPV6_V6ONLY desativada',
	'cli.option.protocol': 'o do outro lado, se omitido',
	'cli.option.port': 'de 0 a 65535, 0 para uma porta efêmera; a do outro lado, se omitida',
	'cli.option.descriptor': 'Winsock Kernel: o descritor de segurança do socket',
	'cli.option.batch': 'responde às perguntas de um arquivo, um objeto JSON por linha; - é a entrada padrão',
	'cli.option.at': 'destaca a linha da tabela do socket que está nesse lugar',
	'cli.argument.statusText':
		'um status, por nome ou número, ou uma linha de log que o contenha: 10013, WSAEACCES, 0xC0000022, "bind failed: 10048"',
	'cli.option.whyModel':
		'a tabela de compartilhamento a consultar; se omitida, a do socket em --at ou, sem ele, wsk para um NTSTATUS e winsock para todos os outros',
	'cli.option.failedOption': 'opção de compartilhamento do socket cujo bind falhou; desconhecida se omitida',
	'cli.option.failedProtocol': 'protocolo do bind que falhou; o da linha de log, se omitido',
	'cli.option.failedPort': 'de 1 a 65535; a porta do bind que falhou; a da linha de log, se omitida',
	'cli.option.whyAt': 'o bind que falhou é o do socket que está nesse lugar',
	'cli.option.evidence':
		'saída colada de netstat -ano, Get-NetTCPConnection, Get-NetUDPEndpoint, netsh excludedportrange, netsh portproxy; - é a entrada padrão',
	'cli.option.role': 'qual dos dois binds é o do socket em --at',

	'files.notFound': 'arquivo ou diretório não encontrado',
	'files.permission': 'permissão negada',
	'files.isDirectory': 'é um diretório, não um arquivo',
	'files.notRegular': 'não é um arquivo comum: pipes, dispositivos e sockets não são lidos',
	'files.nameNotText': 'arquivo ou diretório não encontrado: o nome dele não é UTF-8',
	'files.tooManyOpen': 'há arquivos demais abertos',
	'files.linkLoop': 'os links simbólicos formam um ciclo',
	'files.nameTooLong': 'o nome é longo demais',
	'files.diskFull': 'não há mais espaço no disco',
	'files.readOnly': 'o sistema de arquivos é somente leitura',
	'files.nobodyAtOtherEnd': 'não há ninguém na outra ponta',
	'files.other': 'não é possível ler nem gravar: {reason}',
	'files.tooLarge': 'ignorado, maior que {limit} MiB',
	'files.binary': 'ignorado, não é um arquivo de texto',
	'files.analysisFailed': 'a análise falhou, o que é um erro do Bindsight: {reason}',
	'files.analysisEnded': 'a análise terminou de repente, o que é um erro do Bindsight: o arquivo fica de fora',
	'files.incomplete': 'linha {line}: não foi seguida até o fim: {detail}',

	'cli.check.title': 'encontra o que há de errado nas chamadas de socket de código C e C++',
	'cli.check.description':
		'Encontra o que há de errado nas chamadas de socket de código C e C++. Nada é compilado nem executado.',
	'cli.check.examples':
		'\nExemplos:\n  bindsight check src include/net.h\n  bindsight check --fail-on warning --format json --output findings.json .\n  git diff --name-only --diff-filter=d | bindsight check --files-from - --around src\n  bindsight check --write-baseline bindsight-baseline.json src\n  bindsight check --baseline bindsight-baseline.json src\n  bindsight check --shard 1/4 --facts-out 1.json src',
	'cli.check.fix': 'correção: {title}',
	'cli.check.safeFix': 'correção segura: {title}',
	'cli.check.summary':
		'{files, plural, =1 {# arquivo} other {# arquivos}}, {findings, plural, =1 {# ocorrência} other {# ocorrências}}: {error, plural, =1 {# erro} other {# erros}}, {warning, plural, =1 {# aviso} other {# avisos}}, {info, plural, =1 {# info} other {# infos}}, {hint, plural, =1 {# dica} other {# dicas}}.',
	'cli.check.noFindings': '{files, plural, =1 {# arquivo} other {# arquivos}}, nenhuma ocorrência.',
	'cli.check.unread':
		'{count, plural, one {# problema} other {# problemas}} durante a execução; veja a saída de erro padrão.',

	'cli.check.seconds': '{seconds, number} s.',

	'cli.baseline.known':
		'{known, plural, =1 {# ocorrência conhecida deixada} other {# ocorrências conhecidas deixadas}} de fora.',
	'cli.baseline.gone':
		'{gone, plural, =1 {# da linha de base não existe} other {# da linha de base não existem}} mais.',
	'cli.baseline.written': '{file}: {findings, plural, =1 {# ocorrência gravada} other {# ocorrências gravadas}}',
	'cli.baseline.malformed': '{file}: não é uma linha de base; --write-baseline grava uma',

	'cli.merge.title': 'mostra o que as partes de um check encontraram',
	'cli.merge.description':
		'Mostra o que as partes de um check encontraram, como o mostra uma só execução sobre todos os arquivos. Cada parte tem que estar presente e ter examinado os mesmos arquivos.',
	'cli.merge.examples':
		'\nExemplos:\n  bindsight merge 1.json 2.json\n  bindsight merge --format sarif --output findings.sarif *.json',
	'cli.argument.facts': 'arquivos que check --facts-out gravou, em qualquer ordem',
	'cli.shards.wrongShare': 'Uma parte é i/n, como em 2/8: a segunda de oito.',
	'cli.shards.together': '--shard e --facts-out são dados juntos',
	'cli.shards.notHere': '{option} não é para uma só parte: merge o faz para todas',
	'cli.shards.noFacts': '{file}: não é um arquivo de check --facts-out, ou foi cortado',
	'cli.shards.otherVersion':
		'{file}: foi gravado pela versão {program} do Bindsight em um formato que a versão {own} não reúne',
	'cli.shards.damaged': '{file}: algo nele não está como check --facts-out grava',
	'cli.shards.twice': '{file}: é a parte {number}, assim como {other}',
	'cli.shards.otherRun': '{file}: pertence a outra execução que {other}: a outros arquivos, targets ou partes',
	'cli.shards.otherTree':
		'{file}: não foi feito dos mesmos arquivos ou configurações que {other}; diferem no projeto de {project}',
	'cli.shards.missing': 'de {of} partes faltam estas: {missing}',

	'cli.sockets.title': 'mostra o que se sabe de cada socket de código C e C++',
	'cli.sockets.description':
		'Mostra cada socket de código C e C++: o que acontece com ele, em que ordem, e como é feito o bind para cada alvo.',
	'cli.sockets.examples':
		'\nExemplos:\n  bindsight sockets src/server.c\n  bindsight sockets --format json --target windows src',
	'cli.sockets.inFunction': 'em {name}',
	'cli.sockets.may': '(em alguns caminhos)',
	'cli.sockets.presumed': '{option}, até onde mostra o código à vista',
	'cli.sockets.bind': 'bind em {target}: opção {options}; {protocol}, {address}, porta {port}',
	'cli.sockets.dualStackBind': 'bind em {target}: opção {options}; {protocol}, dual-stack, {address}, porta {port}',
	'cli.sockets.summary':
		'{files, plural, =1 {# arquivo} other {# arquivos}}, {count, plural, =1 {# socket} other {# sockets}}.',

	'cli.resolve.title': 'diz o que acontece quando dois sockets fazem bind no mesmo endereço',
	'cli.resolve.description':
		'Diz se o segundo de dois binds no mesmo endereço e porta tem êxito, com que status falha, por quê e com que grau de certeza. O que for omitido vale como bind no endereço curinga sem opção de compartilhamento.',
	'cli.resolve.examples':
		'\nExemplos:\n  bindsight resolve --second-option reuse --account different\n  bindsight resolve --model wsk --second-address specific --first-descriptor default\n  bindsight resolve --first-address :: --first-dual-stack --second-address 10.0.0.1\n  bindsight resolve --batch questions.jsonl',
	'cli.resolve.sides': '{model}: primeiro bind: {first}; segundo bind: {second}',
	'cli.resolve.side':
		'{option, select, none {sem opção} reuse {SO_REUSEADDR} exclusive {SO_EXCLUSIVEADDRUSE} both {ambas as opções} other {{option}}}',
	'cli.resolve.granted': 'acesso concedido: {outcome}',
	'cli.resolve.refused': 'acesso recusado: {outcome}',
	'cli.resolve.undefinedReceiver': 'É indefinido qual dos dois sockets recebe o que chega.',
	'cli.resolve.confidence': 'Grau de certeza: {confidence}',
	'cli.resolve.dualStack': '(dual-stack)',
	'cli.resolve.port': 'porta {port}',
	'cli.resolve.descriptor':
		'descritor de segurança {descriptor, select, default {padrão} custom {próprio} other {desconhecido}}',
	'cli.batch.notJson': 'não é JSON: {reason}',
	'cli.batch.tooLong': 'a linha é longa demais para ser uma pergunta',

	'cli.why.title': 'diz o que explica um status, como 10013, em um log',
	'cli.why.description':
		'Diz o que explica o status com que um bind terminou: quem pode ocupar a porta segundo a tabela de compartilhamento, que causas estão fora dela e o comando que mostra cada uma. Nada é executado: rode você mesmo os comandos e cole o que eles dizem com --evidence.',
	'cli.why.examples':
		'\nExemplos:\n  bindsight why 10013\n  bindsight why "bind() to 0.0.0.0:80 failed (10013: ...)"\n  bindsight why 10048 --at src/server.c:42\n  netstat -anoq | bindsight why 10013 --second-port 8080 --evidence -\n  bindsight why 0xC0000022 --second-option reuse --second-address specific',
	'cli.why.noStatusNearest': '"{text}" não contém nenhum status conhecido aqui. Você quis dizer {meant}?',

	'cli.matrix.title': 'mostra uma tabela de compartilhamento inteira e a linha de um socket nela',
	'cli.matrix.description':
		'Mostra uma tabela de compartilhamento inteira: as linhas são o primeiro bind, as colunas o segundo. Com --at, a linha do socket que está ali é destacada.',
	'cli.matrix.examples':
		'\nExemplos:\n  bindsight matrix --model wsk\n  bindsight matrix --account same --format markdown\n  bindsight matrix --at src/server.c:42',
	'cli.matrix.noSocket': '{place}: nenhum socket aqui',
	'cli.matrix.first': 'Primeiro bind (linhas)',
	'cli.matrix.second': 'Segundo bind (colunas)',
	'cli.matrix.axes': 'Primeiro bind (linhas) / segundo bind (colunas)',
	'cli.matrix.noOption': 'sem opção',
	'cli.matrix.reuse': 'SO_REUSEADDR',
	'cli.matrix.exclusive': 'SO_EXCLUSIVEADDRUSE',
	'cli.matrix.notApplicable': 'n/a',
	'cli.matrix.socket':
		'{place}: {socket}, {summary}; é o {role, select, first {primeiro} other {segundo}} bind, e a linha dele está destacada.',
	'cli.matrix.check':
		'CHECK: {kind, select, wsk {{granted} se a verificação de acesso admite o segundo socket, {refused} se não admite} other {{granted} para a mesma conta, {refused} para contas diferentes}}.',
	'cli.matrix.star': 'SUCCESS*: é indefinido qual dos dois sockets recebe o que chega.',
	'cli.matrix.account':
		'Conta do segundo bind: {account, select, same {a mesma} different {outra} other {desconhecida}}.',

	'cli.explain.title': 'explica uma opção de socket, um código de status ou uma regra',
	'cli.explain.description': 'Explica uma constante SO_* ou WSK_*, um status, por nome ou número, ou uma regra.',
	'cli.explain.examples':
		'\nExemplos:\n  bindsight explain SO_EXCLUSIVEADDRUSE\n  bindsight explain 10013\n  bindsight explain 0xC0000022\n  bindsight explain option-after-bind',
	'cli.explain.unknownName': '{name} não é nenhuma opção de socket, status ou regra conhecida aqui',
	'cli.explain.unknownNameNearest':
		'{name} não é nenhuma opção de socket, status ou regra conhecida aqui. Você quis dizer {meant}?',
	'cli.explain.value': 'Valor',
	'cli.explain.level': 'Nível',
	'cli.explain.header': 'Header',
	'cli.explain.type': 'Tipo',
	'cli.explain.typeAndSize': '{type}, {size} bytes',
	'cli.explain.getSet': 'Leitura, escrita',
	'cli.explain.access': 'ler: {get}; definir: {set}',
	'cli.explain.default': 'Padrão',
	'cli.explain.setWhen': 'Quando definir',
	'cli.explain.setBefore': 'Definir antes de',
	'cli.explain.sockets': 'Sockets',
	'cli.explain.since': 'Windows',
	'cli.explain.inputSize': 'InputSize',
	'cli.explain.outputSize': 'OutputSize',
	'cli.explain.irp': 'IRP',
	'cli.explain.kernel': 'No Winsock Kernel, por meio de WskControlSocket:',
	'cli.explain.undocumented': 'Só um header ou uma tabela de opções com suporte a menciona.',
	'cli.explain.where': 'De',
	'cli.explain.cells': 'Pares de binds da tabela {model} que terminam com ele:',
	'cli.explain.cell.always': 'primeiro bind: {first}; segundo bind: {second}',
	'cli.explain.cell.granted': 'primeiro bind: {first}; segundo bind: {second}, se o acesso é concedido',
	'cli.explain.cell.refused': 'primeiro bind: {first}; segundo bind: {second}, se o acesso é recusado',

	'cli.rules.title': 'mostra o catálogo de regras',
	'cli.rules.description':
		'Mostra cada regra: a severidade, o que ela diz, o que a correção dela faz, os documentos em que se apoia.',
	'cli.rules.examples': '\nExemplos:\n  bindsight rules\n  bindsight rules --format json',
	'cli.rules.fix': 'Correção: {fix}',
	'cli.rules.weakness': 'Fraqueza: {cwe}',
	'cli.rules.page': 'Página: {page}',

	'cli.lsp.title': 'inicia o servidor de linguagem',
	'cli.lsp.description': 'Inicia o servidor de linguagem, para editores que falam o Language Server Protocol.',
	'cli.lsp.stdio': 'comunica-se pela entrada e pela saída padrão',
	'cli.lsp.clientProcessId': 'o processo do editor, com o qual o servidor termina',
	'cli.lsp.examples': '\nExemplo, como um editor o inicia:\n  bindsight lsp --stdio',
} as const satisfies Record<string, string>;
