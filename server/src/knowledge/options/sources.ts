/** Documents that several options are cited from, in the words they are cited with. */
export const SOL_SOCKET_PAGE = 'SOL_SOCKET Socket Options (Win32 documentation, WinSock)';
export const WS2DEF_H = 'ws2def.h (Windows 11 24H2 SDK)';
export const MSWSOCK_H = 'mswsock.h (mingw-w64 14)';
export const USING_PAGE = 'Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (Win32 documentation, WinSock)';
export const WINE_TESTS = 'Wine ws2_32 tests, whose expectations were run on Windows';
export const LINUX_SOCKET = 'Linux asm-generic/socket.h and socket(7)';
export const FREEBSD_GETSOCKOPT = 'FreeBSD getsockopt(2)';
export const MEASURED_LINUX = 'measured on Linux 6.18';
