/** Names that runtimes give to Winsock errors: POSIX names, .NET SocketError, Rust ErrorKind. In lower case. */
export const STATUS_ALIASES: Readonly<Record<string, string>> = {
	no_error: 'NO_ERROR',
	eacces: 'WSAEACCES',
	eaddrinuse: 'WSAEADDRINUSE',
	eaddrnotavail: 'WSAEADDRNOTAVAIL',
	eafnosupport: 'WSAEAFNOSUPPORT',
	einval: 'WSAEINVAL',
	enobufs: 'WSAENOBUFS',
	enoprotoopt: 'WSAENOPROTOOPT',
	enotsock: 'WSAENOTSOCK',
	econnrefused: 'WSAECONNREFUSED',
	accessdenied: 'WSAEACCES',
	addressalreadyinuse: 'WSAEADDRINUSE',
	addressnotavailable: 'WSAEADDRNOTAVAIL',
	nobufferspaceavailable: 'WSAENOBUFS',
	permissiondenied: 'WSAEACCES',
	addrinuse: 'WSAEADDRINUSE',
	addrnotavailable: 'WSAEADDRNOTAVAIL',
};

/** The numbers that libuv, and Node.js with it, gives to errors on Windows. */
export const LIBUV_NUMBERS: Readonly<Record<number, string>> = {
	[-4092]: 'WSAEACCES',
	[-4091]: 'WSAEADDRINUSE',
	[-4090]: 'WSAEADDRNOTAVAIL',
	[-4071]: 'WSAEINVAL',
};

/**
 * Pieces of the texts by which Windows and runtimes speak of an error, in lower case; in German, French, Spanish and
 * Portuguese, too, for Windows translates its own. Longer ones stand before shorter ones.
 */
export const STATUS_PHRASES: readonly (readonly [phrase: string, status: string])[] = [
	['in a way forbidden by its access permissions', 'WSAEACCES'],
	['aufgrund der zugriffsrechte des sockets', 'WSAEACCES'],
	["de manière interdite par ses autorisations d'accès", 'WSAEACCES'],
	['de manière interdite par ses autorisations d’accès', 'WSAEACCES'],
	['no permitido por sus permisos de acceso', 'WSAEACCES'],
	['proibida pelas permissões de acesso', 'WSAEACCES'],
	['only one usage of each socket address', 'WSAEADDRINUSE'],
	['normalerweise darf jede socketadresse', 'WSAEADDRINUSE'],
	['une seule utilisation de chaque adresse de socket', 'WSAEADDRINUSE'],
	['solo se permite un uso de cada dirección de socket', 'WSAEADDRINUSE'],
	['permitida apenas uma utilização de cada endereço de soquete', 'WSAEADDRINUSE'],
	['permitido apenas um uso de cada endereço de soquete', 'WSAEADDRINUSE'],
	['address already in use', 'WSAEADDRINUSE'],
	['address in use', 'WSAEADDRINUSE'],
	['the requested address is not valid in its context', 'WSAEADDRNOTAVAIL'],
	['cannot assign requested address', 'WSAEADDRNOTAVAIL'],
	['lacked sufficient buffer space or because a queue was full', 'WSAENOBUFS'],
	['no buffer space available', 'WSAENOBUFS'],
	['an invalid argument was supplied', 'WSAEINVAL'],
	['actively refused it', 'WSAECONNREFUSED'],
	['permission denied', 'WSAEACCES'],
];

/** What a Winsock caller sees for what the driver below answers, where the documents agree. */
export const WINSOCK_STATUS_OF: Readonly<Record<string, string>> = {
	STATUS_SUCCESS: 'NO_ERROR',
	STATUS_ACCESS_DENIED: 'WSAEACCES',
	STATUS_ADDRESS_ALREADY_EXISTS: 'WSAEADDRINUSE',
	STATUS_INVALID_ADDRESS_COMPONENT: 'WSAEADDRNOTAVAIL',
};

/** The call that a word in a log names, in lower case without what follows it. */
export const OPERATION_WORDS: Readonly<Record<string, 'bind' | 'connect'>> = {
	bind: 'bind',
	wskbind: 'bind',
	listen: 'bind',
	listener: 'bind',
	jvm_bind: 'bind',
	connect: 'connect',
	connectex: 'connect',
	wskconnect: 'connect',
	wskconnectex: 'connect',
	dial: 'connect',
	sendto: 'connect',
	wsasendto: 'connect',
};
