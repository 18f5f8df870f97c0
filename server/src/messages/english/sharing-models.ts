/** What the sharing models are called, what they apply to, and what their readers must know, by id. */
export const sharingModels = {
	'model.wsk.title': 'Winsock Kernel',
	'model.wsk.applies-to': 'Winsock Kernel sockets, Windows Vista and later',
	'model.winsock.title': 'Winsock, Windows Server 2003 and later',
	'model.winsock.applies-to': 'Winsock sockets on Windows Server 2003, Vista, 2008, 7 and later',
	'model.winsock-xp.title': 'Winsock, Windows XP and earlier',
	'model.winsock-xp.applies-to': 'Winsock sockets on Windows XP and earlier',
	'model.winsock-2008-article.title': 'Winsock, the SO_EXCLUSIVEADDRUSE article of 2008',
	'model.winsock-2008-article.applies-to':
		'The article names no Windows version; its cells are those of Windows XP and earlier',

	'caveat.rows-are-second-bind':
		'This document prints the second bind in its rows and the first bind in its columns, the other way round than the Winsock tables of Windows Server 2003. Here rows are always the first bind.',
	'caveat.open-cell':
		'The sources disagree in one cell: first bind SO_REUSEADDR specific, second bind without option on the same address. The Winsock Kernel table says STATUS_ACCESS_DENIED, every Winsock table says WSAEADDRINUSE; a test run on Windows shows only that the bind fails.',
	'caveat.access-check':
		'Whether an access check (CHECK) succeeds depends on the security context of the second socket and the security descriptor of the first. The default descriptor does not permit sharing. Which access right is checked is not documented.',
	'caveat.same-account-exception':
		'The text beside the tables reads as if one account could always share; the table has that exception only where the first bind is a wildcard and the second a specific address.',
	'caveat.exclusive-after-wildcard':
		'The text beside the tables says that an exclusive bind fails after any wildcard bind; the table for one account lets an exclusive specific bind succeed over a default wildcard, and a test run on Windows agrees.',
	'caveat.dual-stack-text':
		'The text beside the tables says that a dual-stack wildcard reserves the port for both families; tests run on Windows show that only an exclusive one does. It also names WSAEACCES for an exclusive dual-stack bind over an IPv4 socket, where the tests got WSAEADDRINUSE.',
	'caveat.accounts':
		'What counts as the same account is not documented for an elevated process beside one that is not, for SYSTEM beside a user, or for containers.',
	'caveat.superseded-by-2003':
		'Windows Server 2003 changed the table: 12 of its 36 cells differ from this one for binds of one account.',
	'caveat.exclusive-administrators':
		'For Windows XP and earlier one page lets only administrators set SO_EXCLUSIVEADDRUSE and another asks for no privilege; it depends on the service pack.',
	'caveat.article-has-xp-cells':
		'This article is still published and names no Windows version, but its cells are those of Windows XP and earlier. For Windows Server 2003 and later the model winsock is right.',
} as const satisfies Record<string, string>;
