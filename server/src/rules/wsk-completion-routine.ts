import { describeKernelCall } from '../knowledge/calls/index.js';
import { COMPLETION_SETTERS } from '../knowledge/calls/winsock-kernel.js';
import type { SocketEvent } from '../protocol/sockets.js';
import { EVERY_KIND, eventsHere } from './events-here.js';
import { isWrittenHere } from './fixes/call-statements.js';
import { closingBracket, codeTextOf, functionStart, tokensIn } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** InvokeOnSuccess, InvokeOnError and InvokeOnCancel stand at the end of both functions. */
const INVOCATIONS = 3;

/** What makes an IRP the driver's own: one that was passed down from above is completed further up. */
const MAKES_OWN = new Set(['IoAllocateIrp', 'IoReuseIrp']);

export const wskCompletionRoutine: Rule = {
	name: 'wsk-completion-routine',
	severity: 'error',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskCompletionRoutine.summary' },
	sources: ['Windows driver documentation: Using IRPs with Winsock Kernel Functions'],
	*check(context) {
		for (const { event } of eventsHere(context, [...EVERY_KIND, 'shutdown', 'close'], ['windows-kernel'])) {
			const found = isWrittenHere(codeTextOf(context), event) && !event.inBrokenCode && flaw(context, event);
			if (found) {
				yield { severity: 'error', target: event.target, ...found };
			}
		}
	},
};

type Found = Pick<TargetFinding, 'span' | 'message' | 'related'>;

/** What is wrong with the completion routine of an IRP that this function has made its own; undefined where nothing is proven. */
function flaw(context: RuleContext, event: SocketEvent): Found | undefined {
	const { calleeName: call, args, span } = event;
	const irp = args[describeKernelCall(call)?.irp ?? -1];
	const name = irp && context.text.slice(irp.start, irp.end);
	if (!irp || name === undefined || !/^[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
		return undefined;
	}
	const start = functionStart(context.text, span.start);
	const tokens = tokensIn(codeTextOf(context), { start, end: span.start });
	const own = tokens.findLastIndex((_, i) => isMadeOwn(tokens, i, name));
	const made = own < 0 || tokens[own + 1]?.text !== '(' ? -1 : closingBracket(tokens, own + 1);
	const after = tokens.slice(made + 1);
	if (made < 0 || after.some(({ kind }) => kind === 'directive') || leavesBlock(after)) {
		return undefined;
	}
	const setter = after.findLast(({ text }, i) => COMPLETION_SETTERS.has(text) && argumentsOf(after, i).includes(name));
	if (setter) {
		const isPartly = argumentsOf(after, after.indexOf(setter)).slice(-INVOCATIONS).includes('FALSE');
		return isPartly
			? {
					span: { start: setter.start, end: setter.end },
					message: { id: 'rules.wskCompletionRoutine.partly', args: { call } },
					related: [{ span, message: { id: 'rules.wskCompletionRoutine.used' } }],
				}
			: undefined;
	}
	// Whoever else is given the IRP may set a routine.
	const isAlone = !after.some(({ text }, i) => text === name && isHandedOver(after, i));
	const message = { id: 'rules.wskCompletionRoutine.none', args: { call } };
	return isAlone
		? {
				span: irp,
				message,
				related: [
					{
						span: { start: tokens[own]!.start, end: tokens[own]!.end },
						message: { id: 'rules.wskCompletionRoutine.made' },
					},
				],
			}
		: undefined;
}

/** `irp = IoAllocateIrp(...)` and `IoReuseIrp(irp, ...)`. */
function isMadeOwn(tokens: readonly Token[], at: number, name: string): boolean {
	const { text } = tokens[at]!;
	const isAssigned = tokens[at - 1]?.text === '=' && tokens[at - 2]?.text === name;
	return MAKES_OWN.has(text) && (isAssigned || argumentsOf(tokens, at)[0] === name);
}

/** Whether a block ends that began before: what stands in it may not have run. */
function leavesBlock(tokens: readonly Token[]): boolean {
	let depth = 0;
	return tokens.some(({ text }) => {
		depth += text === '{' ? 1 : text === '}' ? -1 : 0;
		return depth < 0;
	});
}

/** Whether a mention may be more than a test for NULL: an argument, a copy, an address. */
function isHandedOver(tokens: readonly Token[], at: number): boolean {
	const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
	const isTested =
		after === '==' || after === '!=' || before === '!' || (before === '(' && tokens[at - 2]?.text === 'if');
	return !isTested && after !== '->';
}

/** The arguments of the call whose name stands at an index, as they are written. */
function argumentsOf(tokens: readonly Token[], at: number): string[] {
	const close = tokens[at + 1]?.text === '(' ? closingBracket(tokens, at + 1) : -1;
	const written = [''];
	let depth = 0;
	for (const { text } of close < 0 ? [] : tokens.slice(at + 2, close)) {
		depth += /^[([{]$/.test(text) ? 1 : /^[)\]}]$/.test(text) ? -1 : 0;
		if (text === ',' && depth === 0) {
			written.push('');
		} else {
			written[written.length - 1] += text;
		}
	}
	return written;
}
