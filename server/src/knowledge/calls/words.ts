/** The words of a name: `evutil_make_listen_socket_reuseable` and `MakeListenSocket` alike. Lower case. */
export function wordsOf(name: string): string[] {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
}

const CLOSING = new Set(['close', 'closesocket', 'sclose', 'socketclose', 'closesock']);
const NEVER_RETURNING = new Set([
	'exit',
	'abort',
	'die',
	'fatal',
	'pfatal',
	'bye',
	'panic',
	'bail',
	'errx',
	'terminate',
]);
const NEVER_RETURNING_NAMES = new Set([
	'err',
	'_exit',
	'_Exit',
	'ExitProcess',
	'ExitThread',
	'TerminateProcess',
	'longjmp',
]);
const CHANGING = new Set(
	'reuse reuseaddr reuseable reusable reuseport exclusive share shared sockopt setsockopt opt opts option options setopt setup configure config prepare'.split(
		' ',
	),
);

/** Whether a function of that name, which nobody has seen, closes the socket it is given. */
export function soundsLikeClosing(name: string): boolean {
	return wordsOf(name).some((word) => CLOSING.has(word));
}

/** Whether a function of that name, which nobody has seen, does not come back. */
export function soundsLikeNeverReturning(name: string): boolean {
	return NEVER_RETURNING_NAMES.has(name) || wordsOf(name).some((word) => NEVER_RETURNING.has(word));
}

/** Whether a function of that name, which nobody has seen, may set options of the socket it is given. */
export function soundsLikeSettingOptions(name: string): boolean {
	return wordsOf(name).some((word) => CHANGING.has(word));
}
