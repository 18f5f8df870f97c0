import type { Fix } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { codeTextOf } from './fixes/code-text.js';
import { statementBefore } from './fixes/inserted-statement.js';
import { proofOf } from './proof.js';
import { callPathPlaces, sameContext } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** The calls after which a connected socket knows neither its peer nor its listener, and the option that tells it. */
const UPDATES = { ConnectEx: 'SO_UPDATE_CONNECT_CONTEXT', AcceptEx: 'SO_UPDATE_ACCEPT_CONTEXT' } as const;

export const contextNotUpdated: Rule = {
	name: 'context-not-updated',
	severity: 'warning',
	targets: ['windows'],
	summary: { id: 'rules.contextNotUpdated.summary' },
	fix: { id: 'rules.contextNotUpdated.fix' },
	sources: [
		'Microsoft Learn, Win32: AcceptEx and ConnectEx functions; SOL_SOCKET socket options',
		'Wine, dlls/ws2_32/tests/sock.c (run on Windows: shutdown fails before the update)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['shutdown'], ['windows'])) {
			const connecting = connectingCall(context, socket, event);
			if (connecting && event.before.closed === 'no' && proofOf(event, 'must') === 'must') {
				yield findingFor(context, event, connecting);
			}
		}
	},
};

/** The AcceptEx or ConnectEx that has connected the socket, where no code in sight has updated it since. */
function connectingCall(context: RuleContext, socket: SocketFacts, event: SocketEvent): SocketEvent | undefined {
	const found = socket.events.find(({ calleeName }) => calleeName === 'ConnectEx') ?? acceptOf(context, socket);
	const option = found && UPDATES[found.calleeName as keyof typeof UPDATES];
	// Helpers that update the sockets of others name the option, too.
	const mayBeUpdated = option !== undefined && codeTextOf(context).tokens.indicesOf(option).length > 0;
	const isEarlier = found && sameContext(found, event) && found.span.end <= event.span.start;
	const escapes = socket.events.some(({ kind }) => kind === 'escape');
	return isEarlier && !mayBeUpdated && !escapes ? found : undefined;
}

/** The AcceptEx that was given the socket, by the name that the code holds it by. */
function acceptOf({ facts, text }: RuleContext, { roles, expression, events }: SocketFacts): SocketEvent | undefined {
	const isMadeBefore = events.some(({ kind }) => kind === 'create');
	return roles.includes('accepted') && isMadeBefore
		? facts.sockets
				.flatMap((other) => other.events)
				.find(({ calleeName, args }) => calleeName === 'AcceptEx' && args[1] && written(text, args[1]) === expression)
		: undefined;
}

function written(text: string, { start, end }: { start: number; end: number }): string {
	return text.slice(start, end).trim();
}

function findingFor(context: RuleContext, event: SocketEvent, connecting: SocketEvent): TargetFinding {
	const call = connecting.calleeName as keyof typeof UPDATES;
	return {
		severity: 'warning',
		span: event.callee,
		message: { id: 'rules.contextNotUpdated.finding', args: { call, option: UPDATES[call] } },
		target: event.target,
		related: [
			{ span: connecting.span, message: { id: 'rules.contextNotUpdated.connected' } },
			...callPathPlaces(event),
		],
		fixes: fixesFor(context, event, connecting),
	};
}

/** The update right before the call that needs it: there the connection stands, as far as the code is right at all. */
function fixesFor(context: RuleContext, event: SocketEvent, connecting: SocketEvent): Fix[] {
	const { text } = context;
	const socket = event.args[0] && written(text, event.args[0]);
	const listener = connecting.args[0] && written(text, connecting.args[0]);
	const isPlain = [socket, listener].every((one) => one !== undefined && /^[\w.]+(?:->\w+)*$/.test(one));
	if (!isPlain) {
		return [];
	}
	const rest =
		connecting.calleeName === 'ConnectEx'
			? 'SO_UPDATE_CONNECT_CONTEXT, NULL, 0'
			: `SO_UPDATE_ACCEPT_CONTEXT, (const char *)&${listener}, sizeof(${listener})`;
	const title = { id: 'rules.contextNotUpdated.update', args: { call: connecting.calleeName } };
	return statementBefore(context, event, `setsockopt(${socket}, SOL_SOCKET, ${rest});`, title);
}
