import {
	type AddressText,
	type Endpoint,
	type Holder,
	type OptionName,
	type Outcome,
	outcomeOfBind,
	outcomeOfListen,
	outcomeOfOption,
	type Platform,
	type SharingOption,
	type SocketNow,
} from './documented-outcomes.js';

/** One call on a socket, or the call that makes it. Sockets are counted in the order in which they are made. */
export type SocketCall =
	| { kind: 'create'; family: 'ipv4' | 'ipv6'; protocol: 'tcp' | 'udp' }
	| { kind: 'option'; option: OptionName; isOn: boolean }
	| { kind: 'bind'; at: Endpoint }
	| { kind: 'listen' }
	| { kind: 'close' };

interface LivingSocket extends SocketNow {
	at: Endpoint | undefined;
	isOpen: boolean;
	/** A sharing option was set, or taken back, once it was bound. */
	wasSetLate: boolean;
}

/** A socket that holds an address. */
export type LivingHolder = Holder & Pick<LivingSocket, 'wasSetLate'>;

/** What sockets are after the calls that were made on them, by what really came out of each. */
export class History {
	private readonly sockets: LivingSocket[] = [];

	constructor(private readonly platform: Platform) {}

	/** The socket as it is now. Throws where there is none of that number. */
	now(socket: number): Readonly<LivingSocket> {
		const found = this.sockets[socket];
		if (!found) {
			throw new Error(`no socket ${socket} has been made`);
		}
		return found;
	}

	/** What holds an address besides a socket. */
	holdersBeside(socket: number): LivingHolder[] {
		return this.sockets.flatMap((other, index) =>
			index !== socket && other.isOpen && other.at ? [{ ...other, at: other.at }] : [],
		);
	}

	/** What the documents say of a call that is about to be made; making and closing a socket always works. */
	outcomeOf(socket: number, call: SocketCall): Outcome {
		switch (call.kind) {
			case 'option':
				return outcomeOfOption(this.platform, this.now(socket), call.option, call.isOn);
			case 'bind':
				return outcomeOfBind(this.platform, this.now(socket), call.at, this.holdersBeside(socket));
			case 'listen':
				return outcomeOfListen(this.platform, this.now(socket), this.now(socket).at, this.holdersBeside(socket));
			default:
				return { codes: [] };
		}
	}

	/** Takes a call into account that worked, or did not. */
	apply(socket: number, call: SocketCall, worked: boolean): void {
		if (call.kind === 'create') {
			this.sockets[socket] = {
				protocol: call.protocol,
				sharing: 'none',
				dualStack: this.platform === 'posix' && call.family === 'ipv6',
				isBound: false,
				isListening: false,
				at: undefined,
				isOpen: true,
				wasSetLate: false,
			};
		} else if (worked) {
			Object.assign(this.sockets[socket]!, this.changeOf(this.now(socket), call));
		}
	}

	private changeOf(socket: LivingSocket, call: Exclude<SocketCall, { kind: 'create' }>): Partial<LivingSocket> {
		switch (call.kind) {
			case 'option':
				return this.afterOption(socket, call.option, call.isOn);
			case 'bind':
				return { isBound: true, at: call.at };
			case 'listen':
				return { isListening: true, isBound: true };
			case 'close':
				return { isOpen: false, isBound: false, at: undefined };
		}
	}

	private afterOption(socket: LivingSocket, option: OptionName, isOn: boolean): Partial<LivingSocket> {
		if (option === 'IPV6_V6ONLY') {
			return { dualStack: !isOn };
		}
		if (this.platform === 'windows' && socket.isBound) {
			return { wasSetLate: true };
		}
		const named: SharingOption = option === 'SO_REUSEADDR' ? 'reuse' : 'exclusive';
		return isOn ? { sharing: named } : socket.sharing === named ? { sharing: 'none' } : {};
	}
}

export const ADDRESSES: Record<'ipv4' | 'ipv6', readonly AddressText[]> = {
	ipv4: ['0.0.0.0', '127.0.0.1', '127.0.0.2'],
	ipv6: ['::', '::1'],
};
