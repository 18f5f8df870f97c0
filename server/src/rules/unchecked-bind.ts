import type { RelatedPlace } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { codeTextOf } from './fixes/code-text.js';
import { reactionToFailure } from './fixes/failure-reactions.js';
import { type Loss, lossOfResult } from './fixes/lost-results.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, eventsWhileBound } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** `(void)bind(...)` and its like: somebody has decided that the result does not matter. */
const DELIBERATE = /\(\s*void\s*\)|\bvoid\s*\(|<\s*void\s*>|\bignore\s*=/;

export const uncheckedBind: Rule = {
	name: 'unchecked-bind',
	severity: 'warning',
	targets: ['windows', 'windows-kernel', 'posix'],
	summary: { id: 'rules.uncheckedBind.summary' },
	fix: { id: 'rules.uncheckedBind.fix' },
	cwe: 'CWE-252',
	sources: [
		'Microsoft Learn, Win32: bind, listen and connect functions',
		'Microsoft Learn, Win32: SO_EXCLUSIVEADDRUSE socket option (code example)',
		'Linux 6.18, measured: listen on an unbound socket takes a free port',
		'CWE-252: Unchecked Return Value',
	],
	*check(context) {
		for (const socket of context.facts.sockets) {
			for (const event of socket.events.filter(saysItsResult)) {
				const loss = lossOf(context, event);
				if (loss) {
					yield findingFor(context, socket, event, loss);
				}
			}
		}
	},
};

/** WskBind says through its IRP how it went; a bind that a driver has over it says so itself. */
function saysItsResult({ kind, calleeName }: SocketEvent): boolean {
	return kind === 'bind' && !calleeName.startsWith('Wsk');
}

function lossOf(context: RuleContext, bind: SocketEvent): Loss | undefined {
	if (bind.resultUse === 'assigned') {
		return lossOfResult(codeTextOf(context), bind);
	}
	const isDeliberate = DELIBERATE.test(context.text.slice(bind.statement.start, bind.span.start));
	return bind.resultUse === 'ignored' && !isDeliberate ? 'ignored' : undefined;
}

function findingFor(context: RuleContext, socket: SocketFacts, bind: SocketEvent, loss: Loss): TargetFinding {
	const sureOfCall = { ...bind, certainty: 'must' as const };
	return {
		severity: severityFor('warning', proofOf(sureOfCall, 'must'), false),
		span: bind.callee,
		message: { id: 'rules.uncheckedBind.finding', args: { loss } },
		target: bind.target,
		related: [...callPathPlaces(bind), ...consequences(socket, bind)],
		fixes: bind.inBrokenCode ? [] : reactionToFailure(context, socket, bind, 'rules.uncheckedBind.react'),
	};
}

const CONSEQUENCES: Partial<Record<SocketEvent['kind'], string>> = {
	listen: 'rules.uncheckedBind.listen',
	connect: 'rules.uncheckedBind.connect',
	receive: 'rules.uncheckedBind.receive',
	send: 'rules.uncheckedBind.send',
};

/** What the next calls do when the bind has failed; each kind once. */
function consequences(socket: SocketFacts, bind: SocketEvent): RelatedPlace[] {
	const places = new Map<string, RelatedPlace>();
	for (const { kind, target, span } of eventsWhileBound(socket, bind)) {
		const id = target === 'windows-kernel' ? undefined : CONSEQUENCES[kind];
		if (id && !places.has(id)) {
			places.set(id, { span, message: { id, args: { target } } });
		}
	}
	return [...places.values()];
}
