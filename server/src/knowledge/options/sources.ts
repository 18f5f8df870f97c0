/** Documents that several options are cited from, in the words they are cited with. */
export const SOL_SOCKET_PAGE = 'SOL_SOCKET Socket Options (Win32 documentation, WinSock)';
export const WS2DEF_H = 'ws2def.h (Windows 11 24H2 SDK)';
export const MSWSOCK_H = 'mswsock.h (mingw-w64 14)';
export const USING_PAGE = 'Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (Win32 documentation, WinSock)';
export const WINE_TESTS = 'Wine ws2_32 tests, whose expectations were run on Windows';
export const LINUX_SOCKET = 'Linux asm-generic/socket.h and socket(7)';
export const FREEBSD_GETSOCKOPT = 'FreeBSD getsockopt(2)';
export const MEASURED_LINUX = 'measured on Linux 6.18';
const WIN32 = 'https://learn.microsoft.com/en-us/windows/win32/winsock';
const API = 'https://learn.microsoft.com/en-us/windows/win32/api';
const MAN = 'https://man7.org/linux/man-pages/man7';

/** Where the documents stand that options are cited from, by the words they are cited with; headers have no page. */
export const PAGE_OF_SOURCE: ReadonlyMap<string, string> = new Map([
	[SOL_SOCKET_PAGE, `${WIN32}/sol-socket-socket-options`],
	[USING_PAGE, `${WIN32}/using-so-reuseaddr-and-so-exclusiveaddruse`],
	['IPPROTO_IPV6 Socket Options (Win32 documentation, WinSock)', `${WIN32}/ipproto-ipv6-socket-options`],
	['SO_KEEPALIVE Socket Option (Win32 documentation, WinSock)', `${WIN32}/so-keepalive`],
	['SO_CONDITIONAL_ACCEPT Socket Option (Win32 documentation, WinSock)', `${WIN32}/so-conditional-accept`],
	['SO_PORT_SCALABILITY Socket Option (Win32 documentation, WinSock)', `${WIN32}/so-port-scalability`],
	['SO_BSP_STATE Socket Option (Win32 documentation, WinSock)', `${WIN32}/so-bsp-state`],
	['SIO_CPU_AFFINITY (Winsock IOCTLs, Win32 documentation, WinSock)', `${WIN32}/winsock-ioctls`],
	['SIO_ASSOCIATE_PORT_RESERVATION (Winsock IOCTLs, Win32 documentation, WinSock)', `${WIN32}/winsock-ioctls`],
	[
		'WSASetUnicastReceiveSharing (Win32 API reference, ws2tcpip.h)',
		`${API}/ws2tcpip/nf-ws2tcpip-wsasetunicastreceivesharing`,
	],
	[
		'SO_WSK_SECURITY (Windows driver documentation, network)',
		'https://learn.microsoft.com/en-us/windows-hardware/drivers/network/so-wsk-security',
	],
	[
		'SO_WSK_EVENT_CALLBACK (Windows driver documentation, network)',
		'https://learn.microsoft.com/en-us/windows-hardware/drivers/network/so-wsk-event-callback',
	],
	[LINUX_SOCKET, `${MAN}/socket.7.html`],
	['ip(7)', `${MAN}/ip.7.html`],
	[FREEBSD_GETSOCKOPT, 'https://man.freebsd.org/cgi/man.cgi?query=getsockopt&sektion=2'],
]);
