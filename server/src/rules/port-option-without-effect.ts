import type { Fix, RelatedPlace } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { alwaysRunsBefore } from './fixes/blocks.js';
import { codeTextOf } from './fixes/code-text.js';
import { callTakenFromWindows, optionMovedBefore } from './fixes/option-calls.js';
import { holdsForEverySocket, proofOf } from './proof.js';
import { callPathPlaces, eventAt, optionPlace, sameContext, sameSpan, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** The options that say which port the system is to pick. */
const PORT_OPTIONS = new Set(['SO_REUSE_UNICASTPORT', 'SO_RANDOMIZE_PORT', 'SO_PORT_SCALABILITY']);

const EXCLUDES: Readonly<Record<string, string>> = {
	SO_RANDOMIZE_PORT: 'SO_REUSE_UNICASTPORT',
	SO_REUSE_UNICASTPORT: 'SO_RANDOMIZE_PORT',
};

export const portOptionWithoutEffect: Rule = {
	name: 'port-option-without-effect',
	severity: 'warning',
	targets: ['windows'],
	summary: { id: 'rules.portOptionWithoutEffect.summary' },
	fix: { id: 'rules.portOptionWithoutEffect.fix' },
	sources: [
		'Microsoft Learn, Win32: SOL_SOCKET socket options (SO_RANDOMIZE_PORT, SO_REUSE_UNICASTPORT)',
		'Microsoft Learn, Win32: SO_PORT_SCALABILITY socket option',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows'])) {
			if (isSwitchedOn(event) && proofOf(event, 'must') === 'must') {
				yield* findingsFor(context, socket, event);
			}
		}
	},
};

function isSwitchedOn({ option, value }: SocketEvent): boolean {
	return option !== undefined && PORT_OPTIONS.has(option) && value !== undefined && value !== 0;
}

function* findingsFor(context: RuleContext, socket: SocketFacts, event: SocketEvent): Generator<TargetFinding> {
	const { before, target, option } = event;
	if (holdsForEverySocket(context, event, isLate)) {
		const binds = before.boundBy.map((span) => eventAt(socket, span, target));
		if (!binds.some((bind) => bind?.kind === 'accept')) {
			yield finding(context, event, 'late', boundPlaces(event), lateFixes(context, event, binds[0]));
		}
		return;
	}
	const code = codeTextOf(context);
	const other = socket.events.find(
		(one) => one.option === EXCLUDES[option!] && isSwitchedOn(one) && alwaysRunsBefore(code, one, event),
	);
	if (other) {
		yield finding(context, event, 'excluded', [placeOf(other)], removal(context, socket, event));
		return;
	}
	const bind = socket.events.find(({ kind, span, ...rest }) => {
		const isLater = kind === 'bind' && rest.target === target;
		return isLater && alwaysRunsBefore(code, event, { kind, span, ...rest });
	});
	const why = bind && uselessAt(event, bind);
	if (why) {
		yield {
			...finding(context, event, why, [{ span: bind.span, message: { id: 'rules.related.boundHere' } }], []),
			severity: 'info',
		};
	}
}

function isLate({ before }: SocketEvent): boolean {
	return before.bound === 'yes' && before.boundBy.length > 0 && before.closed === 'no';
}

/** What of the address of a bind leaves nothing to the option. */
function uselessAt({ option }: SocketEvent, { address, before, certainty }: SocketEvent): string | undefined {
	if (certainty !== 'must' || before.bound !== 'no' || !address) {
		return undefined;
	}
	return address.port.kind === 'number'
		? 'fixed'
		: option === 'SO_PORT_SCALABILITY' && address.kind === 'wildcard'
			? 'wildcard'
			: undefined;
}

function finding(
	context: RuleContext,
	event: SocketEvent,
	why: string,
	related: RelatedPlace[],
	fixes: Fix[],
): TargetFinding {
	const option = event.option!;
	return {
		severity: 'warning',
		span: optionPlace(context, event),
		message: {
			id: 'rules.portOptionWithoutEffect.finding',
			args: { option, why, other: EXCLUDES[option] ?? '' },
		},
		target: event.target,
		related: [...related, ...callPathPlaces(event)],
		fixes,
	};
}

function placeOf({ span, option }: SocketEvent): RelatedPlace {
	return { span, message: { id: 'rules.related.optionSetHere', args: { option: option! } } };
}

function boundPlaces({ before }: SocketEvent): RelatedPlace[] {
	return before.boundBy.map((span) => ({ span, message: { id: 'rules.related.boundHere' } }));
}

function lateFixes(context: RuleContext, event: SocketEvent, bind: SocketEvent | undefined): Fix[] {
	const isLateForAll = usesOfCall(context, event.span, event.target).every(
		(use) => use.event.before.boundBy.length === 1 && bind && sameSpan(use.event.before.boundBy[0]!, bind.span),
	);
	const title = {
		id: 'rules.portOptionWithoutEffect.move',
		args: { option: event.option!, binder: bind?.calleeName ?? '' },
	};
	return bind && isLateForAll && sameContext(event, bind) ? optionMovedBefore(context, event, bind, title) : [];
}

function removal(context: RuleContext, socket: SocketFacts, event: SocketEvent): Fix[] {
	const isAlone = usesOfCall(context, event.span, event.target).every((use) => use.socket.id === socket.id);
	const title = { id: 'rules.portOptionWithoutEffect.remove', args: { option: event.option! } };
	return isAlone ? callTakenFromWindows(context, event, title) : [];
}
