import type { Fix } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { blameForOrder } from './blame.js';
import { callTakenFromWindows, sharingEnded } from './fixes/option-calls.js';
import { isSetBesides } from './fixes/option-in-effect.js';
import { isSetOnEveryPath, type Proof, proofOf, severityFor } from './proof.js';
import { eventAt, hasPort, optionPlace, sameContext, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** What each option cannot stand beside. */
const OPPOSITES = {
	SO_REUSEADDR: { state: 'exclusive', option: 'SO_EXCLUSIVEADDRUSE' },
	SO_EXCLUSIVEADDRUSE: { state: 'reuse', option: 'SO_REUSEADDR' },
} as const;

export const conflictingOptions: Rule = {
	name: 'conflicting-options',
	severity: 'error',
	targets: ['windows', 'windows-kernel'],
	summary: { id: 'rules.conflictingOptions.summary' },
	fix: { id: 'rules.conflictingOptions.fix' },
	sources: [
		'Wine, dlls/ws2_32/tests/sock.c, test_reuseaddr (run on Windows)',
		'Microsoft SSCLI, PAL test reuseaddr_exclusiveaddruse.c (legal pairs 00, 01, 10)',
		'The Win32 reference pages are silent on it',
		'Windows driver documentation: Sharing Transport Addresses (its table has no line for both options)',
	],
	*check(context) {
		for (const socket of context.facts.sockets.filter(hasPort)) {
			for (const later of socket.events) {
				const proof = conflict(context, socket, later);
				if (proof) {
					yield findingFor(context, socket, later, proof);
				}
			}
		}
	},
};

/** Whether the other option is on when this one is switched on. Once the socket is bound, option-after-bind speaks. */
function conflict(context: RuleContext, socket: SocketFacts, later: SocketEvent): Proof | undefined {
	const { before, value, level } = later;
	const opposite = oppositeOf(later);
	const switchesOn = value !== undefined && value !== 0 && (level === undefined || level === 'SOL_SOCKET');
	if (!opposite || !switchesOn || later.target === 'posix' || before.bound === 'yes') {
		return undefined;
	}
	if (before.sharingOption === opposite.state || isSetOnEveryPath(context, socket, later, opposite.state)) {
		return proofOf(later, 'must');
	}
	return before.possible.includes(opposite.state) ? 'may' : undefined;
}

function oppositeOf({ kind, option }: SocketEvent) {
	return kind === 'setOption' && option !== undefined && option in OPPOSITES
		? OPPOSITES[option as keyof typeof OPPOSITES]
		: undefined;
}

function findingFor(context: RuleContext, socket: SocketFacts, later: SocketEvent, proof: Proof): TargetFinding {
	const earlierOption = oppositeOf(later)!.option;
	const earlier = later.before.optionSetBy
		.map((span) => eventAt(socket, span, later.target))
		.filter((event) => event?.option === earlierOption);
	const portStaysOpen = later.option === 'SO_EXCLUSIVEADDRUSE' && later.resultUse === 'ignored';
	const isKernel = later.target === 'windows-kernel';
	const blame = blameForOrder(context, socket, later, later.before.optionSetBy, optionPlace(context, later));
	const message = isKernel ? 'rules.conflictingOptions.kernel' : 'rules.conflictingOptions.finding';
	return {
		severity: severityFor(isKernel ? 'warning' : 'error', proof, portStaysOpen && !isKernel && !later.isBlurred),
		span: blame.span,
		message: { id: message, args: { later: later.option!, earlier: earlierOption, setter: later.calleeName, proof } },
		target: later.target,
		related: [
			...earlier.map((event) => ({
				span: event!.span,
				message: { id: 'rules.related.optionSetHere', args: { option: earlierOption } },
			})),
			...blame.related,
		],
		// In the kernel others may wait for the IRP of a call that goes.
		fixes:
			proof === 'must' && !isKernel && !blame.isCaller
				? fixesFor(context, socket, later, earlier.length === 1 ? earlier[0]! : undefined)
				: [],
	};
}

/**
 * A call in a helper is mended only where it fails, or is in the way, for everybody who calls the helper. To drop
 * SO_REUSEADDR is safe where nobody looks at the result or the error: behind SO_EXCLUSIVEADDRUSE the call fails, and leaves
 * the socket as it was. To drop SO_EXCLUSIVEADDRUSE is not: whoever has set it means it.
 */
function fixesFor(
	context: RuleContext,
	socket: SocketFacts,
	later: SocketEvent,
	earlier: SocketEvent | undefined,
): Fix[] {
	const wantsExclusive = later.option === 'SO_EXCLUSIVEADDRUSE';
	const fixes: Fix[] = [];
	const state = oppositeOf(later)!.state;
	if (usesOfCall(context, later.span, 'windows').every(({ event }) => event.before.sharingOption === state)) {
		const title = wantsExclusive ? 'rules.conflictingOptions.dropExclusive' : 'rules.conflictingOptions.dropReuse';
		const isUnseen = later.isWholeStatement && later.resultUse === 'ignored' && later.errorReads.length === 0;
		const changesNothing = !wantsExclusive && isUnseen;
		fixes.push(...callTakenFromWindows(context, later, { id: title }, changesNothing));
	}
	const isInTheWay = earlier !== undefined && isSetBesides(socket, earlier.option!, earlier.span);
	if (wantsExclusive && earlier && sameContext(earlier, later) && !isInTheWay) {
		const kept = sharingEnded(context, earlier, { id: 'rules.conflictingOptions.keepExclusive' });
		fixes.push(...kept.map((fix): Fix => ({ ...fix, sharingOption: 'exclusive' })));
	}
	return fixes;
}
