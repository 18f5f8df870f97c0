/** Sentences of the language server itself, by id. */
export const server = {
	'server.noTransport': 'bindsight: say how the editor talks to the language server: --stdio or --node-ipc',
	'server.cannotStart': 'Bindsight could not start: {reason}',
	'server.failed': '{what} of {uri} failed: {reason}',
	'server.wrongParameter':
		'bindsight/sharingMatrix: the parameter {parameter} is missing or has a value that is not known',
} as const satisfies Record<string, string>;
