import type { Span } from '../protocol/positions.js';
import type { SocketEvent } from '../protocol/sockets.js';
import { rememberingObjects } from '../source/remembering.js';
import { eventsHere } from './events-here.js';
import { type CodeText, codeTextOf, functionStart } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, TargetFinding } from './rule.js';

const PORT_FIELDS = ['sin_port', 'sin6_port'];

/** In tokens; a longer value is no plain number or name. */
const LONGEST_VALUE = 40;

export const portByteOrder: Rule = {
	name: 'port-byte-order',
	severity: 'warning',
	targets: ['windows', 'windows-kernel', 'posix'],
	summary: { id: 'rules.portByteOrder.summary' },
	fix: { id: 'rules.portByteOrder.fix' },
	sources: ['Microsoft Learn, Win32: SOCKADDR_IN structure; htons function', 'Linux man-pages, ip(7), byteorder(3)'],
	*check(context) {
		const targets = ['windows', 'windows-kernel', 'posix'] as const;
		for (const { event } of eventsHere(context, ['bind', 'connect'], targets)) {
			const { portInHostOrder: port, portIsLong } = event.addressFields ?? {};
			const isWrong = portIsLong || (port !== undefined && isOtherSwapped(port));
			const fits = ({ text, htonl }: WrittenPort) =>
				portIsLong ? htonl !== undefined : !htonl && (!/^\d/.test(text) || parseInt(text, 10) === port);
			const written = isWrong ? writtenPort(codeTextOf(context), event, fits) : undefined;
			if (written) {
				yield findingFor(event, port ?? 0, written);
			}
		}
	},
};

function swapped(port: number): number {
	return ((port & 0xff) << 8) | (port >> 8);
}

function isOtherSwapped(port: number): boolean {
	return port > 0 && port <= 0xffff && swapped(port) !== port;
}

/** What the code writes into the port field: a number or a name, or the argument of htonl. */
interface WrittenPort {
	span: Span;
	text: string;
	htonl?: Span;
}

/**
 * The nearest place before the call that puts a plain number or a name into a port field: in the call's own function, else
 * in one that leads to it, the nearest one first, else the only place of the file that fits.
 */
function writtenPort(
	code: CodeText,
	{ span, callPath }: SocketEvent,
	fits: (written: WrittenPort) => boolean,
): WrittenPort | undefined {
	const fields = portFieldsOf(code);
	const places = [...callPath, span].filter(({ file }) => file === undefined).reverse();
	for (const { start } of places) {
		const from = code.uncommented.indexAt(functionStart(code.text, start));
		const to = code.uncommented.indexAt(start);
		const at = fields.findLast((field) => field < to);
		if (at !== undefined && at >= from) {
			const written = portWrittenAt(code, at);
			return written && fits(written) ? written : undefined;
		}
	}
	const all = fields.map((at) => portWrittenAt(code, at)).filter((written) => written !== undefined && fits(written));
	return all.length === 1 ? all[0] : undefined;
}

/** The places of all port fields that are put something into, as indices of tokens, in order. */
const portFieldsOf = rememberingObjects(({ uncommented }: CodeText): readonly number[] =>
	PORT_FIELDS.flatMap((field) => uncommented.indicesOf(field))
		.filter((at) => uncommented.at(at + 1)?.text === '=')
		.sort((a, b) => a - b),
);

function portWrittenAt(code: CodeText, at: number): WrittenPort | undefined {
	const tokens = code.uncommented.slice(at, at + LONGEST_VALUE);
	const semicolon = tokens.findIndex(({ text }) => text === ';');
	return semicolon < 0 ? undefined : portOf(tokens.slice(2, semicolon));
}

function portOf(value: readonly Token[]): WrittenPort | undefined {
	const plain = withoutCast(value);
	const [first] = plain;
	if (plain.length === 1 && isPlain(first!)) {
		return { span: first!, text: first!.text };
	}
	const isHtonl = plain.length === 4 && first?.text === 'htonl' && plain[1]?.text === '(' && isPlain(plain[2]!);
	return isHtonl ? { span: plain[2]!, text: plain[2]!.text, htonl: first } : undefined;
}

/** `(u_short)port` is `port`. */
function withoutCast(value: readonly Token[]): readonly Token[] {
	const end = value[0]?.text === '(' ? value.findIndex(({ text }) => text === ')') : -1;
	const isCast = end > 0 && end < value.length - 1 && value.slice(1, end).every(({ kind }) => kind === 'word');
	return isCast ? value.slice(end + 1) : value;
}

/** A number in another base than ten may be swapped on purpose. */
function isPlain({ kind, text }: Token): boolean {
	return kind === 'word' || (kind === 'number' && /^[1-9]\d*[uUlL]*$/.test(text));
}

function findingFor(event: SocketEvent, port: number, { span, text, htonl }: WrittenPort): TargetFinding {
	const swapper = event.target === 'windows-kernel' ? 'RtlUshortByteSwap' : 'htons';
	const args = { port: String(port), swapped: String(swapped(port)), text, swapper };
	const title = { id: htonl ? 'rules.portByteOrder.short' : 'rules.portByteOrder.swap', args };
	const edit = htonl ? { span: htonl, newText: swapper } : { span, newText: `${swapper}(${text})` };
	return {
		severity: severityFor('warning', proofOf({ ...event, certainty: 'must' }, 'must'), false),
		span: htonl ?? span,
		message: { id: htonl ? 'rules.portByteOrder.htonl' : 'rules.portByteOrder.finding', args },
		target: event.target,
		related: [...callPathPlaces(event), { span: event.span, message: { id: 'rules.portByteOrder.used' } }],
		fixes: event.inBrokenCode ? [] : [{ title, safe: false, edits: [edit] }],
	};
}
