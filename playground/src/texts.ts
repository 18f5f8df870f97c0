/** Every sentence of the playground itself in English, by id. The panel and the server have their own. */
export const TEXTS = {
	'page.title': 'Bindsight playground',
	'page.sentence': 'See who can take your port, before you bind.',
	'page.privacy': 'Your code stays in this page: nothing is sent anywhere.',
	'page.notices': 'Licences',
	'page.speaks': 'Language of this page',
	'page.dark': 'Dark colours',
	'page.light': 'Light colours',

	'control.sample': 'Sample',
	'control.language': 'Language',
	'control.target': 'Compiled for',
	'control.share': 'Copy link',
	'sample.own': 'your own code',
	'sample.exclusiveLate': 'SO_EXCLUSIVEADDRUSE too late',
	'sample.bothOptions': 'both options on one socket',
	'sample.portable': 'SO_REUSEADDR in portable code',
	'sample.dualStack': 'IPV6_V6ONLY too late',
	'sample.unchecked': 'a bind that nobody checks',
	'sample.kernel': 'a driver with Winsock Kernel',
	'sample.exclusiveRight': 'SO_EXCLUSIVEADDRUSE in time',
	'language.c': 'C',
	'language.cpp': 'C++',
	'target.auto': 'automatic',
	'target.windows': 'Windows',
	'target.posix': 'POSIX',

	'share.copied': 'The link is copied. It holds the code and what the panel shows.',
	'share.inAddress': 'This browser does not let the page copy. The link stands in the address bar.',
	'share.tooLong': 'This code is too long for a link.',
	'address.broken': 'This link is damaged: no code can be read from it.',

	'editor.title': 'Code',
	'editor.label': 'C or C++ code: paste yours here',
	'editor.keys':
		'F8 goes to the next finding, {ctrl}+. to its fixes; {ctrl}+K {ctrl}+I says what is under the cursor; Tab leaves the editor.',
	'editor.tooLong': 'This is more code than the playground reads: at most {most} characters.',

	'findings.title': 'Findings',
	'findings.title.one': '1 finding',
	'findings.title.many': '{count} findings',
	'findings.none': 'Nothing found',
	'findings.none.help': 'A finding needs proof along a path through the code. What cannot be known stays silent.',
	'findings.waiting': 'Reading the code…',
	'findings.severity.error': 'error',
	'findings.severity.warning': 'warning',
	'findings.severity.info': 'info',
	'findings.severity.hint': 'hint',
	'findings.line': 'line {line}',
	'findings.fixes': 'Fixes',
	'findings.path': 'How it comes about',
	'findings.applied': 'Applied: {title}',
	'findings.changed': 'The code has changed since. Nothing was applied.',
	'findings.undo': 'Undo',
	'findings.unseen': 'Not looked at: {what}',

	'panel.title': 'Port sharing',
	'panel.unknownShape': 'The answer of the language server has a shape that is not known.',

	'explain.title': 'Explain a status or a line of a log',
	'explain.ask': 'A status by name or number, or a line of a log',
	'explain.evidence': 'Output of netstat -ano, Get-NetTCPConnection or netsh, if you have it',
	'explain.do': 'Explain',
	close: 'Close',

	'server.failed': 'Bindsight could not be started in this browser: {reason}',
	'log.title': 'Log',
	'log.empty': 'Nothing has been written.',
} as const satisfies Record<string, string>;

export type TextId = keyof typeof TEXTS;

/** The playground's sentences in one language. */
export type PlaygroundTexts = Readonly<Record<TextId, string>>;
