import { findOptions } from '../knowledge/options/index.js';
import { knownType } from '../knowledge/type-sizes.js';
import type { ArgumentFact, SocketEvent, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { rememberingObjects } from '../source/remembering.js';
import { eventsHere } from './events-here.js';
import type { RuleContext } from './rule.js';
import { showsPosix, showsWindows } from './shown-systems.js';

/** What an option takes: a number of four bytes that is on or off, or any number of four bytes, or a `struct timeval`. */
export type OptionShape = 'boolean' | 'number' | 'timeval';

/** A call of setsockopt for an option whose type is known. */
export interface OptionCall {
	socket: SocketFacts;
	event: SocketEvent;
	option: string;
	shape: OptionShape;
	value: ArgumentFact;
	length: ArgumentFact;
}

const ARGUMENTS = 5;
const VALUE = 3;
const LENGTH = 4;

/** The calls of setsockopt in the file that are written out, for options whose type the documents of the target name. */
export const optionCalls = rememberingObjects((context: RuleContext): readonly OptionCall[] => {
	const { text, facts } = context;
	const targets: Target[] = [];
	if (facts.targets.includes('windows') && showsWindows(text)) targets.push('windows');
	if (facts.targets.includes('posix') && showsPosix(text)) targets.push('posix');
	return eventsHere(context, ['setOption'], targets).flatMap(({ socket, event }) => {
		const { option, argumentFacts } = event;
		const shape = option === undefined ? undefined : shapeOf(option, event);
		const isWritten = event.calleeName === 'setsockopt' && argumentFacts.length === ARGUMENTS;
		return isWritten && option !== undefined && shape
			? [{ socket, event, option, shape, value: argumentFacts[VALUE]!, length: argumentFacts[LENGTH]! }]
			: [];
	});
});

function shapeOf(name: string, { target, level }: SocketEvent): OptionShape | undefined {
	const platform = target === 'posix' ? 'posix' : 'windows-user';
	const option = findOptions(name).find((one) => one.platform === platform);
	if (!option || level !== option.level.split(' ')[0]) {
		return undefined;
	}
	if (option.valueType === 'struct timeval') {
		return 'timeval';
	}
	if (option.valueSize !== 4) {
		return undefined;
	}
	return /boolean/.test(option.valueType)
		? 'boolean'
		: /^(?:DWORD|int)\b/.test(option.valueType)
			? 'number'
			: undefined;
}

/** null: no address at all; name: an integer variable; number: a number as such. */
export type PassedInstead = 'null' | 'name' | 'number';

/** What setsockopt is given where it wants the address of a value; undefined where that may well be an address. */
export function passedInstead({ argumentFacts, target }: SocketEvent): PassedInstead | undefined {
	const { declaredType, value } = argumentFacts[VALUE] ?? {};
	if (declaredType !== undefined) {
		return isInteger(declaredType, target) ? 'name' : undefined;
	}
	return value === undefined ? undefined : value === 0 ? 'null' : 'number';
}

/** How many bytes a length says, on a 32-bit and on a 64-bit system; undefined where nobody knows. */
export function bytesOfLength({ value, sizeOf }: ArgumentFact, { target }: SocketEvent): Bytes | undefined {
	if (value !== undefined) {
		return [value, value];
	}
	return sizeOf === undefined ? undefined : bytesOfType(sizeOf, target);
}

export type Bytes = readonly [number, number];

/** How long a type is on a 32-bit and on a 64-bit system; undefined where nobody knows. */
export function bytesOfType(type: string, target: SocketEvent['target']): Bytes | undefined {
	// long is as long as a pointer on 64-bit Linux, and four bytes on Windows.
	const isLong = target === 'posix' && /\blong\b/i.test(type);
	return isLong ? undefined : knownType(type)?.bytes;
}

/** Whether a type as code writes it is a plain integer, no longer than four bytes. */
export function isInteger(type: string, target: SocketEvent['target']): boolean {
	const bytes = bytesOfType(type, target);
	return knownType(type)?.kind === 'number' && bytes !== undefined && bytes[0] === bytes[1] && bytes[1] <= 4;
}
