import type { BoundSocket } from '../../protocol/ports.js';

/** Where a socket is bound: "server.c:52". */
export function placeInWords({ uri, range }: Pick<BoundSocket, 'uri' | 'range'>): string {
	return `${decoded(uri.split('/').at(-1) ?? uri)}:${range.start.line + 1}`;
}

function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
