import type { Fix } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { BoundAddress, SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { type CodeText, codeTextOf, functionEnd, indentationAt, standsInBlock, tokensIn } from './fixes/code-text.js';
import { wrapping } from './fixes/statement-edits.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, isSharedWithPosix } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

const BROADCAST = /^(?:INADDR_BROADCAST|255\.255\.255\.255)$/;

/** How many tokens before the bind the address may be set, at most. */
const FARTHEST = 600;

export const bindGroupAddress: Rule = {
	name: 'bind-group-address',
	severity: 'error',
	targets: ['windows'],
	summary: { id: 'rules.bindGroupAddress.summary' },
	fix: { id: 'rules.bindGroupAddress.fix' },
	sources: [
		'Microsoft Learn, Win32: bind function (WSAEACCES for a broadcast address without SO_BROADCAST)',
		'CIPster, issue 21; dispy, issue 108; bacpypes, issue 59 (reported: WSAEADDRNOTAVAIL for a broadcast address)',
		'nannou-org/citp, issue 6; network-multicast, issue 13; ccextractor, issue 668 (reported: WSAEADDRNOTAVAIL for a group)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows'])) {
			const kind = event.address && groupOf(event.address);
			if (kind) {
				yield findingFor(context, socket, event, kind);
			}
		}
	},
};

function groupOf({ multicast, text }: BoundAddress): 'multicast' | 'broadcast' | undefined {
	return multicast === 'yes' ? 'multicast' : BROADCAST.test(text ?? '') ? 'broadcast' : undefined;
}

function findingFor(
	context: RuleContext,
	socket: SocketFacts,
	event: SocketEvent,
	kind: 'multicast' | 'broadcast',
): TargetFinding {
	const joins = socket.events.some((other) => other.kind === 'joinGroup' && other.target === 'windows');
	return {
		severity: severityFor('error', proofOf(event, 'must'), false),
		span: event.args[1] ?? event.callee,
		message: {
			id: 'rules.bindGroupAddress.finding',
			args: { kind, joins: joins ? 'yes' : 'no', address: event.address!.text ?? '' },
		},
		target: event.target,
		related: callPathPlaces(event),
		fixes: event.inBrokenCode || (kind === 'multicast' && !joins) ? [] : fixesFor(context, event),
	};
}

/** Binds the wildcard on Windows, where the code puts the address into a structure that serves this bind alone. */
function fixesFor(context: RuleContext, event: SocketEvent): Fix[] {
	const code = codeTextOf(context);
	const written = event.callPath.length === 0 ? writtenAddress(code, event) : undefined;
	if (!written || isUsedAgain(code, written.name, event) || !standsInBlock(code, written.statement)) {
		return [];
	}
	const { statement, value } = written;
	const title = { id: 'rules.bindGroupAddress.wildcard' };
	if (!isSharedWithPosix(context, event.span)) {
		return [{ title, safe: false, edits: [{ span: value, newText: 'htonl(INADDR_ANY)' }] }];
	}
	const onWindows = `${code.text.slice(statement.start, value.start)}htonl(INADDR_ANY);`;
	const before = `#ifdef _WIN32${code.lineBreak}${indentationAt(code.text, statement.start)}${onWindows}${code.lineBreak}#else`;
	return [{ title, safe: false, edits: wrapping(code, statement, before, '#endif') }];
}

/** `a.sin_addr.s_addr = ...;`, the nearest before the bind. */
function writtenAddress(
	code: CodeText,
	{ span }: SocketEvent,
): { statement: Span; value: Span; name: string } | undefined {
	const end = code.uncommented.indexAt(span.start);
	const tokens = code.uncommented.slice(end - FARTHEST, end);
	const at = tokens.findLastIndex(({ text }, i) => text === 's_addr' && tokens[i + 1]?.text === '=');
	const close = tokens.findIndex(({ text }, i) => i > at && text === ';');
	const open = tokens.findLastIndex(({ text }, i) => i < at && /^[;{}]$/.test(text));
	const name = tokens[open + 1];
	return at < 0 || close < 0 || open < 0 || name?.kind !== 'word'
		? undefined
		: {
				statement: { start: name.start, end: tokens[close]!.end },
				value: { start: tokens[at + 2]!.start, end: tokens[close - 1]!.end },
				name: name.text,
			};
}

/** Whether the function speaks of the structure after the bind. A brace in the first column ends a function. */
function isUsedAgain(code: CodeText, name: string, { span }: SocketEvent): boolean {
	const rest = { start: span.end, end: functionEnd(code.text, span.end) };
	return tokensIn(code, rest).some(({ text }) => text === name);
}
