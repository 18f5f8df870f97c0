import { describeKernelCall } from '../knowledge/calls/index.js';
import type { ArgumentFact, SocketEvent } from '../protocol/sockets.js';
import { afterCall, onlyGoesOn, upToReturn } from './after-kernel-call.js';
import { placeOfArgument } from './control-socket-call.js';
import { eventsHere } from './events-here.js';
import { codeTextOf, functionStart, tokensIn } from './fixes/code-text.js';
import type { Rule, RuleContext } from './rule.js';

/** WskControlSocket: InputBuffer and OutputBuffer. */
const BUFFERS = [5, 7];

export const wskBufferLifetime: Rule = {
	name: 'wsk-buffer-lifetime',
	severity: 'error',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskBufferLifetime.summary' },
	sources: [
		'Windows driver documentation: PFN_WSK_CONTROL_SOCKET callback function (remarks)',
		'Windows driver documentation: Using IRPs with Winsock Kernel Functions',
	],
	*check(context) {
		for (const { event } of eventsHere(context, ['setOption', 'getOption'], ['windows-kernel'])) {
			const call = event.calleeName;
			const fact = call === 'WskControlSocket' ? leftBehind(context, event) : undefined;
			if (fact) {
				yield {
					severity: 'error',
					span: placeOfArgument(context, event, fact),
					message: {
						id: 'rules.wskBufferLifetime.finding',
						args: { call, variable: fact.pointsTo!.expression, request: event.kind === 'setOption' ? 'set' : 'get' },
					},
					target: event.target,
				};
			}
		}
	},
};

/** A buffer on the stack that the function leaves without a wait on the only path, though the request may go on. */
function leftBehind(context: RuleContext, event: SocketEvent): ArgumentFact | undefined {
	const irp = describeKernelCall(event.calleeName)?.irp ?? -1;
	const fact = BUFFERS.map((at) => event.argumentFacts[at]).find((one) => one?.pointsTo?.isLocal);
	if (!fact?.pointsTo || event.argumentFacts[irp] === undefined || event.argumentFacts[irp].value === 0) {
		return undefined;
	}
	const after = afterCall(codeTextOf(context), event);
	const isLeft = after && (after.isReturned || onlyGoesOn(upToReturn(after.tokens)));
	return isLeft && isOnStack(context, event, fact.pointsTo.expression) ? fact : undefined;
}

/** Whether the function in sight declares the variable, and not as static; a parameter is on its stack, too. */
function isOnStack(context: RuleContext, event: SocketEvent, name: string): boolean {
	const start = functionStart(context.text, event.span.start);
	const words = tokensIn(codeTextOf(context), { start, end: event.span.start }).map(({ text }) => text);
	const at = words.indexOf(name);
	const declarationStart = Math.max(...[';', '{', '}', '('].map((end) => words.lastIndexOf(end, at)));
	const declaration = words.slice(declarationStart + 1, at);
	return at >= 0 && !declaration.includes('static') && !declaration.includes('thread_local');
}
