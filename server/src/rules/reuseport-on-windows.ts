import type { Fix } from '../protocol/findings.js';
import type { SocketEvent } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { mayMeetAnotherBind } from './fixes/binds-in-sight.js';
import { statementOfCallAlone } from './fixes/call-statements.js';
import { codeTextOf } from './fixes/code-text.js';
import { wrappingWithVariable } from './fixes/last-uses.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, isReceiverOfMany, isSharedWithPosix, optionPlace, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { showsWindows } from './shown-systems.js';

const NAME_ARGUMENT = 2;

/** Also one that says nothing: what is then compiled nobody knows. */
const DEFINITION = /#[ \t]*define[ \t]+SO_REUSEPORT\b/;

export const reuseportOnWindows: Rule = {
	name: 'reuseport-on-windows',
	severity: 'warning',
	targets: ['windows'],
	summary: { id: 'rules.reuseportOnWindows.summary' },
	fix: { id: 'rules.reuseportOnWindows.fix' },
	cwe: 'CWE-605',
	sources: [
		'ws2def.h (Windows 11 24H2 SDK)',
		'libuv, src/win/tcp.c and src/win/udp.c (UV_TCP_REUSEPORT, UV_UDP_REUSEPORT: ENOTSUP)',
		'Microsoft Learn, Win32: Winsock IOCTLs (SIO_CPU_AFFINITY)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows'])) {
			const meaning = isReceiverOfMany(socket) ? undefined : meaningHere(context, event);
			if (meaning) {
				yield findingFor(context, event, meaning);
			}
		}
	},
};

/** missing: nothing in sight defines it; alias: the project defines it as SO_REUSEADDR, and switches it on. */
function meaningHere(
	{ text, facts }: RuleContext,
	{ option, value, args }: SocketEvent,
): 'missing' | 'alias' | undefined {
	const name = args[NAME_ARGUMENT];
	if (!name || text.slice(name.start, name.end) !== 'SO_REUSEPORT') {
		return undefined;
	}
	if (option === 'SO_REUSEADDR') {
		return value === 0 ? undefined : 'alias';
	}
	const isMissing = option === 'SO_REUSEPORT' && !facts.hasUnseenHeaders && !DEFINITION.test(text);
	return isMissing && showsWindows(text) ? 'missing' : undefined;
}

function findingFor(context: RuleContext, event: SocketEvent, meaning: 'missing' | 'alias'): TargetFinding {
	const proof = proofOf({ ...event, certainty: 'must' }, 'must');
	return {
		severity: severityFor('warning', proof, false),
		span: optionPlace(context, event),
		message: { id: 'rules.reuseportOnWindows.finding', args: { meaning } },
		target: event.target,
		related: callPathPlaces(event),
		fixes: event.inBrokenCode ? [] : fixesFor(context, event, meaning),
	};
}

/**
 * Where nothing defines it, the code does not compile on Windows, so no program there changes, and where a system has it
 * nothing does: that is safe. Where it is an alias, the port is no longer shared, which is not.
 */
function fixesFor(context: RuleContext, event: SocketEvent, meaning: 'missing' | 'alias'): Fix[] {
	const code = codeTextOf(context);
	const statement = statementOfCallAlone(code, event);
	const isOnlyOne = usesOfCall(context, event.span, 'windows').length === 1;
	if (!statement || !isOnlyOne) {
		return [];
	}
	return meaning === 'missing'
		? [
				{
					title: { id: 'rules.reuseportOnWindows.guard' },
					safe: true,
					edits: wrappingWithVariable(code, statement, '#ifdef SO_REUSEPORT', '#endif'),
				},
			]
		: isSharedWithPosix(context, event.span) && !mayMeetAnotherBind(context, event)
			? [
					{
						title: { id: 'rules.reuseportOnWindows.spare' },
						safe: false,
						edits: wrappingWithVariable(code, statement, '#ifndef _WIN32', '#endif'),
					},
				]
			: [];
}
