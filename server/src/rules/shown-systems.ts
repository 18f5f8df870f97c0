/**
 * What a file's own text shows of the systems that it is built for. A file that shows nothing is looked at for Windows and
 * for POSIX, for want of other evidence: too little for what needs proof.
 */

const WINDOWS_WORDS =
	/\b(?:_?WIN(?:32|64)|_WINDOWS|_MSC_VER|WSA[A-Z]\w+|INVALID_SOCKET|closesocket|[Ww]in[Ss]ock2?\.h|[Ww]indows\.h)\b/;

const WINSOCK_INCLUDE = /^[ \t]*#[ \t]*include[ \t]*[<"](?:winsock2?|ws2tcpip|ws2def|mswsock|windows)\.h[>"]/im;

const POSIX_WORDS = /\b(?:_?WIN(?:32|64)|__linux__|__unix__|__APPLE__|unistd\.h)\b|<(?:sys|netinet|arpa)\/|<netdb\.h>/;

/** What no system but Windows has, and nobody makes up for another one. */
const WINDOWS_ALONE = /\b(?:WSADATA|WSAOVERLAPPED|SOCKADDR_IN6?|P?SOCKADDR|LPSOCKADDR|LPVOID|WINAPI|CreateThread)\b/;

const CONDITION = /^[ \t]*#[ \t]*(?:if|ifdef|elif)\b/m;

/** Whether a file names what only Windows has, in code that no directive keeps from other systems. */
export function isForWindowsAlone(text: string): boolean {
	return WINDOWS_ALONE.test(text) && !CONDITION.test(text) && !showsPosix(text);
}

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
