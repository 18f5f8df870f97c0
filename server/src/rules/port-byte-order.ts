import type { Span } from '../protocol/positions.js';
import type { SocketEvent } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { type CodeText, codeTextOf, tokenIndexAt } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, TargetFinding } from './rule.js';

const PORT_FIELD = /^(?:sin_port|sin6_port)$/;

/** How many tokens before the call the port may be set, at most. */
const FARTHEST = 600;

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
			const written = isWrong ? writtenPort(codeTextOf(context), event) : undefined;
			if (written && (written.htonl !== undefined) === (portIsLong === true)) {
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

/** The nearest place before the call that puts a plain number or a name into a port field. */
function writtenPort(code: CodeText, { span, callPath }: SocketEvent): WrittenPort | undefined {
	const end = tokenIndexAt(code, (callPath[0] ?? span).start);
	const tokens = code.tokens.slice(Math.max(0, end - FARTHEST), end).filter(({ kind }) => kind !== 'comment');
	const at = tokens.findLastIndex(({ text }, i) => PORT_FIELD.test(text) && tokens[i + 1]?.text === '=');
	const semicolon = tokens.findIndex(({ text }, i) => i > at && text === ';');
	return at < 0 || semicolon < 0 ? undefined : portOf(tokens.slice(at + 2, semicolon));
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
