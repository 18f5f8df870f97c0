/**
 * What a file's own text shows of the systems that it is built for. A file that shows nothing is looked at for Windows and
 * for POSIX, for want of other evidence: too little for what needs proof.
 */

const WINDOWS_WORDS =
	/\b(?:_?WIN(?:32|64)|_WINDOWS|_MSC_VER|WSA[A-Z]\w+|INVALID_SOCKET|closesocket|[Ww]in[Ss]ock2?\.h|[Ww]indows\.h)\b/;

const WINSOCK_INCLUDE = /^[ \t]*#[ \t]*include[ \t]*[<"](?:winsock2?|ws2tcpip|ws2def|mswsock|windows)\.h[>"]/im;

const POSIX_WORDS = /\b(?:_?WIN(?:32|64)|__linux__|__unix__|__APPLE__|unistd\.h)\b|<(?:sys|netinet|arpa)\/|<netdb\.h>/;

/** Whether a file shows that it is built for Windows. */
export function showsWindows(text: string): boolean {
	return WINDOWS_WORDS.test(text);
}

/** Whether a file includes Winsock itself, and does not get it through a header that may put something in between. */
export function includesWinsock(text: string): boolean {
	return WINSOCK_INCLUDE.test(text);
}

/** Whether a file shows that it is built for POSIX; one that asks for Windows is built for others, too. */
export function showsPosix(text: string): boolean {
	return POSIX_WORDS.test(text);
}
