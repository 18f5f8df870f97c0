import type { Endpoint, Outcome } from './documented-outcomes.js';
import type { History, LivingHolder, SocketCall } from './history.js';

/** A call that came out otherwise than the documents say. */
export interface Deviating {
	history: History;
	socket: number;
	call: SocketCall;
	documented: Outcome;
	/** 0, or the error code that came out. */
	code: number;
}

interface DeviatingBind extends Deviating {
	call: Extract<SocketCall, { kind: 'bind' }>;
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
			'TCP, an exclusive wildcard first, then a wildcard with no option or exclusive: Microsoft documents WSAEADDRINUSE, ' +
			'Wine answers WSAEACCES. These are the two of the 36 cells for one account in which they differ. The same where an ' +
			'exclusive dual-stack wildcard is bound over an exclusive IPv4 wildcard, which our reading takes for a specific address.',
		applies: (deviating) =>
			isBind(deviating, 'tcp') &&
			onlySays(deviating.documented, IN_USE) &&
			deviating.code === DENIED &&
			isWildcard(deviating.call.at) &&
			holders(deviating).some(({ sharing, at }) => sharing === 'exclusive' && isWildcard(at)),
	},
	{
		name: 'datagram addresses',
		reason:
			'UDP: Wine binds every datagram socket to all addresses of the machine and sorts what arrives by itself, so two ' +
			'sockets meet on one port whatever their addresses, as if both had the same one. The tables tell wildcard and ' +
			'specific apart, and two different specific addresses never meet.',
		applies: (deviating) =>
			isBind(deviating, 'udp') && holders(deviating).some(({ at }) => at.address !== deviating.call.at.address),
	},
	{
		name: 'late option of a datagram socket',
		reason:
			'UDP: what is set on a socket after its bind counts in Wine when another socket binds the port, as it does on Linux. ' +
			'Microsoft documents that it has no effect.',
		applies: (deviating) => isBind(deviating, 'udp') && holders(deviating).some(({ wasSetLate }) => wasSetLate),
	},
	{
		name: 'bind beside a listener',
		reason:
			'TCP: once the first socket listens, Linux under Wine refuses every other bind whose address overlaps, and Wine ' +
			'passes that on as WSAEADDRINUSE or WSAEACCES. The tables do not ask whether the first socket listens.',
		applies: (deviating) =>
			isBind(deviating, 'tcp') &&
			deviating.code !== 0 &&
			holders(deviating).some((holder) => holder.isListening && overlaps(holder.at, deviating.call.at)),
	},
	{
		name: 'second listener',
		reason:
			'TCP: of two sockets whose addresses overlap Linux lets only one listen; Wine answers WSAEADDRINUSE to the second. ' +
			'Windows lets both listen and documents that it is undefined who accepts.',
		applies: ({ call, history, socket, code }) =>
			call.kind === 'listen' &&
			code === IN_USE &&
			history
				.holdersBeside(socket)
				.some((holder) => holder.isListening && overlaps(holder.at, history.now(socket).at ?? NOWHERE)),
	},
];

/** The version that the list is of, as `wine --version` begins. */
export const MEASURED_WINE = 'wine-8.0';

const NOWHERE: Endpoint = { address: '0.0.0.0', port: -1 };

function isBind(deviating: Deviating, protocol: 'tcp' | 'udp'): deviating is DeviatingBind {
	return deviating.call.kind === 'bind' && deviating.history.now(deviating.socket).protocol === protocol;
}

function onlySays(documented: Outcome, code: number): boolean {
	return documented !== 'silent' && documented.codes.length === 1 && documented.codes[0] === code;
}

function isWildcard({ address }: Endpoint): boolean {
	return address === '0.0.0.0' || address === '::';
}

/** Whether a connection could be for both: the families are left out of account, as a dual-stack socket has both. */
function overlaps(a: Endpoint, b: Endpoint): boolean {
	return a.port === b.port && (a.address === b.address || isWildcard(a) || isWildcard(b));
}

/** What holds the port of a bind. */
function holders({ history, socket, call }: DeviatingBind): LivingHolder[] {
	const { protocol } = history.now(socket);
	return history
		.holdersBeside(socket)
		.filter((holder) => holder.protocol === protocol && holder.at.port === call.at.port);
}
