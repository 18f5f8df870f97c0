import { type AddressText, type Endpoint, type Outcome, outcomeOfBind, type Platform } from '../documented-outcomes.js';
import { ADDRESSES, History, type SocketCall } from '../history.js';
import type { Choices } from './choices.js';

/** A call of a program to come. `slot` is the variable that holds the socket; a slot may hold several, one after another. */
export interface Step {
	slot: number;
	call: SocketCall;
}

/** A step and what the documents say of it after all steps before. */
export interface PlannedStep extends Step {
	outcome: Outcome;
}

const MOST_SLOTS = 4;

interface Slot {
	family: 'ipv4' | 'ipv6';
	protocol: 'tcp' | 'udp';
	/** The number of the socket that it holds; undefined where it holds none. */
	socket?: number;
	/** Where the last bind of its socket failed. */
	failedAt?: Endpoint;
}

/** Plans the steps of one program on the given ports. */
export function planScenario(choices: Choices, platform: Platform, ports: readonly number[]): PlannedStep[] {
	return new Planner(choices, platform, ports).plan(5 + choices.below(18));
}

/** What the documents say of each of these steps; steps that make no sense where they stand are left out. */
export function replan(platform: Platform, steps: readonly Step[]): PlannedStep[] {
	const history = new History(platform);
	const holds = new Map<number, number>();
	let made = 0;
	return steps.flatMap(({ slot, call }) => {
		const isCreation = call.kind === 'create';
		if (isCreation === holds.has(slot)) {
			return [];
		}
		if (isCreation) {
			holds.set(slot, made++);
		}
		const socket = holds.get(slot)!;
		const outcome = history.outcomeOf(socket, call);
		history.apply(socket, call, worked(outcome));
		if (call.kind === 'close') {
			holds.delete(slot);
		}
		return [{ slot, call, outcome }];
	});
}

/** Where the documents are silent the plan takes it to work. */
export function worked(outcome: Outcome): boolean {
	return outcome === 'silent' || outcome.codes.length === 0;
}

class Planner {
	private readonly history: History;
	private readonly slots: Slot[] = [];
	private readonly steps: PlannedStep[] = [];
	private made = 0;
	private readonly usesIpv6: boolean;
	/** UDP sockets mostly share this address: see the deviations of Wine. */
	private readonly datagramAddress: Record<'ipv4' | 'ipv6', AddressText>;

	constructor(
		private readonly choices: Choices,
		private readonly platform: Platform,
		private readonly ports: readonly number[],
	) {
		this.history = new History(platform);
		this.usesIpv6 = choices.percent(20);
		this.datagramAddress = { ipv4: choices.pick(ADDRESSES.ipv4), ipv6: choices.pick(ADDRESSES.ipv6) };
	}

	plan(length: number): PlannedStep[] {
		while (this.steps.length < length) {
			const open = this.slots.filter(({ socket }) => socket !== undefined);
			const slot = open.length > 0 && this.choices.percent(75) ? this.choices.pick(open) : undefined;
			this.next(slot ?? this.emptySlot() ?? this.choices.pick(open));
		}
		if (this.choices.percent(70)) {
			for (const slot of this.slots) {
				if (slot.socket !== undefined) {
					this.take(slot, { kind: 'close' });
				}
			}
		}
		return this.steps;
	}

	private emptySlot(): Slot | undefined {
		const closed = this.slots.find(({ socket }) => socket === undefined);
		if (closed && this.choices.percent(70)) {
			return closed;
		}
		if (this.slots.length === MOST_SLOTS) {
			return closed;
		}
		const slot: Slot = {
			family: this.usesIpv6 && this.choices.percent(50) ? 'ipv6' : 'ipv4',
			protocol: this.choices.percent(70) ? 'tcp' : 'udp',
		};
		this.slots.push(slot);
		return slot;
	}

	private next(slot: Slot): void {
		if (slot.socket === undefined) {
			this.take(slot, { kind: 'create', family: slot.family, protocol: slot.protocol });
			return;
		}
		const { isBound, isListening } = this.history.now(slot.socket);
		const isStream = slot.protocol === 'tcp';
		const action = this.choices.weighted<'option' | 'bind' | 'listen' | 'close'>(
			[isBound ? 10 : 40, 'option'],
			[isBound ? 6 : 45, 'bind'],
			[isStream && !isListening ? (isBound ? 45 : 4) : 0, 'listen'],
			[isBound ? 20 : 4, 'close'],
		);
		switch (action) {
			case 'option':
				this.take(slot, this.option(slot));
				return;
			case 'bind':
				this.take(slot, { kind: 'bind', at: this.endpoint(slot) });
				return;
			default:
				this.take(slot, { kind: action });
		}
	}

	private option({ family, failedAt }: Slot): SocketCall {
		const option = this.choices.weighted<Extract<SocketCall, { kind: 'option' }>['option']>(
			[40, 'SO_REUSEADDR'],
			[this.platform === 'windows' ? 40 : 0, 'SO_EXCLUSIVEADDRUSE'],
			[family === 'ipv6' ? 40 : 0, 'IPV6_V6ONLY'],
		);
		const isOn = option === 'IPV6_V6ONLY' ? this.choices.percent(40) : this.choices.percent(failedAt ? 90 : 80);
		return { kind: 'option', option, isOn };
	}

	private endpoint({ socket, family, protocol, failedAt }: Slot): Endpoint {
		if (failedAt && this.choices.percent(65)) {
			return failedAt;
		}
		const anyAddress = family === 'ipv4' ? this.anyIpv4() : this.choices.pick(ADDRESSES.ipv6);
		const isUsual = protocol === 'udp' && this.choices.percent(85);
		const at = { address: isUsual ? this.datagramAddress[family] : anyAddress, port: this.choices.pick(this.ports) };
		const now = this.history.now(socket!);
		const outcome = outcomeOfBind(this.platform, now, at, this.history.holdersBeside(socket!));
		// Two sockets that get into each other's way are what is looked for, but not in every bind.
		return worked(outcome) || this.choices.percent(70) ? at : { ...at, port: this.choices.pick(this.ports) };
	}

	private anyIpv4(): AddressText {
		return this.choices.weighted([45, '0.0.0.0'], [40, '127.0.0.1'], [15, '127.0.0.2']);
	}

	private take(slot: Slot, call: SocketCall): void {
		if (call.kind === 'create') {
			slot.socket = this.made++;
		}
		const socket = slot.socket!;
		const outcome = this.history.outcomeOf(socket, call);
		this.history.apply(socket, call, worked(outcome));
		this.steps.push({ slot: this.slots.indexOf(slot), call, outcome });
		if (call.kind === 'bind') {
			slot.failedAt = worked(outcome) || this.history.now(socket).isBound ? undefined : call.at;
		} else if (call.kind === 'close') {
			slot.socket = undefined;
			slot.failedAt = undefined;
		}
	}
}
