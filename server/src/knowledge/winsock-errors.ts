/** The errors of sockets that POSIX and Winsock both have, which Winsock names with WSA before the name. */
const SHARED_NAMES: ReadonlySet<string> = new Set(
	'EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EALREADY EBADF ECONNABORTED ECONNREFUSED ECONNRESET EDESTADDRREQ EFAULT EHOSTUNREACH EINTR EINVAL EISCONN EMFILE EMSGSIZE ENETDOWN ENETRESET ENETUNREACH ENOBUFS ENOPROTOOPT ENOTCONN ENOTSOCK EOPNOTSUPP EPFNOSUPPORT EPROTONOSUPPORT EPROTOTYPE ESHUTDOWN ESOCKTNOSUPPORT ETIMEDOUT EWOULDBLOCK'.split(
		' ',
	),
);

/** Errors that Winsock reports as another one: a call that would block, and a connect that goes on. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
	['EAGAIN', 'WSAEWOULDBLOCK'],
	['EINPROGRESS', 'WSAEWOULDBLOCK'],
]);

/**
 * What WSAGetLastError() gives where POSIX gives an error in errno: `WSAEADDRINUSE` for `EADDRINUSE`; undefined where
 * Winsock has no such error. Source: Microsoft Learn, Win32: Windows Sockets Error Codes; connect function.
 */
export function winsockErrorOf(name: string): string | undefined {
	if (name.startsWith('WSAE')) {
		return name;
	}
	return SHARED_NAMES.has(name) ? `WSA${name}` : OTHER_NAMES.get(name);
}
