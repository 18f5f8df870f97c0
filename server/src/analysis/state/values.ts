import type { BoundAddress } from '../../protocol/sockets.js';
import type { AbstractSocket } from './abstract-socket.js';
import type { DescribedValue } from './described-value.js';

/** What is known of a value at a point. Absent from a state means unknown. */
export type Value =
	| { kind: 'unknown' }
	| { kind: 'integer'; value: number; text?: string }
	/** What `sizeof` gives. */
	| { kind: 'size'; type: string }
	/** Not zero, and nothing more. */
	| { kind: 'nonzero' }
	/** A name with a meaning of its own: `SO_REUSEADDR`, `AF_INET`, `INADDR_ANY`, or a macro nobody defines here. */
	| { kind: 'symbol'; name: string }
	/** Such names joined with `|`, and perhaps others besides. */
	| { kind: 'flags'; names: readonly string[] }
	| { kind: 'text'; value: string }
	/** `isPointer`: it is reached through a pointer, NULL where there is none. */
	| { kind: 'socket'; id: string; isPointer?: true }
	/** An object of a library's class. */
	| { kind: 'described'; described: DescribedValue }
	/** A pointer to a place, or a reference. */
	| { kind: 'reference'; place: string }
	/** The result of a call whose success is not known yet, or something computed from it. Left out: any, on that failure. */
	| { kind: 'outcome'; call: CallOutcome; onSuccess: number; onFailure?: number }
	/** A structure or an array whose bytes are all zero, as far as no field was set since. `isArray`: its name is no zero. */
	| { kind: 'zeroed'; isArray?: true }
	| { kind: 'port'; port: BoundAddress['port'] }
	| { kind: 'address'; address: Omit<BoundAddress, 'port'> }
	/** What getaddrinfo gives: the addresses, with a port of their own, and the names of family and type it was asked for. */
	| { kind: 'address-list'; address: BoundAddress; family?: string; type?: string }
	| LambdaValue
	| FunctionValue
	| GuardValue
	/** What errno or WSAGetLastError() gave where it was read: a place key. */
	| { kind: 'error'; read: string }
	| { kind: 'choice'; values: readonly Value[] };

/** A lambda, by where it starts in its file. */
export interface LambdaValue {
	kind: 'lambda';
	start: number;
	file?: string;
	/** The frames whose names it sees: that of the function around it first. */
	frames: readonly string[];
}

/** A function by its name. */
export interface FunctionValue {
	kind: 'function';
	name: string;
	/** The file that names it, where that is another one than the file that is run. */
	file?: string;
	/** What a member or a global is first given: somebody may have put another one there since. */
	isReplaceable?: boolean;
}

/** What an object does when its scope ends: it calls a lambda, or its class has a destructor. */
export interface GuardValue {
	kind: 'guard';
	/** Where it is made. */
	start: number;
	end: number;
	closes: { lambda: LambdaValue; given?: Value } | { className: string };
}

/** A call that may have failed, and what its sockets were before it. */
export interface CallOutcome {
	/** The same for the same place in the same calling context. */
	id: string;
	effect: 'create' | 'bind' | 'setOption' | 'listen' | 'connect' | 'other';
	before: ReadonlyMap<string, AbstractSocket>;
}

export const UNKNOWN: Value = { kind: 'unknown' };
const MAXIMUM_CHOICES = 4;

export function integer(value: number, text?: string): Value {
	return text === undefined ? { kind: 'integer', value } : { kind: 'integer', value, text };
}

const keys = new WeakMap<Value, string>();

/** A text that is equal for equal values. */
export function keyOf(value: Value): string {
	let key = keys.get(value);
	if (key === undefined) {
		key = makeKey(value);
		keys.set(value, key);
	}
	return key;
}

function makeKey(value: Value): string {
	switch (value.kind) {
		case 'unknown':
		case 'nonzero':
			return value.kind;
		case 'zeroed':
			return value.isArray ? 'zeroed array' : 'zeroed';
		case 'integer':
			return `integer ${value.value}`;
		case 'symbol':
			return `symbol ${value.name}`;
		case 'size':
			return `size ${value.type}`;
		case 'flags':
			return `flags ${value.names}`;
		case 'text':
			return `text ${value.value}`;
		case 'socket':
			return `socket ${value.id}`;
		case 'reference':
			return `reference ${value.place}`;
		case 'outcome':
			return `outcome ${value.call.id} ${value.onSuccess} ${value.onFailure} ${[...value.call.before].map(([id, socket]) => id + socket.key)}`;
		case 'port':
		case 'address':
		case 'address-list':
		case 'lambda':
		case 'described':
		case 'function':
		case 'guard':
		case 'error':
			return JSON.stringify(value);
		case 'choice':
			return `choice ${value.values.map(keyOf).sort().join(' | ')}`;
	}
}

/** Whether two values are the same; most are told apart without making a key of them. */
export function sameValue(a: Value, b: Value): boolean {
	if (a === b) {
		return true;
	}
	if (a.kind !== b.kind) {
		return false;
	}
	switch (a.kind) {
		case 'unknown':
		case 'nonzero':
			return true;
		case 'integer':
			return a.value === (b as typeof a).value;
		case 'symbol':
			return a.name === (b as typeof a).name;
		case 'text':
			return a.value === (b as typeof a).value;
		case 'socket':
			return a.id === (b as typeof a).id;
		case 'reference':
			return a.place === (b as typeof a).place;
		default:
			return keyOf(a) === keyOf(b);
	}
}

/** What is known where either holds. More than a few choices are unknown. */
export function joinValues(a: Value, b: Value): Value {
	if (sameValue(a, b)) {
		return a;
	}
	if (a.kind === 'unknown' || b.kind === 'unknown') {
		return UNKNOWN;
	}
	const values = new Map<string, Value>();
	for (const value of [...alternatives(a), ...alternatives(b)]) {
		values.set(keyOf(value), value);
	}
	return values.size > MAXIMUM_CHOICES ? UNKNOWN : { kind: 'choice', values: [...values.values()] };
}

/** The values that it may be; itself where there is no choice. */
export function alternatives(value: Value): readonly Value[] {
	return value.kind === 'choice' ? value.values : [value];
}

const ABOUT_SOCKETS: ReadonlySet<Value['kind']> = new Set<Value['kind']>([
	'socket',
	'outcome',
	'described',
	'port',
	'address',
	'address-list',
	'lambda',
	'function',
	'guard',
]);

/** Whether a value may be a socket or an address, tells of one, or is something that can be called. */
export function tellsOfSockets(value: Value): boolean {
	return alternatives(value).some(({ kind }) => ABOUT_SOCKETS.has(kind));
}

/** The integer that it must be, where known. */
export function integerOf(value: Value): number | undefined {
	if (value.kind === 'integer') {
		return value.value;
	}
	return value.kind === 'zeroed' && !value.isArray ? 0 : undefined;
}

/** What a live socket handle is compared as: neither zero nor negative nor a small constant anybody tests for. */
const SOME_HANDLE = 1_000_003;
const INVALID_HANDLE = -1;
const NO_SOCKETS: ReadonlyMap<string, AbstractSocket> = new Map();

/** The id of the outcome that decides whether a socket exists. */
export function creationOutcomeId(socketId: string): string {
	return `create ${socketId}`;
}

/** A value as numbers: one for when the call behind it worked, one for when it failed. Equal where no call decides. */
interface Numbers {
	onSuccess: number;
	onFailure?: number;
	call?: CallOutcome;
}

/** Undefined where the value is no number. */
export function asNumbers(value: Value): Numbers | undefined {
	if (value.kind === 'outcome') {
		return value;
	}
	if (value.kind === 'socket') {
		const call = { id: creationOutcomeId(value.id), effect: 'create', before: NO_SOCKETS } as const;
		return { onSuccess: SOME_HANDLE, onFailure: value.isPointer ? 0 : INVALID_HANDLE, call };
	}
	const number = integerOf(value);
	return number === undefined ? undefined : { onSuccess: number, onFailure: number };
}

/** `left operator right` on numbers; undefined for an operator that has no number as result. */
export function calculate(operator: string, left: number, right: number): number | undefined {
	switch (operator) {
		case '==':
			return Number(left === right);
		case '!=':
			return Number(left !== right);
		case '<':
			return Number(left < right);
		case '<=':
			return Number(left <= right);
		case '>':
			return Number(left > right);
		case '>=':
			return Number(left >= right);
		case '+':
			return left + right;
		case '-':
			return left - right;
		case '*':
			return left * right;
		case '&':
			return left & right;
		case '|':
			return left | right;
		case '^':
			return left ^ right;
		case '<<':
			return left << right;
		case '>>':
			return left >> right;
		default:
			return undefined;
	}
}

/** `left operator right`, also where one side is a call's outcome or a handle. */
export function combine(operator: string, left: Value, right: Value): Value {
	if (left.kind === 'symbol' && right.kind === 'symbol' && (operator === '==' || operator === '!=')) {
		return left.name === right.name ? integer(Number(operator === '==')) : UNKNOWN;
	}
	if (operator === '|' && [left, right].some(({ kind }) => kind === 'symbol' || kind === 'flags')) {
		return joinFlags(left, right);
	}
	if (operator === '&' && (integerOf(left) === 0 || integerOf(right) === 0)) {
		return integer(0);
	}
	if (operator === '&' && (hasFlag(left, right) || hasFlag(right, left))) {
		return { kind: 'nonzero' };
	}
	const l = asNumbers(left);
	const r = asNumbers(right);
	if (!l || !r) {
		return isError(right) ? compareWithError(operator, l) : isError(left) ? compareWithError(operator, r) : UNKNOWN;
	}
	const onSuccess = calculate(operator, l.onSuccess, r.onSuccess);
	const onFailure =
		l.onFailure === undefined || r.onFailure === undefined ? undefined : calculate(operator, l.onFailure, r.onFailure);
	if (onSuccess === undefined) {
		return UNKNOWN;
	}
	const call = l.call ?? r.call;
	if (!call || (l.call && r.call && l.call.id !== r.call.id)) {
		return call ? UNKNOWN : integer(onSuccess);
	}
	return { kind: 'outcome', call, onSuccess, onFailure };
}

/** Whether a value is some error, and so not what a call gives that worked and gives 0. */
function isError(value: Value): boolean {
	return value.kind === 'nonzero' || (value.kind === 'symbol' && /^WSAE[A-Z]+$/.test(value.name));
}

/** Which error a call failed with is not known; but where the result is equal to one, it failed. */
function compareWithError(operator: string, result: Numbers | undefined): Value {
	if ((operator !== '==' && operator !== '!=') || !result?.call || result.onSuccess !== 0) {
		return UNKNOWN;
	}
	return { kind: 'outcome', call: result.call, onSuccess: Number(operator === '!=') };
}

/** Whether a value has the flag that the other one names. */
function hasFlag(value: Value, flag: Value): boolean {
	return flag.kind === 'symbol' && includesFlag(value, flag.name);
}

function joinFlags(left: Value, right: Value): Value {
	if (integerOf(left) === 0 || integerOf(right) === 0) {
		return integerOf(left) === 0 ? right : left;
	}
	const names = [left, right].flatMap((value) =>
		value.kind === 'symbol' ? [value.name] : value.kind === 'flags' ? value.names : [],
	);
	return { kind: 'flags', names: [...new Set(names)].sort() };
}

/** Whether a name is among those that a value joins, or is the only one. */
export function includesFlag(value: Value, name: string): boolean {
	return value.kind === 'flags' ? value.names.includes(name) : value.kind === 'symbol' && value.name === name;
}

/** Whether a value is true: true, false, or undefined where it cannot be known. */
export function truthOf(value: Value): boolean | undefined {
	switch (value.kind) {
		case 'integer':
			return value.value !== 0;
		case 'zeroed':
			return value.isArray ?? false;
		case 'nonzero':
		case 'size':
		case 'flags':
		case 'reference':
		case 'text':
		case 'lambda':
		case 'function':
			return true;
		default:
			return undefined;
	}
}
