/** Sentences of the language server itself, by id. */
export const server = {
	'server.noTransport': 'bindsight: say how the editor talks to the language server: --stdio or --node-ipc',
	'server.cannotRead': 'bindsight: the language server ends, as what its client writes cannot be read: {reason}',
	'server.notReady': 'Bindsight has not started yet',
	'server.cannotStart': 'Bindsight could not start: {reason}',
	'server.started':
		'Bindsight {version}: positions in {encoding}, diagnostics {how, select, pulled {when the editor asks for them} other {sent by themselves}}',
	'server.reading': 'Bindsight reads the folder',
	'server.tooManyFiles':
		'{folder} holds {files, number} C and C++ files: they are not linked with each other, each is looked at by itself',
	'server.linked':
		'{folder}: {files, plural, one {# C or C++ file} other {# C and C++ files}} read, {known, plural, one {# of interest} other {# of interest}}',
	'server.notSeen':
		'{kind, select, limit {Not all of {file} was looked at: it is larger, or branches more, than the limits allow.} other {A part of {file} could not be analysed; the log says more.}}',
	'server.skipped':
		'{file} is not looked at: the language server has ended twice over it. It is looked at again once a change of it is saved.',
	'server.failed': '{what} of {uri} failed: {reason}',
	'server.wrongParameterOf': '{request}: the parameter {parameter} is missing or has a value that is not known',
	'server.wrongParameter':
		'bindsight/sharingMatrix: the parameter {parameter} is missing or has a value that is not known',
} as const satisfies Record<string, string>;
