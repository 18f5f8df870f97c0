import type { FileFacts, SocketEvent, SocketFacts, SocketState } from '../../server/src/protocol/sockets.js';

const FRESH: SocketState = {
	sharingOption: 'none',
	possible: ['none'],
	bound: 'no',
	boundImplicitly: 'no',
	listening: 'no',
	connected: 'no',
	closed: 'no',
	v6OnlyOff: 'no',
	optionSetBy: [],
	boundBy: [],
};

/** What a hand-made event says; the rest is as in the plainest code. */
export type EventPart = Partial<Omit<SocketEvent, 'before'>> & { before?: Partial<SocketState> };

/**
 * The facts of one socket whose calls stand, in order, one on each line of the code: `line(2)` is the span of the
 * second. For states that are easier to say than to write in C.
 */
export function oneSocket(code: string, events: readonly EventPart[], socket: Partial<SocketFacts> = {}) {
	const lines = code.split('\n');
	const facts: FileFacts = {
		targets: ['windows'],
		problems: [],
		sockets: [
			{
				id: 's',
				expression: 's',
				functionName: 'f',
				origin: 'made',
				api: 'winsock',
				family: 'ipv4',
				type: 'stream',
				roles: [],
				descriptor: 'unknown',
				binds: [],
				mentions: [],
				...socket,
				events: events.map((event, i) => ({
					...plainEvent(code, lines, i),
					...event,
					before: { ...FRESH, ...event.before },
				})),
			},
		],
	};
	return { text: code, facts };
}

/** The span of the n-th line (from 1) without its semicolon. */
export function line(code: string, n: number) {
	const lines = code.split('\n');
	const start = lines.slice(0, n - 1).join('\n').length + (n > 1 ? 1 : 0);
	return { start, end: start + lines[n - 1]!.replace(/;$/, '').length };
}

function plainEvent(code: string, lines: readonly string[], i: number): SocketEvent {
	const span = line(code, i + 1);
	const name = /^\w+/.exec(lines[i]!)![0];
	return {
		kind: 'setOption',
		span,
		callee: { start: span.start, end: span.start + name.length },
		calleeName: name,
		args: [],
		statement: { start: span.start, end: span.end + 1 },
		isWholeStatement: true,
		functionName: 'f',
		target: 'windows',
		certainty: 'must',
		argumentFacts: [],
		errorReads: [],
		boundBeside: [],
		resultUse: 'ignored',
		callPath: [],
		unknownRegions: [],
		inBrokenCode: false,
		before: FRESH,
	};
}
