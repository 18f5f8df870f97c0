import { GROUP_JOINING_OPTIONS } from '../../knowledge/calls/constants.js';
import type { LibraryEffect, Operand, TemplateArgument } from '../../knowledge/libraries/library-description.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEventKind } from '../../protocol/sockets.js';
import { applyOption, type OptionCall } from '../calls/option-calls.js';
import { boundBeside, implicitBind } from '../calls/socket-calls.js';
import { acceptSocket, introduceSocket } from '../calls/socket-creation.js';
import { freshSocket } from '../calls/socket-operand.js';
import type { Observation } from '../run/collector.js';
import { type AbstractSocket, changeSocket, NO, type SocketContent, YES } from '../state/abstract-socket.js';
import type { DescribedValue } from '../state/described-value.js';
import { placeKey } from '../state/place-key.js';
import { alternatives, integerOf, truthOf, UNKNOWN, type Value } from '../state/values.js';
import { inFile } from '../summaries/summary.js';
import type { LibraryRun } from './library-run.js';
import { addressFrom, familyOf, hostOf, type KnownAddress, makeAddress, typeOf } from './library-values.js';

/** Does one effect of a call; where nobody knows whether its condition holds, both are possible afterwards. */
export function doEffect(run: LibraryRun, effect: LibraryEffect): void {
	const holds = conditionHolds(run, effect);
	if (holds === false) {
		return;
	}
	if (holds) {
		act(run, effect, true);
		return;
	}
	const without = run.e.state.clone();
	act(run, effect, false);
	const joined = run.e.state.joinedWith(without);
	if (joined) {
		run.e.state.become(joined);
	}
}

/** Undefined where it cannot be known. */
function conditionHolds(run: LibraryRun, { targets, onFamily, when }: LibraryEffect): boolean | undefined {
	const { target } = run.e.interpreter.program;
	if (targets && !targets.includes(target)) {
		return false;
	}
	if (onFamily && run.madeFamily !== onFamily) {
		return false;
	}
	if (!when) {
		return true;
	}
	const value = run.read({ argument: when.argument });
	const truth = when.flag === undefined ? truthOf(value) : hasFlag(run, value, when.flag);
	return truth === undefined ? undefined : truth === (when.is ?? true);
}

function hasFlag(run: LibraryRun, value: Value, flag: string): boolean | undefined {
	const bits = integerOf(run.e.interpreter.program.libraries.constant(flag) ?? UNKNOWN);
	const number = integerOf(value);
	if (bits === undefined || number === undefined) {
		return value.kind === 'symbol' ? value.name === flag : undefined;
	}
	return (number & bits) !== 0;
}

function act(run: LibraryRun, effect: LibraryEffect, isSure: boolean): void {
	switch (effect.effect) {
		case 'create':
			create(run, effect);
			return;
		case 'makeClosed':
			run.write(effect.into, closedObject(run));
			return;
		case 'copy': {
			const value = run.read(effect.from);
			run.write(effect.to, value);
			return;
		}
		case 'makeAddress':
			run.write(effect.into, describedValue({ holds: 'address', ...makeAddress(run, effect) }));
			return;
		case 'makeHost':
			run.write(effect.into, hostValue(run, effect));
			return;
		case 'makeProtocol': {
			const family = familyOf(run, effect.family);
			run.write(effect.into, describedValue({ holds: 'protocol', family, type: typeOf(run, effect.type) }));
			return;
		}
		case 'makeOption':
			run.write(effect.into, optionValue(run, effect));
			return;
		case 'release':
			release(run, effect.socket);
			return;
		default:
			for (const id of run.sockets(effect.socket)) {
				const socket = run.e.state.socket(id);
				if (socket && socket.exists !== NO) {
					run.before.set(id, run.before.get(id) ?? socket);
					actOnSocket(run, effect, { id, socket, isOnlySocket: run.isOnlySocket(effect.socket) }, isSure);
				}
			}
	}
}

function describedValue(value: DescribedValue): Value {
	return { kind: 'described', described: value };
}

/** An object lets go of its socket; a plain handle stays what it is. */
function release(run: LibraryRun, operand: Operand): void {
	const { sockets } = run.e.interpreter.collector;
	const [held] = alternatives(run.read(operand)).flatMap((each) =>
		each.kind === 'socket' ? [sockets.get(each.id)?.heldBy] : [],
	);
	if (held !== undefined) {
		run.write(operand, describedValue({ holds: 'socket', className: held }));
	}
}

function closedObject(run: LibraryRun): Value {
	return run.className === undefined ? UNKNOWN : describedValue({ holds: 'socket', className: run.className });
}

function hostValue(run: LibraryRun, effect: Extract<LibraryEffect, { effect: 'makeHost' }>): Value {
	const host = hostOf(run, effect.host);
	const isOperand = effect.host !== 'wildcard' && effect.host !== 'loopback';
	const family = effect.family ?? (isOperand ? familyOf(run, effect.host as Operand) : 'unknown');
	const ofText = host.text?.includes(':')
		? 'ipv6'
		: host.text && /^\d+(\.\d+){3}$/.test(host.text)
			? 'ipv4'
			: 'unknown';
	return describedValue({ holds: 'host', host, family: family === 'unknown' ? ofText : family });
}

function optionValue(run: LibraryRun, effect: Extract<LibraryEffect, { effect: 'makeOption' }>): Value {
	const value =
		typeof effect.value === 'object' || typeof effect.value === 'string' ? run.read(effect.value) : effect.value;
	return describedValue({
		holds: 'option',
		option: nameFrom(run, effect.option),
		level: nameFrom(run, effect.level),
		value: typeof value === 'object' ? numberOf(value) : (value ?? 1),
	});
}

/** `BOOST_ASIO_OS_DEF(SO_REUSEADDR)` stands for the name in it. */
function nameFrom(run: LibraryRun, source: string | TemplateArgument): string | undefined {
	if (typeof source === 'string') {
		return source;
	}
	const written = run.templateArguments[source.templateArgument]?.replace(/^\w+\(\s*(\w+)\s*\)$/, '$1');
	return written && /^[A-Z]\w*$/.test(written) ? written : undefined;
}

/** A value that is only known not to be zero counts as 1. */
function numberOf(value: Value): number | undefined {
	const numbers = new Set(alternatives(value).map((each) => (each.kind === 'nonzero' ? 1 : integerOf(each))));
	return numbers.size === 1 ? [...numbers][0] : undefined;
}

function create(run: LibraryRun, effect: Extract<LibraryEffect, { effect: 'create' }>): void {
	if (effect.unlessOpen && alternatives(run.read(effect.socket)).some(({ kind }) => kind !== 'described')) {
		return;
	}
	const like = effect.like;
	const likeFamily = like === undefined ? 'unknown' : familyLike(run, like);
	const likeType = like === undefined ? 'unknown' : typeOf(run, like);
	const family = likeFamily === 'unknown' ? familyOf(run, effect.family) : likeFamily;
	const value = introduceSocket(run.e, run.site, {
		family,
		type: likeType === 'unknown' ? typeOf(run, effect.type) : likeType,
		content: freshSocket(run.e.interpreter.program.target),
		kind: 'create',
		api: run.library,
		heldBy: run.className,
	});
	if (value.kind === 'socket') {
		run.made = value.id;
		run.madeFamily = family;
	}
	run.write(effect.socket, value.kind === 'socket' && run.returnsPointer ? { ...value, isPointer: true } : value);
}

function familyLike(run: LibraryRun, like: Operand) {
	const family = familyOf(run, like);
	return family === 'unknown' ? addressFrom(run, like).family : family;
}

type SocketEffect = Exclude<
	LibraryEffect,
	{ effect: 'create' | 'makeClosed' | 'copy' | 'makeAddress' | 'makeHost' | 'makeProtocol' | 'makeOption' | 'release' }
>;

interface SocketAtHand {
	id: string;
	socket: AbstractSocket;
	isOnlySocket: boolean;
}

/** What an effect does to one socket, as the calls of the system's do it. */
function actOnSocket(
	run: LibraryRun,
	effect: SocketEffect,
	{ id, socket, isOnlySocket }: SocketAtHand,
	isSure: boolean,
): void {
	const { e, site } = run;
	const { collector, program } = e.interpreter;
	const here = placeKey(site.span);
	const change = (content: Partial<SocketContent>): void => e.state.setSocket(id, changeSocket(socket, content));
	const observe = (kind: SocketEventKind, more: Partial<Observation> = {}): void =>
		collector.observe({ kind, socketId: id, site, before: socket, isOnlySocket: isOnlySocket && isSure, ...more });
	switch (effect.effect) {
		case 'setOption': {
			const option = optionOf(run, effect);
			// What a flag decides that nobody knows is no value.
			const value = isSure ? option.value : undefined;
			observe('setOption', { ...option, value, optionAt: placeOfOption(run, effect) });
			change(applyOption(socket, option, here, program.target));
			if (option.joinsGroup) {
				observe('joinGroup');
			}
			return;
		}
		case 'bind': {
			const { address, family, type } = boundTo(run, effect.address);
			collector.learn(id, { family, type });
			observe('bind', { address, boundBeside: boundBeside(e, id) });
			if (socket.bound !== YES) {
				change({ bound: YES, boundImplicitly: NO, boundBy: [here], address });
			}
			return;
		}
		case 'listen':
			observe('listen');
			collector.learn(id, { type: 'stream' });
			change({ listening: YES });
			return;
		case 'connect':
			observe('connect');
			change({ connected: YES, ...implicitBind(socket, here) });
			return;
		case 'send':
			observe('send');
			change(implicitBind(socket, here));
			return;
		case 'accept': {
			observe('accept');
			if (effect.into !== undefined) {
				run.write(effect.into, acceptSocket(e, site, id, socket));
			}
			return;
		}
		case 'close':
			observe('close');
			change({ closed: YES });
			return;
		case 'escape':
			observe('escape');
			return;
		default:
			observe(effect.effect);
	}
}

function boundTo(run: LibraryRun, address: Extract<SocketEffect, { effect: 'bind' }>['address']): KnownAddress {
	const isOperand = typeof address === 'string' || 'argument' in address || 'pointedToBy' in address;
	return isOperand ? addressFrom(run, address) : makeAddress(run, address);
}

/** An option by its name, or as an option object says. */
function optionOf(run: LibraryRun, effect: Extract<SocketEffect, { effect: 'setOption' }>): OptionCall {
	const value = isOperand(effect.option) ? run.read(effect.option) : undefined;
	if (value?.kind === 'described' && value.described.holds === 'option') {
		const { option, level, value: number } = value.described;
		return { option, level, value: number, joinsGroup: option !== undefined && GROUP_JOINING_OPTIONS.has(option) };
	}
	const option = isOperand(effect.option) ? symbolOf(value!) : effect.option;
	const level = isOperand(effect.level) ? symbolOf(run.read(effect.level)) : effect.level;
	const given = isOperand(effect.value) ? numberOf(run.read(effect.value)) : effect.value;
	return { option, level, value: given, joinsGroup: option !== undefined && GROUP_JOINING_OPTIONS.has(option) };
}

function placeOfOption(run: LibraryRun, { option }: Extract<SocketEffect, { effect: 'setOption' }>): Span | undefined {
	const expression = isOperand(option) ? run.expressionOf(option) : undefined;
	return expression && inFile(run.e.frame.summary, expression);
}

function isOperand(source: unknown): source is Operand {
	return typeof source === 'object' || source === 'object' || source === 'result';
}

function symbolOf(value: Value): string | undefined {
	return value.kind === 'symbol' ? value.name : undefined;
}
