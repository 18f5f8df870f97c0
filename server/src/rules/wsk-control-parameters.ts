import { knownType } from '../knowledge/type-sizes.js';
import type { Fix, Severity } from '../protocol/findings.js';
import type { Message } from '../protocol/messages.js';
import type { Span } from '../protocol/positions.js';
import type { SocketEvent } from '../protocol/sockets.js';
import {
	type ArgumentProblem,
	type JudgedArgument,
	type JudgedCall,
	judgeControlSocket,
	placeOfArgument,
} from './control-socket-call.js';
import { wouldHelp } from './fixes/option-in-effect.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, sameSpan } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const wskControlParameters: Rule = {
	name: 'wsk-control-parameters',
	severity: 'error',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskControlParameters.summary' },
	fix: { id: 'rules.wskControlParameters.fix' },
	sources: [
		'Windows driver documentation: SO_EXCLUSIVEADDRUSE, SO_REUSEADDR and the pages of the other WSK socket options',
		'Windows driver documentation: PFN_WSK_CONTROL_SOCKET callback function',
		'wsk.h (OutputSizeReturned is SIZE_T*)',
	],
	*check(context) {
		for (const { events } of context.facts.sockets) {
			for (const event of events) {
				const call = judgeControlSocket(event);
				for (const argument of call?.arguments ?? []) {
					// A missing IRP is wsk-missing-irp's.
					if (argument.problem && argument.parameter !== 'Irp') {
						yield findingFor(context, event, call!, argument, argument.problem);
					}
				}
			}
		}
	},
};

function findingFor(
	context: RuleContext,
	event: SocketEvent,
	call: JudgedCall,
	argument: JudgedArgument,
	problem: ArgumentProblem,
): TargetFinding {
	const severity: Severity = problem.kind === 'ignored' ? 'warning' : 'error';
	const span = placeOfArgument(context, event, argument.fact);
	const newText =
		event.inBrokenCode || event.callPath.length > 0
			? undefined
			: replacementFor(context, event, call, argument, problem);
	const isWritten = !sameSpan(span, event.callee);
	return {
		severity: severityFor(severity, proofOf({ ...event, certainty: 'must' }, 'must'), true),
		span,
		message: messageFor(call, argument, problem),
		target: event.target,
		related: callPathPlaces(event),
		fixes: newText !== undefined && isWritten ? [replacing(argument, span, newText)] : [],
	};
}

function replacing({ parameter }: JudgedArgument, span: Span, newText: string): Fix {
	const title = { id: 'rules.wskControlParameters.replace', args: { parameter, newText } };
	return { title, safe: false, edits: [{ span, newText }] };
}

function messageFor(call: JudgedCall, { parameter }: JudgedArgument, problem: ArgumentProblem): Message {
	const bytes = problem.kind === 'otherSize' ? problem.bytes : knownType('type' in problem ? problem.type : '')?.bytes;
	const args = {
		...problem,
		option: call.option,
		request: call.request,
		parameter,
		buffer: call.use.buffer,
		bytes: bytes?.at(-1) ?? 0,
		differs: bytes !== undefined && bytes[0] !== bytes[1] ? 'yes' : 'no',
	};
	return { id: `rules.wskControlParameters.${problem.kind}`, args };
}

/** What to write instead, where that alone is right; undefined where another part of the code had to change with it. */
function replacementFor(
	context: RuleContext,
	event: SocketEvent,
	call: JudgedCall,
	{ wants }: JudgedArgument,
	problem: ArgumentProblem,
): string | undefined {
	switch (problem.kind) {
		case 'otherLevel':
			return wants.kind === 'constant' && wouldBeRight(context, event, call) ? wants.name : undefined;
		case 'otherRequest':
			if (call.request === 'set') {
				return 'WskGetOption';
			}
			return wouldBeRight(context, event, call) ? 'WskSetOption' : undefined;
		case 'otherSize':
			return bufferHolds(call, problem.bytes) ? `sizeof(${call.use.buffer})` : undefined;
		case 'notZero':
			return '0';
		case 'notNull':
		case 'ignored':
		case 'overrun':
			return 'NULL';
		default:
			return undefined;
	}
}

/** Whether the call does good once it reaches the option: set in time, and not SO_REUSEADDR, which would open the port. */
function wouldBeRight(context: RuleContext, event: SocketEvent, { option }: JudgedCall): boolean {
	return event.kind === 'getOption' || (option !== 'SO_REUSEADDR' && wouldHelp(context, event, option));
}

/** Whether the variable behind the buffer is long enough for the right size, as far as the code shows. */
function bufferHolds({ arguments: all, use }: JudgedCall, stated: readonly [number, number]): boolean {
	const right = knownType(use.buffer)!.bytes;
	const pointer = all.find(({ wants }) => wants.kind === 'pointer')?.fact.pointsTo;
	const given = pointer && knownType(pointer.type);
	return given ? given.bytes.every((size, i) => size >= right[i]!) : stated[0] === 0 || stated[0] > right[1];
}
