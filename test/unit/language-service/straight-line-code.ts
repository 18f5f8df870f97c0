import {
	createLanguageService,
	type LanguageService,
	type SourceDocument,
} from '../../../server/src/language-service/service.js';
import type { Span } from '../../../server/src/protocol/positions.js';
import type {
	BoundAddress,
	FileFacts,
	KnownSharingOption,
	SocketBind,
	SocketEvent,
	SocketFacts,
	SocketState,
} from '../../../server/src/protocol/sockets.js';
import type { Target } from '../../../server/src/protocol/targets.js';
import type { Rule } from '../../../server/src/rules/rule.js';

/** The words that the straight-line code of these tests binds to. */
const ADDRESSES: Readonly<Record<string, BoundAddress>> = {
	wildcard: address('wildcard', 'INADDR_ANY', { kind: 'number', value: 5150 }),
	specific: address('specific', '"10.0.0.1"', { kind: 'number', value: 5150 }),
	hostile: address('specific', '"**[x](http://evil.example)"', { kind: 'symbol', text: 'PORT_`NUMBER`' }),
	unknown: { kind: 'unknown', loopback: 'maybe', multicast: 'maybe', port: { kind: 'unknown' } },
	ephemeral: address('wildcard', 'INADDR_ANY', { kind: 'ephemeral' }),
};

function address(kind: 'wildcard' | 'specific', text: string, port: BoundAddress['port']): BoundAddress {
	return { kind, text, loopback: 'no', multicast: 'no', port };
}

/**
 * A stand-in for the analysis: reads calls in the order of the text, without branches. `bind(s, wildcard)`,
 * `setsockopt(s, SO_REUSEADDR, on)` (on, off or a name nobody knows), `listen(s)`, `connect(s)`, `joinGroup(s)`;
 * `given(s)` makes a socket whose option is unknown, `dualStack(s)` makes it an IPv6 one with IPV6_V6ONLY off,
 * `posix { ... }` on one line holds only for POSIX, `broken(s)` marks what follows as broken code.
 */
export function straightLineFacts(text: string): FileFacts {
	const sockets = new Map<string, SocketFacts & { state: SocketState; dual: boolean; broken: boolean }>();
	const functions = [...text.matchAll(/^void (\w+)\(/gm)];
	for (const match of text.matchAll(/\b(\w+)\((\w+)(?:, (\w+))?(?:, (\w+))?\);/g)) {
		const [whole, calleeName = '', name = '', second = '', third = ''] = match;
		const start = match.index;
		const functionName = functions.filter((each) => each.index < start).at(-1)?.[1] ?? '';
		const id = `${functionName}/${name}`;
		const socket = sockets.get(id) ?? {
			...newSocket(id, name, functionName),
			state: fresh(),
			dual: false,
			broken: false,
		};
		sockets.set(id, socket);
		const span: Span = { start, end: start + whole.length - 1 };
		(socket.mentions as Span[]).push({
			start: start + calleeName.length + 1,
			end: start + calleeName.length + 1 + name.length,
		});
		if (calleeName === 'given') {
			socket.state = { ...socket.state, sharingOption: 'unknown', possible: ['unknown'], bound: 'maybe' };
			continue;
		}
		if (calleeName === 'dualStack') {
			Object.assign(socket, { family: 'ipv6', dual: true });
			continue;
		}
		if (calleeName === 'broken') {
			socket.broken = true;
			continue;
		}
		const kind = KINDS[calleeName];
		if (!kind) {
			continue;
		}
		const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
		for (const target of targetsOfLine(line)) {
			const event: SocketEvent = {
				kind,
				span,
				callee: { start, end: start + calleeName.length },
				calleeName,
				args: [],
				statement: { start, end: start + whole.length },
				isWholeStatement: true,
				functionName,
				target,
				certainty: 'must',
				argumentFacts: [],
				errorReads: [],
				boundBeside: [],
				resultUse: 'ignored',
				callPath: [],
				unknownRegions: [],
				inBrokenCode: socket.broken,
				before: socket.state,
				...(kind === 'setOption' ? { option: second, ...VALUES[third] } : {}),
				...(kind === 'bind' ? { address: ADDRESSES[second] } : {}),
			};
			(socket.events as SocketEvent[]).push(event);
			if (kind === 'bind') {
				(socket.binds as SocketBind[]).push(bindOf(event, socket.state, socket.dual));
			}
		}
		if (kind === 'listen') {
			(socket.roles as string[]).push('listener');
		}
		if (kind === 'joinGroup') {
			(socket.roles as string[]).push('multicast-receiver');
		}
		if (kind === 'connect') {
			(socket.roles as string[]).push('client');
		}
		socket.state = after(socket.state, kind, second, third);
	}
	return { targets: ['windows', 'posix'], sockets: [...sockets.values()], problems: [] };
}

const KINDS: Readonly<Record<string, SocketEvent['kind']>> = {
	setsockopt: 'setOption',
	bind: 'bind',
	listen: 'listen',
	connect: 'connect',
	joinGroup: 'joinGroup',
};
const VALUES: Readonly<Record<string, { value: number }>> = { on: { value: 1 }, off: { value: 0 } };

function targetsOfLine(line: string): Target[] {
	return line.includes('posix {') ? ['posix'] : ['windows', 'posix'];
}

function newSocket(id: string, expression: string, functionName: string): SocketFacts {
	return {
		id,
		expression,
		functionName,
		origin: 'made',
		api: 'winsock',
		family: 'ipv4',
		type: 'stream',
		roles: [],
		descriptor: 'unknown',
		events: [],
		binds: [],
		mentions: [],
	};
}

function fresh(): SocketState {
	const no = 'no' as const;
	return {
		sharingOption: 'none',
		possible: ['none'],
		bound: no,
		boundImplicitly: no,
		listening: no,
		connected: no,
		closed: no,
		v6OnlyOff: no,
		optionSetBy: [],
		boundBy: [],
	};
}

function after(state: SocketState, kind: SocketEvent['kind'], option: string, value: string): SocketState {
	if (kind === 'bind') {
		return { ...state, bound: 'yes' };
	}
	const set: KnownSharingOption | undefined =
		option === 'SO_REUSEADDR' ? 'reuse' : option === 'SO_EXCLUSIVEADDRUSE' ? 'exclusive' : undefined;
	if (kind !== 'setOption' || !set) {
		return state;
	}
	if (value === 'off') {
		return state.sharingOption === set ? { ...state, sharingOption: 'none', possible: ['none'] } : state;
	}
	if (value !== 'on') {
		return { ...state, sharingOption: 'unknown', possible: [...state.possible, set] };
	}
	return { ...state, sharingOption: set, possible: [set] };
}

function bindOf(event: SocketEvent, state: SocketState, dualStack: boolean): SocketBind {
	return {
		span: event.span,
		callee: event.callee,
		target: event.target,
		sharingOption: state.sharingOption,
		possible: state.possible,
		presumed: false,
		protocol: 'tcp',
		dualStack,
		address: event.address ?? ADDRESSES.unknown!,
	};
}

/** A text with its `$0` taken out, and where that stood. */
export function withCursor(marked: string): { text: string; offset: number } {
	const offset = marked.indexOf('$0');
	if (offset < 0) {
		throw new Error('no $0 in the text');
	}
	return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}

export function documentOf(text: string, version = 1): SourceDocument {
	return { uri: 'file:///server.c', languageId: 'c', version, text };
}

/** A service over straight-line code: every `void name(...) { ... }` that ends with a `}` at a line's start is an item. */
export function straightLineService(rules: readonly Rule[] = []): LanguageService {
	return createLanguageService({
		factsOf: ({ text }) => ({
			facts: straightLineFacts(text),
			items: [...text.matchAll(/^void [\s\S]*?^\}/gm)].map((match) => ({
				start: match.index,
				end: match.index + match[0].length,
			})),
		}),
		rules,
	});
}
