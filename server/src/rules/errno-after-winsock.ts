import { winsockErrorOf } from '../knowledge/winsock-errors.js';
import type { Fix, TextEdit } from '../protocol/findings.js';
import type { ErrorRead, SocketEvent } from '../protocol/sockets.js';
import { EVERY_KIND, eventsHere } from './events-here.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { includesWinsock } from './shown-systems.js';

export const errnoAfterWinsock: Rule = {
	name: 'errno-after-winsock',
	severity: 'error',
	targets: ['windows'],
	summary: { id: 'rules.errnoAfterWinsock.summary' },
	fix: { id: 'rules.errnoAfterWinsock.fix' },
	sources: [
		'Microsoft Learn, Win32: Error Codes - errno, h_errno and WSAGetLastError',
		'Microsoft Learn, C runtime library: errno constants (EADDRINUSE is 100, WSAEADDRINUSE is 10048)',
	],
	*check(context) {
		// A header of the project may define errno as something else, or put its own calls before those of Winsock.
		if (!includesWinsock(context.text) || context.facts.hasUnseenHeaders) {
			return;
		}
		for (const { event } of eventsHere(context, EVERY_KIND, ['windows'])) {
			for (const read of event.errorReads.filter(({ source }) => source === 'errno')) {
				yield findingFor(context, event, read);
			}
		}
	},
};

function findingFor(context: RuleContext, event: SocketEvent, read: ErrorRead): TargetFinding {
	const [compared] = read.comparedWith;
	const proof = proofOf({ ...event, certainty: 'must' }, 'must');
	const id = compared ? 'rules.errnoAfterWinsock.compared' : 'rules.errnoAfterWinsock.read';
	return {
		severity: severityFor(compared ? 'error' : 'info', proof, true),
		span: read.span,
		message: { id, args: { callee: event.calleeName, error: compared?.name ?? '' } },
		target: event.target,
		related: [
			...callPathPlaces(event),
			{ span: event.span, message: { id: 'rules.errnoAfterWinsock.call', args: { callee: event.calleeName } } },
		],
		fixes: event.inBrokenCode ? [] : fixesFor(context, read),
	};
}

/** Asks Winsock, by its names; where POSIX compiles the file, too, each system needs its own. */
function fixesFor({ text, facts }: RuleContext, { span, comparedWith }: ErrorRead): Fix[] {
	const isPlain = text.slice(span.start, span.end) === 'errno';
	const edits = comparedWith.map(({ name, span: place }): TextEdit | undefined => {
		const newText = winsockErrorOf(name);
		const isWritten = text.slice(place.start, place.end) === name;
		return isWritten && newText ? { span: place, newText } : undefined;
	});
	const areKnown = edits.length > 0 && edits.every((edit) => edit !== undefined);
	if (!isPlain || !areKnown || facts.targets.includes('posix')) {
		return [];
	}
	const title = { id: 'rules.errnoAfterWinsock.ask' };
	return [
		{
			title,
			safe: false,
			edits: [{ span, newText: 'WSAGetLastError()' }, ...edits.filter((edit) => edit !== undefined)],
		},
	];
}
