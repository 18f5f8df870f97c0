import { GROUP_JOINING_OPTIONS, NUMERIC_OPTIONS } from '../../knowledge/calls/constants.js';
import type { CallDescription } from '../../knowledge/calls/index.js';
import { isForeignLevel } from '../../knowledge/options/levels.js';
import type { Target } from '../../protocol/targets.js';
import type { Evaluation } from '../run/evaluation.js';
import { withoutFrame } from '../run/frame.js';
import {
	type AbstractSocket,
	MAYBE,
	NO,
	OPTION_BOTH,
	OPTION_EXCLUSIVE,
	OPTION_NONE,
	OPTION_REUSE,
	OPTION_UNKNOWN,
	type SocketContent,
	union,
	YES,
} from '../state/abstract-socket.js';
import { alternatives, integerOf, UNKNOWN, type Value } from '../state/values.js';

/** What a call of setsockopt or getsockopt says, as far as it is known. */
export interface OptionCall {
	/** Undefined where the name is not one known constant. */
	option?: string;
	level?: string;
	/** The integer that the value holds; a value that is only known not to be zero counts as 1. */
	value?: number;
	joinsGroup: boolean;
}

const LEVELS_BY_NUMBER: Record<Target, ReadonlyMap<number, string>> = {
	windows: new Map([
		[0xffff, 'SOL_SOCKET'],
		[0, 'IPPROTO_IP'],
		[6, 'IPPROTO_TCP'],
		[41, 'IPPROTO_IPV6'],
	]),
	'windows-kernel': new Map([[0xffff, 'SOL_SOCKET']]),
	posix: new Map([
		[1, 'SOL_SOCKET'],
		[0, 'IPPROTO_IP'],
		[6, 'IPPROTO_TCP'],
		[41, 'IPPROTO_IPV6'],
	]),
};

/** Reads level, name and value from a call's arguments: once for each option that the name may be. */
export function readOptions(e: Evaluation, description: CallDescription, values: readonly Value[]): OptionCall[] {
	const at = description.option!.name;
	const names = alternatives(values[at] ?? UNKNOWN);
	return names.map((name) => readOption(e, description, values.with(at, name)));
}

/** Reads level, name and value from a call's arguments. */
export function readOption(e: Evaluation, description: CallDescription, values: readonly Value[]): OptionCall {
	const positions = description.option!;
	const { target } = e.interpreter.program;
	const level = levelOf(values[positions.level] ?? UNKNOWN, target);
	const option = nameOf(values[positions.name] ?? UNKNOWN, level, target);
	const value = optionValueOf(e, values[positions.value] ?? UNKNOWN);
	return { option, level, value, joinsGroup: option !== undefined && GROUP_JOINING_OPTIONS.has(option) };
}

function levelOf(value: Value, target: Target): string | undefined {
	if (value.kind === 'symbol') {
		return value.name;
	}
	const number = integerOf(value);
	return number === undefined ? undefined : LEVELS_BY_NUMBER[target].get(number);
}

function nameOf(value: Value, level: string | undefined, target: Target): string | undefined {
	if (value.kind === 'symbol') {
		return value.name;
	}
	const number = integerOf(value);
	return number === undefined || target === 'posix' ? undefined : NUMERIC_OPTIONS.get(`${level} ${number}`);
}

function optionValueOf(e: Evaluation, pointer: Value): number | undefined {
	if (pointer.kind !== 'reference') {
		return undefined;
	}
	const numbers = new Set(
		alternatives(readThrough(e, pointer.place)).map((value) => (value.kind === 'nonzero' ? 1 : integerOf(value))),
	);
	return numbers.size === 1 ? [...numbers][0] : undefined;
}

/** What a place holds; a global that never changes holds what it was given. */
function readThrough(e: Evaluation, place: string): Value {
	const whole = e.state.read(place);
	// An array whose address is taken is read from its first element on.
	const isWhole = whole.kind !== 'zeroed' && whole.kind !== 'unknown';
	const value = isWhole || !e.state.holds(`${place}[0]`) ? whole : e.state.read(`${place}[0]`);
	const isGlobal = value.kind === 'unknown' && /^\|[\w\u0080-\uffff]+$/.test(place);
	return (isGlobal && e.interpreter.firstValues.initial(withoutFrame(place), e.frame.summary.file)) || value;
}

/** What a socket is after the option was set, where the call worked or nobody looks. */
export function applyOption(
	socket: AbstractSocket,
	{ option, level, value }: OptionCall,
	here: string,
	target: Target,
): Partial<SocketContent> {
	if (option !== undefined && level !== undefined && isForeignLevel(option, level)) {
		return {};
	}
	switch (option) {
		case 'SO_REUSEADDR':
		case 'SO_EXCLUSIVEADDRUSE':
			return applySharingOption(socket, option, value, here, target);
		case 'IPV6_V6ONLY': {
			const after = value === undefined ? MAYBE : value === 0 ? YES : NO;
			return { v6OnlyOff: lateMixture(socket, socket.v6OnlyOff, after) };
		}
		case 'SO_BROADCAST':
			return { broadcast: value === 0 ? NO : YES };
		case undefined:
			return level === undefined || level === 'SOL_SOCKET' ? { options: socket.options | OPTION_UNKNOWN } : {};
		default:
			if (GROUP_JOINING_OPTIONS.has(option)) {
				return { joinedGroup: YES };
			}
			return isStandardName(option) || (level !== undefined && level !== 'SOL_SOCKET')
				? {}
				: { options: socket.options | OPTION_UNKNOWN };
	}
}

/** Every system names its options so; any other name is a macro of the project, which may stand for any option. */
function isStandardName(option: string): boolean {
	return /^(SO|TCP|UDP|IP|IPV6|MCAST|SCTP|LOCAL|PACKET|VMADDR|SIO)_/.test(option);
}

/** What was set too late does not count. */
function lateMixture(socket: AbstractSocket, before: number, after: number): number {
	return socket.bound === YES ? before : isSurelyInTime(socket) ? after : before | after;
}

/** A socket that came from elsewhere counts as unbound until a bind is in sight. */
function isSurelyInTime({ bound, boundBy }: AbstractSocket): boolean {
	return bound === NO || (bound === MAYBE && boundBy.length === 0);
}

function applySharingOption(
	socket: AbstractSocket,
	option: 'SO_REUSEADDR' | 'SO_EXCLUSIVEADDRUSE',
	value: number | undefined,
	here: string,
	target: Target,
): Partial<SocketContent> {
	const isWindows = target !== 'posix';
	if (option === 'SO_EXCLUSIVEADDRUSE' && !isWindows) {
		return {};
	}
	const bit = option === 'SO_REUSEADDR' ? OPTION_REUSE : OPTION_EXCLUSIVE;
	const switchedOn = (value ?? 1) !== 0 ? switchOn(socket.options, bit, target) : 0;
	const switchedOff = (value ?? 0) === 0 ? switchOff(socket.options, bit) : 0;
	const after = switchedOn | switchedOff;
	const setBy =
		value === undefined
			? union(socket.optionSetBy, [here])
			: value === 0
				? after === OPTION_NONE
					? []
					: socket.optionSetBy
				: after === bit
					? [here]
					: after & bit
						? union(socket.optionSetBy, [here])
						: socket.optionSetBy;
	// Windows ignores what is set once the socket is bound; Linux honours it.
	if (!isWindows || isSurelyInTime(socket)) {
		return { options: after, hopedFor: 0, optionSetBy: setBy };
	}
	return socket.bound === YES ? {} : { options: socket.options | after, optionSetBy: union(socket.optionSetBy, setBy) };
}

/**
 * With the other option on, Winsock refuses: the later call fails with WSAEINVAL and the earlier option stays. Of Winsock
 * Kernel the documents do not say what happens: both are on.
 */
function switchOn(options: number, bit: number, target: Target): number {
	const other = bit === OPTION_REUSE ? OPTION_EXCLUSIVE : OPTION_REUSE;
	const kept = target === 'windows' ? options & other : 0;
	const both = target === 'windows-kernel' && options & (other | OPTION_BOTH) ? OPTION_BOTH : 0;
	const rest = options & ~(kept | (both ? other | OPTION_BOTH : 0));
	return kept | both | (rest ? bit : 0);
}

function switchOff(options: number, bit: number): number {
	return options & bit ? (options & ~bit) | OPTION_NONE : options;
}
