import { describeKernelCall } from '../knowledge/calls/index.js';
import type { Message } from '../protocol/messages.js';
import type { ArgumentFact, SocketEvent } from '../protocol/sockets.js';
import { judgeControlSocket, placeOfArgument } from './control-socket-call.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const wskMissingIrp: Rule = {
	name: 'wsk-missing-irp',
	severity: 'error',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskMissingIrp.summary' },
	sources: [
		'Windows driver documentation: SO_EXCLUSIVEADDRUSE, SO_REUSEADDR and the pages of the other WSK socket options',
		'Windows driver documentation: PFN_WSK_BIND and PFN_WSK_SOCKET callback functions',
		'Windows driver documentation: Using IRPs with Winsock Kernel Functions',
	],
	*check(context) {
		for (const { events } of context.facts.sockets) {
			for (const event of events) {
				const missing = event.target === 'windows-kernel' ? missingIrp(event) : undefined;
				if (missing) {
					yield findingFor(context, event, missing);
				}
			}
		}
	},
};

interface MissingIrp {
	fact: ArgumentFact;
	message: Message;
}

/** Whether the call is proven to pass NULL for an IRP that it needs. */
function missingIrp(event: SocketEvent): MissingIrp | undefined {
	const { calleeName: call } = event;
	const description = describeKernelCall(call);
	if (description?.effect === 'controlSocket') {
		const judged = judgeControlSocket(event);
		const irp = judged?.arguments.find(({ parameter }) => parameter === 'Irp');
		const { option = '', request = '' } = judged ?? {};
		return irp?.problem && { fact: irp.fact, message: { id: 'rules.wskMissingIrp.option', args: { option, request } } };
	}
	const fact = description?.irp === undefined ? undefined : event.argumentFacts[description.irp];
	return fact?.value === 0 ? { fact, message: { id: 'rules.wskMissingIrp.call', args: { call } } } : undefined;
}

function findingFor(context: RuleContext, event: SocketEvent, { fact, message }: MissingIrp): TargetFinding {
	return {
		severity: severityFor('error', proofOf({ ...event, certainty: 'must' }, 'must'), true),
		span: placeOfArgument(context, event, fact),
		message,
		target: event.target,
		related: callPathPlaces(event),
	};
}
