import type { Span } from '../../protocol/positions.js';
import type { Descriptor } from '../../protocol/resolution.js';
import type {
	AddressFields,
	ArgumentFact,
	BoundAddress,
	BoundBeside,
	ResultUse,
	SocketApi,
	SocketEventKind,
	SocketFamily,
	SocketOwner,
	SocketType,
	WskCategory,
} from '../../protocol/sockets.js';
import { type AbstractSocket, joinAddresses, joinSockets, OPTION_NONE } from '../state/abstract-socket.js';
import { placeKey } from '../state/place-key.js';
import { ErrorReads } from './error-reads.js';
import { factsInCommon } from './facts-in-common.js';

/** Where a call stands in the code. */
export interface CallSite {
	span: Span;
	callee: Span;
	calleeName: string;
	args: readonly Span[];
	statement: Span;
	isWholeStatement: boolean;
	functionName: string;
	argumentFacts: readonly ArgumentFact[];
	resultUse: ResultUse;
	callPath: readonly Span[];
	inBrokenCode: boolean;
	/** It is reached through a function value that somebody unseen may have replaced. */
	isReplaceable: boolean;
}

/** Something that happens to a socket, as one path sees it. */
export interface Observation {
	kind: SocketEventKind;
	socketId: string;
	site: CallSite;
	before: AbstractSocket;
	/** The call can reach no other socket than this one. */
	isOnlySocket: boolean;
	option?: string;
	level?: string;
	value?: number;
	joinedOptions?: readonly string[];
	optionAt?: Span;
	address?: BoundAddress;
	addressFields?: AddressFields;
	boundBeside?: readonly BoundBeside[];
	/** Seen from another file than the run's: a bind that the file does not show comes while this one holds its port. */
	isMetElsewhere?: boolean;
}

/** The same for all paths and contexts that were seen. */
export interface CollectedEvent extends Observation {
	valueIsUnknown: boolean;
	/** The sharing options on the paths that lead here, one whose setting failed without consequence counted as set. */
	meantOptions: number;
	/** What was seen before it where nothing was mixed up; undefined where it never was seen so. */
	clearlyBefore: AbstractSocket | undefined;
}

/** What does not change over a socket's life. */
export interface SocketIdentity {
	id: string;
	origin: 'made' | 'given';
	functionName: string;
	expression: string | undefined;
	api: SocketApi;
	family: SocketFamily;
	type: SocketType;
	accepted: boolean;
	/** Winsock Kernel only. */
	descriptor: Descriptor;
	category?: WskCategory;
	/** The name of the library's class whose object holds it. */
	heldBy?: string;
	owner?: SocketOwner;
	/** The name of the global or the member that it was found in: the same name elsewhere may be the same socket. */
	foundIn?: string;
}

/** Gathers what happens to sockets over all paths, calling contexts and configurations of one target. */
export class Collector {
	readonly sockets = new Map<string, SocketIdentity>();
	readonly events = new Map<string, CollectedEvent>();
	/** Those that another collector has gathered: they are copied before anything is added to them. */
	private readonly borrowed = new Set<string>();
	/** By socket, then by place. */
	readonly mentions = new Map<string, Map<string, Span>>();
	readonly errorReads = new ErrorReads();

	/** Introduces a socket; what is known of its family and type may differ between paths and is unknown then. */
	introduce(identity: SocketIdentity): void {
		const known = this.sockets.get(identity.id);
		if (!known) {
			this.sockets.set(identity.id, { ...identity });
			return;
		}
		known.family = known.family === identity.family ? known.family : 'unknown';
		known.type = known.type === identity.type ? known.type : 'unknown';
	}

	/** Learns a family or a type that the creation did not show. */
	learn(socketId: string, facts: { family?: SocketFamily; type?: SocketType }): void {
		const socket = this.sockets.get(socketId);
		if (socket && facts.family && socket.family === 'unknown') {
			socket.family = facts.family;
		}
		if (socket && facts.type && socket.type === 'unknown') {
			socket.type = facts.type;
		}
	}

	/** Corrects what the creation said of a Winsock Kernel socket. */
	describe(socketId: string, facts: { descriptor: Descriptor }): void {
		const socket = this.sockets.get(socketId);
		if (socket) {
			socket.descriptor = facts.descriptor;
		}
	}

	/** The expression by which the code holds it: the first place it is put into, the outermost function's first. */
	nameSocket(socketId: string, expression: string, functionName: string, depth: number): void {
		const socket = this.sockets.get(socketId);
		if (socket && (socket.expression === undefined || depth < (this.depths.get(socketId) ?? 0))) {
			socket.expression = expression;
			socket.functionName = functionName;
			this.depths.set(socketId, depth);
		}
	}
	private readonly depths = new Map<string, number>();

	mention(socketId: string, span: Span): void {
		let spans = this.mentions.get(socketId);
		if (!spans) {
			spans = new Map();
			this.mentions.set(socketId, spans);
		}
		spans.set(placeKey(span), span);
	}

	/** Takes over everything that another collector has gathered. */
	absorb(other: Collector): void {
		for (const identity of other.sockets.values()) {
			this.introduce(identity);
		}
		for (const [id, spans] of other.mentions) {
			for (const span of spans.values()) {
				this.mention(id, span);
			}
		}
		for (const [key, event] of other.events) {
			if (this.events.has(key)) {
				this.observe(event);
			} else {
				this.events.set(key, event);
				this.borrowed.add(key);
			}
		}
		this.errorReads.absorb(other.errorReads);
	}

	observe(observation: Observation): void {
		const { kind, socketId, site } = observation;
		const key = `${socketId} ${kind} ${placeKey(site.span)} ${observation.option ?? ''}`;
		const known = this.ownEvent(key);
		if (!known) {
			const valueIsUnknown = observation.value === undefined;
			this.events.set(key, {
				...observation,
				valueIsUnknown,
				meantOptions: meantOptionsOf(observation),
				clearlyBefore: clearlyBefore(observation),
			});
			return;
		}
		const clear = clearlyBefore(observation);
		known.clearlyBefore =
			known.clearlyBefore && clear ? joinSockets(known.clearlyBefore, clear) : (known.clearlyBefore ?? clear);
		known.before = joinSockets(known.before, observation.before);
		known.meantOptions |= meantOptionsOf(observation);
		known.site = {
			...known.site,
			argumentFacts: argumentsInCommon(known.site, site),
			isReplaceable: known.site.isReplaceable && site.isReplaceable,
		};
		known.addressFields &&= factsInCommon(known.addressFields, observation.addressFields ?? {});
		known.isOnlySocket &&= observation.isOnlySocket;
		if (known.value !== observation.value) {
			known.value = undefined;
			known.valueIsUnknown = true;
		}
		if (observation.level !== known.level) {
			known.level = undefined;
		}
		known.address = joinAddresses(known.address, observation.address);
		known.isMetElsewhere ||= observation.isMetElsewhere;
		known.boundBeside = joinBeside(known.boundBeside ?? [], observation.boundBeside ?? []);
	}

	/** The event of a key, to be changed. */
	private ownEvent(key: string): CollectedEvent | undefined {
		const known = this.events.get(key);
		if (!known || !this.borrowed.delete(key)) {
			return known;
		}
		const own = { ...known };
		this.events.set(key, own);
		return own;
	}
}

function argumentsInCommon(a: CallSite, b: CallSite): ArgumentFact[] {
	return a.argumentFacts.map((fact, index) => factsInCommon(fact, b.argumentFacts[index] ?? { span: fact.span }));
}

/** A program that goes on where setsockopt fails means the option to be on: only a broken system lets it fail. */
function meantOptionsOf(observation: Observation & { meantOptions?: number }): number {
	const { options, hopedFor } = observation.before;
	return observation.meantOptions ?? (options === OPTION_NONE && hopedFor !== 0 ? hopedFor : options);
}

function clearlyBefore(observation: Observation & Partial<CollectedEvent>): AbstractSocket | undefined {
	return observation.clearlyBefore ?? (observation.before.isBlurred ? undefined : observation.before);
}

/** What is beside a bind on one path only is there on some paths. */
function joinBeside(a: readonly BoundBeside[], b: readonly BoundBeside[]): readonly BoundBeside[] {
	const keyOf = ({ socket, bind }: BoundBeside): string => `${socket} ${placeKey(bind)}`;
	const inA = new Map(a.map((each) => [keyOf(each), each]));
	const inB = new Map(b.map((each) => [keyOf(each), each]));
	return [...new Map([...inA, ...inB])].map(([key, each]) => {
		const [one, other] = [inA.get(key) ?? each, inB.get(key) ?? each];
		const isSure = inA.has(key) && inB.has(key) && one.certainty === 'must' && other.certainty === 'must';
		return {
			...each,
			certainty: isSure ? 'must' : 'may',
			sharingOption: one.sharingOption === other.sharingOption ? one.sharingOption : 'unknown',
			listening: one.listening === other.listening ? one.listening : 'maybe',
		};
	});
}
