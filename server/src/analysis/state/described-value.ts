import type { BoundAddress, SocketFamily, SocketType } from '../../protocol/sockets.js';

/** What an object of a library's class is to a socket, as far as it is known. */
export type DescribedValue =
	/** An object that has no socket yet; `className` as its description's first name. */
	| { holds: 'socket'; className: string }
	| { holds: 'protocol'; family: SocketFamily; type: SocketType }
	| { holds: 'address'; address: BoundAddress; family: SocketFamily; type: SocketType }
	| { holds: 'host'; host: Omit<BoundAddress, 'port'>; family: SocketFamily }
	/** `option` and `level` by name; `value` undefined where it is not known. */
	| { holds: 'option'; option?: string; level?: string; value?: number };
