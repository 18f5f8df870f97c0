/** A document behind a sharing table. */
export interface SourceDocument {
	/** As it is cited. */
	title: string;
	url: string;
}

export const SHARING_TRANSPORT_ADDRESSES: SourceDocument = {
	title: 'Sharing Transport Addresses (Windows driver documentation, network)',
	url: 'https://learn.microsoft.com/en-us/windows-hardware/drivers/network/sharing-transport-addresses',
};

export const USING_PAGE: SourceDocument = {
	title: 'Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (Win32 documentation, WinSock)',
	url: 'https://learn.microsoft.com/en-us/windows/win32/winsock/using-so-reuseaddr-and-so-exclusiveaddruse',
};

export const EXCLUSIVEADDRUSE_ARTICLE: SourceDocument = {
	title: 'SO_EXCLUSIVEADDRUSE Socket Option (Win32 documentation, WinSock; build of 1/10/2008)',
	url: 'https://learn.microsoft.com/en-us/windows/win32/winsock/so-exclusiveaddruse',
};

export const BIND_REFERENCE: SourceDocument = {
	title: 'bind (Win32 API reference, winsock2.h)',
	url: 'https://learn.microsoft.com/en-us/windows/win32/api/winsock2/nf-winsock2-bind',
};

export const WINE_SOCKET_TESTS: SourceDocument = {
	title: 'Wine, dlls/ws2_32/tests/sock.c, test_reuseaddr: expectations that were run on Windows',
	url: 'https://gitlab.winehq.org/wine/wine/-/blob/master/dlls/ws2_32/tests/sock.c',
};
