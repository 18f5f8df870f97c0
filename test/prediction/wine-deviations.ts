import type { Endpoint, Holder, Outcome, Platform } from './documented-outcomes.js';
import type { History, SocketCall } from './history.js';

/** A call that came out otherwise than the documents say. */
export interface Deviating {
	platform: Platform;
	history: History;
	socket: number;
	call: SocketCall;
	documented: Outcome;
	/** 0, or the error code that came out. */
	code: number;
}

/** Where Wine is known to differ from what Microsoft documents. No documented cell is changed because of it. */
export interface Deviation {
	name: string;
	/** Which calls differ, and why. */
	reason: string;
	applies: (deviating: Deviating) => boolean;
}

const [IN_USE, DENIED] = [10048, 10013];

/** Measured with Wine 8.0 of Debian 12, on Linux. */
export const WINE_DEVIATIONS: readonly Deviation[] = [
	{
		name: 'exclusive wildcard first',
		reason:
			'An exclusive wildcard first, then a wildcard with no option or exclusive: Microsoft documents WSAEADDRINUSE, Wine ' +
			'answers WSAEACCES. Two cells of the 36 for one account.',
		applies: ({ call, documented, code, ...rest }) =>
			isStream(rest) &&
			onlySays(documented, IN_USE) &&
			code === DENIED &&
			bindOf(call).address === '0.0.0.0'.slice(0) &&
			holdersOf(rest, call).some(({ sharing, at }) => sharing === 'exclusive' && isWildcard(at)),
	},
];

function isStream({ history, socket }: Pick<Deviating, 'history' | 'socket'>): boolean {
	return history.now(socket).protocol === 'tcp';
}

function onlySays(documented: Outcome, code: number): boolean {
	return documented !== 'silent' && documented.codes.length === 1 && documented.codes[0] === code;
}

function bindOf(call: SocketCall): Endpoint {
	return call.kind === 'bind' ? call.at : { address: '0.0.0.0', port: -1 };
}

function isWildcard({ address }: Endpoint): boolean {
	return address === '0.0.0.0' || address === '::';
}

/** What holds the port of a bind. */
function holdersOf({ history, socket }: Pick<Deviating, 'history' | 'socket'>, call: SocketCall): Holder[] {
	const { protocol } = history.now(socket);
	return history
		.holdersBeside(socket)
		.filter((holder) => holder.protocol === protocol && holder.at.port === bindOf(call).port);
}
