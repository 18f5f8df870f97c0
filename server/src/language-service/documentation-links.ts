import type { KernelOptionUse, SocketOption } from '../knowledge/options/index.js';
import { LINUX_SOCKET, PAGE_OF_SOURCE } from '../knowledge/options/sources.js';
import { SHARING_TRANSPORT_ADDRESSES, USING_PAGE } from '../knowledge/sources.js';
import type { StatusCode } from '../knowledge/statuses/index.js';
import type { SharingModel } from '../protocol/resolution.js';

/** A document that a reader can open. */
export interface SourceLink {
	title: string;
	url: string;
}

const SOCKET_OPTIONS_PAGE: SourceLink = {
	title: 'Socket Options',
	url: 'https://learn.microsoft.com/en-us/windows/win32/winsock/socket-options',
};

/** The page to read on about who may share an address. */
export function linkOfSharing(model: SharingModel): SourceLink {
	return shortly(model === 'wsk' ? SHARING_TRANSPORT_ADDRESSES : USING_PAGE);
}

/** The page to read on about a socket option: the first of its sources that has an address, else the general one. */
export function linkOfOption(option: SocketOption): SourceLink {
	if (option.name === 'SO_REUSEADDR' || option.name === 'SO_EXCLUSIVEADDRUSE') {
		return option.platform === 'posix' ? linkTo(LINUX_SOCKET) : shortly(USING_PAGE);
	}
	const source = option.sources.find((each) => PAGE_OF_SOURCE.has(each));
	if (source) {
		return linkTo(source);
	}
	return option.platform === 'posix' ? linkTo(LINUX_SOCKET) : SOCKET_OPTIONS_PAGE;
}

/** The page to read on about a socket option of Winsock Kernel. */
export function linkOfKernelOption({ page }: KernelOptionUse): SourceLink {
	return shortly(page);
}

/** The page to read on about a status. */
export function linkOfStatus(status: StatusCode): SourceLink {
	return status.kind === 'winsock'
		? {
				title: 'Windows Sockets Error Codes',
				url: 'https://learn.microsoft.com/en-us/windows/win32/winsock/windows-sockets-error-codes-2',
			}
		: {
				title: 'Using NTSTATUS Values',
				url: 'https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/using-ntstatus-values',
			};
}

function linkTo(source: string): SourceLink {
	return shortly({ title: source, url: PAGE_OF_SOURCE.get(source) ?? '' });
}

/** Without the collection that the document stands in: "SO_KEEPALIVE Socket Option". */
function shortly({ title, url }: SourceLink): SourceLink {
	return { title: title.replace(/ \([^()]*\)$/, ''), url };
}
