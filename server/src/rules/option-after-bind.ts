import type { Fix } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { blameForOrder } from './blame.js';
import { kernelOptionMovedBefore } from './fixes/kernel-option-moves.js';
import { callTakenFromWindows, optionMovedBefore } from './fixes/option-calls.js';
import { type Proof, proofOf, severityFor } from './proof.js';
import { eventAt, hasPort, isReceiverOfMany, optionPlace, sameContext, sameSpan, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

const LEVELS: Readonly<Record<string, string>> = {
	SO_REUSEADDR: 'SOL_SOCKET',
	SO_EXCLUSIVEADDRUSE: 'SOL_SOCKET',
	SO_REUSEPORT: 'SOL_SOCKET',
	IPV6_V6ONLY: 'IPPROTO_IPV6',
	SO_WSK_SECURITY: 'SOL_SOCKET',
	SO_CONDITIONAL_ACCEPT: 'SOL_SOCKET',
};

/** What binds a Winsock Kernel socket, and what only works once it is bound. */
const KERNEL_BINDERS: Readonly<Record<string, string>> = { WskBind: 'binds', WskSocketConnect: 'makes' };

export const optionAfterBind: Rule = {
	name: 'option-after-bind',
	severity: 'error',
	targets: ['windows', 'windows-kernel', 'posix'],
	summary: { id: 'rules.optionAfterBind.summary' },
	fix: { id: 'rules.optionAfterBind.fix' },
	sources: [
		'Microsoft Learn, Win32: SO_EXCLUSIVEADDRUSE socket option',
		'Microsoft Learn, Win32: Dual-Stack Sockets for IPv6 Winsock Applications',
		'Microsoft Learn, Win32: connect, sendto and bind functions (implicit bind)',
		'Windows driver documentation: SO_EXCLUSIVEADDRUSE, SO_REUSEADDR, SO_WSK_SECURITY, SO_CONDITIONAL_ACCEPT',
		'Wine, dlls/ws2_32/tests/sock.c, test_reuseaddr and test_ipv6only (run on Windows)',
		'Linux man-pages, socket(7)',
		'Linux 6.18, measured: a late SO_REUSEADDR or SO_REUSEPORT counts, a late IPV6_V6ONLY is refused with EINVAL',
	],
	*check(context) {
		for (const socket of context.facts.sockets.filter(hasPort)) {
			for (const event of socket.events) {
				const proof = lateness(event);
				if (proof && concernsBinding(socket, event)) {
					yield* findingFor(context, socket, event, proof);
				}
			}
		}
	},
};

/** Whether the socket is bound when the event comes, as far as the code in sight shows. */
function lateness(event: SocketEvent): Proof | undefined {
	const { bound, boundBy } = event.before;
	if (event.kind !== 'setOption' || bound === 'no' || boundBy.length === 0) {
		return undefined;
	}
	return proofOf(event, bound === 'yes' ? 'must' : 'may');
}

/**
 * Switching a sharing option off late changes nothing that anybody waits for; IPV6_V6ONLY is mostly set to 0. On the way to
 * it the code has mostly asked for the family, so that no socket of IPv4 comes there.
 */
function concernsBinding({ family }: SocketFacts, { option, level, value }: SocketEvent): boolean {
	if (option === undefined || !(option in LEVELS) || (level !== undefined && level !== LEVELS[option])) {
		return false;
	}
	return option === 'IPV6_V6ONLY' ? family !== 'ipv4' : value !== 0;
}

function* findingFor(
	context: RuleContext,
	socket: SocketFacts,
	event: SocketEvent,
	nearProof: Proof,
): Generator<TargetFinding> {
	const binds = event.before.boundBy.map((span) => eventAt(socket, span, event.target));
	if (binds.some((bind) => bind?.kind === 'accept')) {
		return;
	}
	const blame = blameForOrder(context, socket, event, event.before.boundBy, optionPlace(context, event));
	const proof = blame.isFarAway ? 'may' : nearProof;
	const verdict = verdictFor(socket, event, proof);
	if (!verdict || (verdict.removes && servesReceiverOfMany(context, event))) {
		return;
	}
	const binder = binds[0]?.calleeName ?? 'bind';
	const isClear = !event.isBlurred && isBehind(blame.span, event.before.boundBy);
	yield {
		severity: severityFor(verdict.severity, proof, verdict.harmIsReal && isClear),
		span: blame.span,
		message: {
			id: verdict.message,
			args: {
				option: event.option!,
				binder,
				setter: event.calleeName,
				by: isConstructor(binder) ? 'constructor' : 'call',
				proof,
				...(event.target === 'windows-kernel' && { why: KERNEL_BINDERS[binder] ?? 'needs' }),
			},
		},
		target: event.target,
		related: [
			...event.before.boundBy.map((span) => ({ span, message: { id: 'rules.related.boundHere' } })),
			...blame.related,
		],
		fixes: proof === 'must' ? fixesFor(context, event, binds[0], verdict.removes) : [],
	};
}

/** A class's name with its namespace: its constructor binds, as that of `tcp::acceptor`. */
function isConstructor(binder: string): boolean {
	return binder.includes('::');
}

/** Only a loop leads back from a bind to what stands before it, and mostly with a fresh socket. */
function isBehind(place: Span, binds: readonly Span[]): boolean {
	return binds.every((bind) => bind.file !== place.file || bind.start < place.start);
}

interface Verdict {
	severity: 'error' | 'warning' | 'hint';
	message: string;
	harmIsReal: boolean;
	/** The call had better go: set in time, it would open the port. */
	removes: boolean;
}

function verdictFor(socket: SocketFacts, event: SocketEvent, proof: Proof): Verdict | undefined {
	switch (event.target) {
		case 'windows':
			return windowsVerdict(socket, event);
		case 'windows-kernel':
			return kernelVerdict(socket, event);
		case 'posix':
			return posixVerdict(event, proof);
	}
}

function windowsVerdict(socket: SocketFacts, { option }: SocketEvent): Verdict | undefined {
	switch (option) {
		case 'SO_EXCLUSIVEADDRUSE':
			return { severity: 'error', message: 'rules.optionAfterBind.exclusive', harmIsReal: true, removes: false };
		case 'IPV6_V6ONLY':
			return { severity: 'error', message: 'rules.optionAfterBind.v6Only', harmIsReal: true, removes: false };
		case 'SO_REUSEADDR':
			return isReceiverOfMany(socket)
				? { severity: 'warning', message: 'rules.optionAfterBind.reuseOfMany', harmIsReal: true, removes: false }
				: { severity: 'warning', message: 'rules.optionAfterBind.reuse', harmIsReal: false, removes: true };
		default:
			return undefined;
	}
}

/** The pages say "must do so before the socket is bound", and not what happens else. */
function kernelVerdict(socket: SocketFacts, { option }: SocketEvent): Verdict | undefined {
	const message = 'rules.optionAfterBind.kernel';
	switch (option) {
		case 'SO_EXCLUSIVEADDRUSE':
		case 'SO_WSK_SECURITY':
			return { severity: 'error', message, harmIsReal: true, removes: false };
		case 'SO_CONDITIONAL_ACCEPT':
			return mayListen(socket) ? { severity: 'error', message, harmIsReal: true, removes: false } : undefined;
		case 'IPV6_V6ONLY':
			return { severity: 'warning', message: 'rules.optionAfterBind.kernelV6Only', harmIsReal: false, removes: false };
		case 'SO_REUSEADDR':
			return isReceiverOfMany(socket)
				? { severity: 'warning', message, harmIsReal: false, removes: false }
				: { severity: 'warning', message: 'rules.optionAfterBind.kernelReuse', harmIsReal: false, removes: true };
		default:
			return undefined;
	}
}

/** Whether a call also sets the option for a receiver of many, which wants to share its port: it is not to go. */
function servesReceiverOfMany(context: RuleContext, { span, target }: SocketEvent): boolean {
	return usesOfCall(context, span, target).some(({ socket }) => isReceiverOfMany(socket));
}

/** Any other socket does not have SO_CONDITIONAL_ACCEPT at all, and a stream socket listens only later. */
function mayListen({ category = 'unknown' }: SocketFacts): boolean {
	return category === 'listening' || category === 'unknown';
}

function posixVerdict({ option }: SocketEvent, proof: Proof): Verdict | undefined {
	if (option === 'SO_EXCLUSIVEADDRUSE' || option === 'SO_CONDITIONAL_ACCEPT' || proof === 'may') {
		return undefined;
	}
	const message = option === 'IPV6_V6ONLY' ? 'rules.optionAfterBind.v6OnlyPosix' : 'rules.optionAfterBind.posix';
	return { severity: 'hint', message, harmIsReal: false, removes: false };
}

/** A call in a helper is mended only where it is late for everybody who calls the helper. */
function fixesFor(context: RuleContext, event: SocketEvent, bind: SocketEvent | undefined, removes: boolean): Fix[] {
	const option = event.option!;
	const uses = usesOfCall(context, event.span, event.target);
	if (removes) {
		// In the kernel others may wait for the IRP of a call that goes.
		if (event.target === 'windows-kernel') {
			return [];
		}
		const isLateForAll = uses.every((use) => use.event.before.bound === 'yes');
		const title = { id: 'rules.optionAfterBind.remove', args: { option } };
		return isLateForAll ? callTakenFromWindows(context, event, title) : [];
	}
	const isBoundByOne = uses.every(
		({ event: { before } }) => before.boundBy.length === 1 && sameSpan(before.boundBy[0]!, bind?.span ?? event.span),
	);
	if (!bind || !isBoundByOne || !sameContext(event, bind)) {
		return [];
	}
	const args = { option, binder: bind.calleeName };
	return event.target === 'windows-kernel'
		? kernelOptionMovedBefore(context, event, bind, { id: 'rules.optionAfterBind.moveWithWait', args })
		: optionMovedBefore(context, event, bind, { id: 'rules.optionAfterBind.move', args });
}
