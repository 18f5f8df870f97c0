import type { Fix, Severity } from '../protocol/findings.js';
import type { Message } from '../protocol/messages.js';
import { literally } from '../source/literal-pattern.js';
import { wouldHelp } from './fixes/option-in-effect.js';
import { withOwnVariable } from './fixes/own-variable.js';
import { isInteger, type OptionCall, optionCalls } from './option-arguments.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { includesWinsock } from './shown-systems.js';

export const optionValueType: Rule = {
	name: 'option-value-type',
	severity: 'warning',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.optionValueType.summary' },
	fix: { id: 'rules.optionValueType.fix' },
	sources: [
		'Microsoft Learn, Win32: SOL_SOCKET socket options',
		'Linux man-pages, socket(7)',
		'Linux 6.18, measured: SO_RCVTIMEO with a length of 4 fails with EINVAL',
	],
	*check(context) {
		for (const call of optionCalls(context)) {
			const wrong = wrongType(context, call);
			if (wrong) {
				yield findingFor(context, call, wrong);
			}
		}
	},
};

interface WrongType {
	severity: Severity;
	message: Message;
	/** What the characters mean as a number. */
	meant?: string;
	/** The pointer whose address was taken. */
	pointer?: string;
}

function wrongType(context: RuleContext, call: OptionCall): WrongType | undefined {
	return charactersInstead(call) ?? timeoutInstead(context, call) ?? pointerInstead(call) ?? fractionInstead(call);
}

/** "1" is the number 49; and "0", which is 48, switches an option on. */
function charactersInstead({ value: { texts }, option, shape }: OptionCall): WrongType | undefined {
	const areWords = texts?.every((text) => /^[0-9A-Za-z+-]+$/.test(text));
	if (!texts || !areWords || shape === 'timeval') {
		return undefined;
	}
	const isZero = texts.every((text) => Number(text) === 0);
	const meansOff = shape === 'boolean' && texts.some((text) => Number(text) === 0 || /^(?:false|off|no)$/i.test(text));
	return {
		severity: isZero ? 'error' : 'warning',
		message: {
			id: 'rules.optionValueType.characters',
			args: { text: texts[0]!, code: texts[0]!.charCodeAt(0), option, effect: meansOff ? 'on' : shape },
		},
		meant: texts.length === 1 && /^\d+$/.test(texts[0]!) ? texts[0] : undefined,
	};
}

/** Winsock takes a timeout as a DWORD in milliseconds, POSIX as a struct timeval. */
function timeoutInstead(
	{ text }: RuleContext,
	{ value: { pointsTo }, option, shape, event }: OptionCall,
): WrongType | undefined {
	const isTimeout = option === 'SO_RCVTIMEO' || option === 'SO_SNDTIMEO';
	if (!isTimeout || !pointsTo) {
		return undefined;
	}
	if (shape === 'timeval') {
		const isNumber = isInteger(pointsTo.type, event.target);
		const message = { id: 'rules.optionValueType.milliseconds', args: { option, type: pointsTo.type } };
		return isNumber ? { severity: 'error', message } : undefined;
	}
	const isTimeval = /^(?:const )?(?:struct )?(?:timeval|TIMEVAL)$/.test(pointsTo.type);
	// A header of the project may put its own call before that of Winsock, and take the structure apart.
	return isTimeval && includesWinsock(text)
		? { severity: 'warning', message: { id: 'rules.optionValueType.timeval', args: { option } } }
		: undefined;
}

/** The address of a pointer, where what it points to was meant. */
function pointerInstead({ value: { pointsTo }, option, shape }: OptionCall): WrongType | undefined {
	const isPointer = pointsTo !== undefined && /^\w+$/.test(pointsTo.expression) && /\*$/.test(pointsTo.type);
	const message = {
		id: 'rules.optionValueType.pointer',
		args: { name: pointsTo?.expression ?? '', type: pointsTo?.type ?? '', option, shape },
	};
	return isPointer ? { severity: 'warning', message, pointer: pointsTo.expression } : undefined;
}

function fractionInstead({ value: { pointsTo }, option, shape }: OptionCall): WrongType | undefined {
	const type = pointsTo?.type ?? '';
	const message = { id: 'rules.optionValueType.fraction', args: { type, option } };
	return shape !== 'timeval' && /^(?:const )?(?:float|double)$/.test(type)
		? { severity: 'warning', message }
		: undefined;
}

function findingFor(context: RuleContext, call: OptionCall, wrong: WrongType): TargetFinding {
	const { event, option, value } = call;
	const mayBeMended = !event.inBrokenCode && wouldHelp(context, event, option);
	return {
		severity: severityFor(wrong.severity, proofOf({ ...event, certainty: 'must' }, 'must'), false),
		span: value.span,
		message: wrong.message,
		target: event.target,
		related: callPathPlaces(event),
		fixes: mayBeMended ? [...numberOfItsOwn(context, call, wrong), ...pointerItself(context, call, wrong)] : [],
	};
}

function numberOfItsOwn(context: RuleContext, { event, option, value }: OptionCall, { meant }: WrongType): Fix[] {
	const isWrittenHere = context.text[value.span.end - 1] === '"';
	const title = { id: 'rules.optionValueType.number', args: { value: meant ?? '', option } };
	return meant !== undefined && isWrittenHere ? withOwnVariable(context, event, meant, title) : [];
}

function pointerItself(context: RuleContext, { option, value, length }: OptionCall, { pointer }: WrongType): Fix[] {
	const { start, end } = value.span;
	const at = new RegExp(`&(?=\\s*${literally(pointer ?? '')}$)`).exec(context.text.slice(start, end));
	const isLengthOfValue = length.value === 4 || (length.sizeOf !== undefined && !/\*$/.test(length.sizeOf));
	const title = { id: 'rules.optionValueType.itself', args: { name: pointer ?? '', option } };
	const span = { start: start + (at?.index ?? 0), end: start + (at?.index ?? 0) + 1 };
	return pointer !== undefined && at && isLengthOfValue ? [{ title, safe: false, edits: [{ span, newText: '' }] }] : [];
}
