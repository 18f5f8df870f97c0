import type { AddressText, OptionName } from '../documented-outcomes.js';
import type { SocketCall } from '../history.js';

/** A call as a run printed it. */
export interface TracedCall {
	/** The line in the program's text, from 1. */
	line: number;
	/** The lines of the calls of helpers that led there, outermost first. */
	path: readonly number[];
	/** The number of the socket in the order in which they were made; -1 where it is none of them. */
	socket: number;
	/** 0, or the error code. */
	code: number;
	/** How often the place was reached, this time included. */
	visit: number;
	call: SocketCall;
}

/** What one program printed. */
export interface Trace {
	calls: readonly TracedCall[];
	/** Whether it came to its end. */
	isWhole: boolean;
}

/** Reads what programs printed one after another, by their numbers. Throws where a line cannot be read. */
export function readTraces(output: string): Map<number, Trace> {
	const traces = new Map<number, { calls: TracedCall[]; isWhole: boolean }>();
	let current: { calls: TracedCall[]; isWhole: boolean } | undefined;
	for (const line of output.split(/\r?\n/).filter((each) => each !== '')) {
		const [word, number] = line.split(' ');
		if (word === 'program') {
			current = { calls: [], isWhole: false };
			traces.set(Number(number), current);
		} else if (word === 'end') {
			current!.isWhole = true;
		} else {
			current!.calls.push(readCall(line));
		}
	}
	return traces;
}

function readCall(line: string): TracedCall {
	const [kind, at, socket, code, path, visit, ...rest] = line.split(' ');
	if (!kind || visit === undefined) {
		throw new Error(`a program printed what cannot be read: ${line}`);
	}
	return {
		line: Number(at),
		path: path === '-' ? [] : path!.split('>').map(Number),
		socket: Number(socket),
		code: Number(code),
		visit: Number(visit),
		call: callOf(kind, rest),
	};
}

function callOf(kind: string, [one, two]: readonly string[]): SocketCall {
	switch (kind) {
		case 'create':
			return { kind, family: one as 'ipv4' | 'ipv6', protocol: two as 'tcp' | 'udp' };
		case 'option':
			return { kind, option: one as OptionName, isOn: two === '1' };
		case 'bind':
			return { kind, at: { address: one as AddressText, port: Number(two) } };
		case 'listen':
		case 'close':
			return { kind };
		default:
			throw new Error(`a program printed a call that is unknown: ${kind}`);
	}
}
