import { expect } from 'vitest';
import type { BoundAddress, SocketBind, SocketEvent, SocketFacts } from '../../../server/src/protocol/sockets.js';
import type { Target } from '../../../server/src/protocol/targets.js';
import { factsOf } from '../../helpers/facts-of-code.js';

export interface Wanted {
	/** windows unless told. */
	target?: Target;
	language?: 'c' | 'cpp';
}

/** The sockets of a piece of code, one line each for the socket, its telling events and its binds. */
export function describeSockets(code: string, { target = 'windows', language = 'c' }: Wanted = {}): string {
	const { sockets } = factsOf(code, { language, targets: [target] });
	return sockets.map((socket) => describeSocket(socket, () => code)).join('\n');
}

/** A text of a file, by the uri that spans in other files have; undefined for the file that facts are about. */
export type TextOf = (file: string | undefined) => string;

export function describeSocket(socket: SocketFacts, textOf: TextOf): string {
	const { expression, functionName, origin, family, type, roles } = socket;
	const head = [expression || '?', `in ${functionName}:`, origin === 'given' ? 'given' : '', family, type, ...roles];
	return [
		head.filter(Boolean).join(' '),
		...socket.events.map((event) => `  ${describeEvent(event, socket, textOf)}`),
	].join('\n');
}

function describeEvent(event: SocketEvent, socket: SocketFacts, textOf: TextOf): string {
	const { file, start } = event.span;
	const lineInFile = textOf(file).slice(0, start).split('\n').length;
	const line = file === undefined ? `${lineInFile}` : `${file.slice(file.lastIndexOf('/') + 1)}:${lineInFile}`;
	const may = event.certainty === 'may' ? ' (may)' : '';
	const bind = socket.binds.find(({ span }) => span.start === event.span.start);
	if (event.kind === 'bind' && bind) {
		return `${line} bind ${describeBind(bind, event)}${may}`;
	}
	if (event.kind === 'bind') {
		return `${line} bind ${event.before.possible.join('|')}${may}`;
	}
	const bound = event.kind === 'setOption' && event.before.bound !== 'no' ? `, bound ${event.before.bound}` : '';
	const option = event.kind === 'setOption' ? ` ${event.option ?? '?'}=${event.value ?? '?'}` : '';
	return `${line} ${event.kind}${option}${bound}${may}`;
}

function describeBind(
	{ possible, presumed, sharingOption, address, dualStack }: SocketBind,
	{ before }: SocketEvent,
): string {
	const again = before.bound === 'no' ? '' : `, bound ${before.bound}`;
	const meant = possible.length > 1 && sharingOption !== 'unknown' ? `, meant ${sharingOption}` : '';
	const option = presumed ? `presumed-${sharingOption}` : possible.join('|') + meant;
	return `${option} ${describeAddress(address)}${dualStack ? ' dual-stack' : ''}${again}`;
}

function describeAddress({ kind, text, port, loopback, multicast }: BoundAddress): string {
	const marks = [loopback === 'yes' ? ' loopback' : '', multicast === 'yes' ? ' multicast' : ''].join('');
	const portText =
		port.kind === 'number' ? port.value : port.kind === 'symbol' ? port.text : port.kind === 'ephemeral' ? 0 : '?';
	return `${kind}${text === undefined ? '' : `(${text})`}:${portText}${marks}`;
}

/** Checks what is known of the sockets of a piece of code. Lines count from the first line of the code. */
export function checkSockets(code: string, expected: string, wanted?: Wanted): void {
	expect(`\n${describeSockets(trimmed(code), wanted)}\n`).toBe(`\n${trimmed(expected)}\n`);
}

/** Checks the binds only: what the sharing option may be at each, where, and on what address. */
export function checkBinds(code: string, expected: string, wanted?: Wanted): void {
	const lines = describeSockets(trimmed(code), wanted).split('\n');
	const binds = lines.filter((line) => /^ {2}\d+ bind /.test(line)).map((line) => line.trim());
	expect(`\n${binds.join('\n')}\n`).toBe(`\n${trimmed(expected)}\n`);
}

/** Without the first and last line break and the common indentation. */
export function trimmed(text: string): string {
	const lines = text
		.replace(/^\n/, '')
		.replace(/\n\s*$/, '')
		.split('\n');
	const indents = lines.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)![0].length);
	const indent = Math.min(...indents);
	return lines.map((line) => line.slice(indent)).join('\n');
}
