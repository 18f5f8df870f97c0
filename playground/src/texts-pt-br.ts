import type { PlaygroundTexts } from './texts.js';

/** As frases do playground em português do Brasil; docs/pt-BR.md diz com que palavras. */
export const BRAZILIAN_PORTUGUESE: PlaygroundTexts = {
	'page.title': 'Playground do Bindsight',
	'page.sentence': 'Veja quem pode tomar a sua porta, antes do bind.',
	'page.privacy': 'O seu código fica nesta página: nada é enviado a lugar nenhum.',
	'page.notices': 'Licenças',
	'page.speaks': 'Idioma desta página',
	'page.dark': 'Cores escuras',
	'page.light': 'Cores claras',

	'control.sample': 'Exemplo',
	'control.language': 'Linguagem',
	'control.target': 'Compilado para',
	'control.share': 'Copiar link',
	'sample.own': 'o seu próprio código',
	'sample.exclusiveLate': 'SO_EXCLUSIVEADDRUSE tarde demais',
	'sample.bothOptions': 'ambas as opções em um socket',
	'sample.portable': 'SO_REUSEADDR em código portável',
	'sample.dualStack': 'IPV6_V6ONLY tarde demais',
	'sample.unchecked': 'um bind que ninguém verifica',
	'sample.kernel': 'um driver com Winsock Kernel',
	'sample.exclusiveRight': 'SO_EXCLUSIVEADDRUSE a tempo',
	'language.c': 'C',
	'language.cpp': 'C++',
	'target.auto': 'automático',
	'target.windows': 'Windows',
	'target.posix': 'POSIX',

	'share.copied': 'O link foi copiado. Ele contém o código e o que o painel mostra.',
	'share.inAddress': 'Este navegador não deixa a página copiar. O link está na barra de endereços.',
	'share.tooLong': 'Este código é longo demais para um link.',
	'address.broken': 'Este link está danificado: não se lê nele código nenhum.',

	'editor.title': 'Código',
	'editor.label': 'Código em C ou C++: cole o seu aqui',
	'editor.keys':
		'F8 vai à próxima ocorrência, {ctrl}+. às correções dela; {ctrl}+K {ctrl}+I diz o que está sob o cursor; Tab sai do editor.',
	'editor.tooLong': 'É mais código do que o playground lê: no máximo {most} caracteres.',

	'findings.title': 'Ocorrências',
	'findings.title.one': '1 ocorrência',
	'findings.title.many': '{count} ocorrências',
	'findings.none': 'Nada encontrado',
	'findings.none.help':
		'Uma ocorrência exige prova ao longo de um caminho pelo código. O que não se pode saber fica em silêncio.',
	'findings.waiting': 'Lendo o código…',
	'findings.severity.error': 'erro',
	'findings.severity.warning': 'aviso',
	'findings.severity.info': 'info',
	'findings.severity.hint': 'dica',
	'findings.line': 'linha {line}',
	'findings.fixes': 'Correções',
	'findings.path': 'Como acontece',
	'findings.applied': 'Aplicada: {title}',
	'findings.changed': 'O código mudou nesse meio-tempo. Nada foi aplicado.',
	'findings.undo': 'Desfazer',
	'findings.unseen': 'Não examinado: {what}',

	'panel.title': 'Compartilhamento de portas',
	'panel.unknownShape': 'A resposta do servidor de linguagem tem uma forma desconhecida.',

	'explain.title': 'Explicar um status ou uma linha de log',
	'explain.ask': 'Um status por nome ou número, ou uma linha de log',
	'explain.evidence': 'Saída de netstat -ano, Get-NetTCPConnection ou netsh, se você a tiver',
	'explain.do': 'Explicar',
	close: 'Fechar',

	'server.failed': 'O Bindsight não pôde ser iniciado neste navegador: {reason}',
	'log.title': 'Log',
	'log.empty': 'Nada foi escrito.',
};
