/** Words in the name of a function that closes the socket it is given. */
export const CLOSING_WORDS: ReadonlySet<string> = new Set([
	'close',
	'closesocket',
	'sclose',
	'socketclose',
	'closesock',
]);

/** Words in the name of a function that does not come back, and whole names of such functions. */
export const NEVER_RETURNING_WORDS: ReadonlySet<string> = new Set(
	'exit abort die fatal pfatal bye panic bail errx terminate'.split(' '),
);
export const NEVER_RETURNING_NAMES: ReadonlySet<string> = new Set(
	'err _exit _Exit ExitProcess ExitThread TerminateProcess longjmp'.split(' '),
);
/** Beside such a word, these say that it ends a program that has failed: `exit` alone ends many a thing. */
export const FAILURE_WORDS: ReadonlySet<string> = new Set(
	'err error errno perror fail failed failure usage with and do log message msg out process program'.split(' '),
);
/** Before or behind such a word, these say that it comes back at times: `write_or_die`, `abort_if`, `scope_exit`. */
export const RETURNING_WORDS: ReadonlySet<string> = new Set(
	'or if unless when on at scope is has set get register loop code status'.split(' '),
);

/** Words in the name of a function that may set options of the socket it is given. */
export const OPTION_SETTING_WORDS: ReadonlySet<string> = new Set(
	'reuse reuseaddr reuseable reusable reuseport exclusive share shared sockopt setsockopt opt opts option options setopt setup configure config prepare'.split(
		' ',
	),
);

/** Words in the name of a function or class that calls what it is given when its scope ends. */
export const DEFERRING_WORDS: ReadonlySet<string> = new Set(
	'scope scoped defer deferred guard finally final cleanup exit atexit raii'.split(' '),
);

/** Words in the name of a function that keeps the socket it is given, for later or for somebody else. */
export const KEEPING_WORDS: ReadonlySet<string> = new Set(
	'register watch attach adopt push emplace insert append enqueue submit spawn'.split(' '),
);

/** Words in the name of a function that starts a thread with what it is given. */
export const THREAD_WORDS: ReadonlySet<string> = new Set(['thread', 'beginthread', 'beginthreadex']);
