import type {
	BoundAddress,
	BoundBeside,
	SocketEvent,
	SocketFacts,
	SocketFamily,
} from '../../server/src/protocol/sockets.js';
import { parseAddress } from '../../server/src/resolver/index.js';
import { factsOf } from '../helpers/facts-of-code.js';
import {
	type AddressText,
	type Endpoint,
	type Holder,
	type Outcome,
	outcomeOfBind,
	outcomeOfListen,
	outcomeOfOption,
	type SharingOption,
	type SocketNow,
	SUCCESS,
} from './documented-outcomes.js';
import type { Program } from './program/program.js';
import type { TracedCall } from './run/trace.js';

/** What our facts say of a call: what comes out of it, or why they do not say. */
export type Prediction = { event?: SocketEvent; socket?: SocketFacts } & (
	| { outcome: Outcome }
	| { unknown: 'socket' | 'event' | 'uncertain' | 'state' | 'option' | 'address' | 'neighbours' }
);

/** Foretells the calls of one program from the facts of its text. */
export class Foretelling {
	private readonly sockets: readonly SocketFacts[];
	private readonly lineStarts: number[];

	constructor(private readonly program: Program) {
		this.sockets = factsOf(program.text, { language: 'c', targets: [program.platform] }).sockets;
		this.lineStarts = [0, ...[...program.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
	}

	/** What we say of a call on the socket that was made by another one. */
	of(call: TracedCall, creation: TracedCall): Prediction {
		const socket = this.socketMadeBy(creation);
		if (!socket) {
			return { unknown: 'socket' };
		}
		const event = this.eventOf(socket, call);
		if (!event) {
			return { unknown: 'event', socket };
		}
		return { event, socket, ...this.outcome(socket, event) };
	}

	private lineOf(offset: number): number {
		let line = 0;
		while (line < this.lineStarts.length && this.lineStarts[line]! <= offset) {
			line++;
		}
		return line;
	}

	/** A helper that makes sockets for several callers makes a socket for each. */
	private socketMadeBy({ line, path }: TracedCall): SocketFacts | undefined {
		const made = this.sockets.filter((socket) => this.creationOf(socket, line));
		const samePath = made.filter((socket) => {
			const { callPath } = this.creationOf(socket, line)!;
			return callPath.map(({ start }) => this.lineOf(start)).join() === path.join();
		});
		return samePath.length === 1 ? samePath[0] : made.length === 1 ? made[0] : undefined;
	}

	private creationOf({ events }: SocketFacts, line: number): SocketEvent | undefined {
		return events.find(({ kind, span }) => kind === 'create' && this.lineOf(span.start) === line);
	}

	private eventOf({ events }: SocketFacts, { call, line }: TracedCall): SocketEvent | undefined {
		const kind = call.kind === 'option' ? 'setOption' : call.kind;
		const found = events.filter(
			(event) =>
				event.kind === kind &&
				this.lineOf(event.span.start) === line &&
				(call.kind !== 'option' || event.option === undefined || event.option === call.option),
		);
		return found.length === 1 ? found[0] : undefined;
	}

	private outcome(socket: SocketFacts, event: SocketEvent): Prediction {
		const { platform } = this.program;
		if (event.certainty !== 'must') {
			return { unknown: 'uncertain' };
		}
		if (event.before.closed !== 'no' || event.before.bound === 'maybe') {
			return { unknown: 'state' };
		}
		const now = socketNow(socket, event);
		if (event.kind === 'setOption') {
			return this.option(event, now);
		}
		if (event.kind === 'listen') {
			return this.listen(socket, event, now);
		}
		if (event.before.bound === 'yes') {
			return { outcome: outcomeOfBind(platform, now, UNDECIDED, []) };
		}
		const at = endpointOf(event.address, socket.family);
		if (!at) {
			return { unknown: 'address' };
		}
		const holders = this.holders(event, now.protocol, at);
		if (!holders) {
			return { unknown: 'neighbours' };
		}
		return holders.length > 0 && !isSharingKnown(socket, event)
			? { unknown: 'option' }
			: { outcome: outcomeOfBind(platform, now, at, holders) };
	}

	private option({ option, value, before }: SocketEvent, now: SocketNow): Prediction {
		if (option !== 'SO_REUSEADDR' && option !== 'SO_EXCLUSIVEADDRUSE' && option !== 'IPV6_V6ONLY') {
			return { unknown: 'option' };
		}
		const isDecisive = this.program.platform === 'windows' && option !== 'IPV6_V6ONLY' && !now.isBound;
		if (isDecisive && (value === undefined || (value !== 0 && before.sharingOption === 'unknown'))) {
			return { unknown: 'option' };
		}
		return { outcome: outcomeOfOption(this.program.platform, now, option, value !== 0) };
	}

	private listen(socket: SocketFacts, event: SocketEvent, now: SocketNow): Prediction {
		const { platform } = this.program;
		if (platform === 'windows' || !now.isBound) {
			return { outcome: outcomeOfListen(platform, now, undefined, []) };
		}
		const [boundBy] = event.before.boundBy;
		const bind = socket.events.find(({ kind, span }) => kind === 'bind' && span.start === boundBy?.start);
		const at = event.before.boundBy.length === 1 ? endpointOf(bind?.address, socket.family) : undefined;
		if (!at) {
			return event.before.boundImplicitly === 'yes' ? { outcome: SUCCESS } : { unknown: 'address' };
		}
		const holders = this.holders(event, now.protocol, at);
		if (!holders) {
			return { unknown: 'neighbours' };
		}
		return holders.length > 0 && !isSharingKnown(socket, event)
			? { unknown: 'option' }
			: { outcome: outcomeOfListen(platform, now, at, holders) };
	}

	/** What holds the port beside a bind; undefined where that is not certain. */
	private holders({ boundBeside }: SocketEvent, protocol: SocketNow['protocol'], at: Endpoint): Holder[] | undefined {
		const holders: Holder[] = [];
		for (const beside of boundBeside) {
			const holder = this.holder(beside);
			if (holder === 'unknown') {
				return undefined;
			}
			if (holder.protocol === protocol && holder.at.port === at.port) {
				if (beside.certainty !== 'must' || !holder.isClear) {
					return undefined;
				}
				holders.push(holder);
			}
		}
		return holders;
	}

	private holder(beside: BoundBeside): (Holder & { isClear: boolean }) | 'unknown' {
		const socket = this.sockets.find(({ id }) => id === beside.socket);
		const bind = socket?.events.find(({ kind, span }) => kind === 'bind' && span.start === beside.bind.start);
		const at = endpointOf(bind?.address, socket?.family ?? 'unknown');
		if (!socket || !bind || !at) {
			return 'unknown';
		}
		const { sharingOption, listening } = beside;
		const isStackKnown = socket.family !== 'ipv6' || bind.before.v6OnlyOff !== 'maybe';
		return {
			...socketNow(socket, bind),
			sharing: sharingOption as SharingOption,
			isBound: true,
			isListening: listening === 'yes',
			at,
			isClear: sharingOption !== 'unknown' && listening !== 'maybe' && isStackKnown,
		};
	}
}

/** Stands where the address decides nothing: binding a socket that is bound. */
const UNDECIDED: Endpoint = { address: '0.0.0.0', port: 0 };

function isSharingKnown({ family }: SocketFacts, { before }: SocketEvent): boolean {
	return before.sharingOption !== 'unknown' && (family !== 'ipv6' || before.v6OnlyOff !== 'maybe');
}

function socketNow({ family, type }: SocketFacts, { before }: SocketEvent): SocketNow {
	return {
		protocol: type === 'datagram' ? 'udp' : 'tcp',
		sharing: before.sharingOption as SharingOption,
		dualStack: family === 'ipv6' && before.v6OnlyOff === 'yes',
		isBound: before.bound === 'yes',
		isListening: before.listening === 'yes',
	};
}

/** The address and the port as far as both are known. */
export function endpointOf(address: BoundAddress | undefined, family: SocketFamily): Endpoint | undefined {
	const port = portOf(address);
	const text = address && addressText(address, family);
	return text && port !== undefined ? { address: text, port } : undefined;
}

function portOf(address: BoundAddress | undefined): number | undefined {
	return address?.port.kind === 'number' ? address.port.value : undefined;
}

function addressText({ kind, text, loopback }: BoundAddress, family: SocketFamily): AddressText | undefined {
	const literal = text === undefined ? undefined : parseAddress(text);
	if (literal) {
		return text as AddressText;
	}
	switch (kind) {
		case 'wildcard':
			return family === 'ipv6' ? '::' : '0.0.0.0';
		case 'specific':
			return loopback === 'yes' ? (family === 'ipv6' ? '::1' : '127.0.0.1') : undefined;
		default:
			return undefined;
	}
}

/** The sharing option and the rest of the state that our facts are sure of, by name, and what they should be. */
export function statesOf(
	{ event, socket }: Prediction,
	truth: SocketNow,
): { name: string; said: string; is: string }[] {
	if (!event || !socket || event.certainty !== 'must') {
		return [];
	}
	const { before } = event;
	const said = [
		{ name: 'sharing option', said: before.sharingOption as string, is: truth.sharing as string },
		{ name: 'bound', said: before.bound, is: truth.isBound ? 'yes' : 'no' },
		{ name: 'listening', said: before.listening, is: truth.isListening ? 'yes' : 'no' },
		{ name: 'closed', said: before.closed, is: 'no' },
		{ name: 'protocol', said: socket.type, is: truth.protocol === 'tcp' ? 'stream' : 'datagram' },
		...(socket.family === 'ipv6'
			? [{ name: 'dual-stack', said: before.v6OnlyOff, is: truth.dualStack ? 'yes' : 'no' }]
			: []),
	];
	return said.filter((each) => each.said !== 'unknown' && each.said !== 'maybe');
}
