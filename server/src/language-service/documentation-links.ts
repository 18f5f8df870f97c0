import type { KernelOptionUse, SocketOption } from '../knowledge/options/index.js';
import { SHARING_TRANSPORT_ADDRESSES, USING_PAGE } from '../knowledge/sources.js';
import type { StatusCode } from '../knowledge/statuses/index.js';
import type { SharingModel } from '../protocol/resolution.js';

/** The page to read on about who may share an address. */
export function linkOfSharing(model: SharingModel): string {
	return (model === 'wsk' ? SHARING_TRANSPORT_ADDRESSES : USING_PAGE).url;
}

/** The page to read on about a socket option. */
export function linkOfOption(option: SocketOption): string {
	if (option.platform === 'posix') {
		return 'https://man7.org/linux/man-pages/man7/socket.7.html';
	}
	if (option.name === 'IPV6_V6ONLY') {
		return 'https://learn.microsoft.com/en-us/windows/win32/winsock/dual-stack-sockets';
	}
	const decidesSharing = option.name === 'SO_REUSEADDR' || option.name === 'SO_EXCLUSIVEADDRUSE';
	return decidesSharing ? USING_PAGE.url : 'https://learn.microsoft.com/en-us/windows/win32/winsock/socket-options';
}

/** The page to read on about a socket option of Winsock Kernel. */
export function linkOfKernelOption({ page }: KernelOptionUse): string {
	return page.url;
}

/** The page to read on about a status. */
export function linkOfStatus(status: StatusCode): string {
	return status.kind === 'winsock'
		? 'https://learn.microsoft.com/en-us/windows/win32/winsock/windows-sockets-error-codes-2'
		: 'https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/using-ntstatus-values';
}
