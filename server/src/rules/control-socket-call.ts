import {
	type ControlSocketRequest,
	controlSocketTable,
	type PrescribedArgument,
} from '../knowledge/options/control-socket-table.js';
import { findOptions, type KernelOptionUse } from '../knowledge/options/index.js';
import { LEVEL_NAMES } from '../knowledge/options/levels.js';
import { type KnownType, knownType } from '../knowledge/type-sizes.js';
import type { Span } from '../protocol/positions.js';
import type { ArgumentFact, SocketEvent } from '../protocol/sockets.js';
import { codeText, codeTextOf, tokensIn } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';
import type { RuleContext } from './rule.js';

/** What is proven wrong with an argument. */
export type ArgumentProblem =
	/** The four buffer arguments are those of the other request. */
	| { kind: 'otherRequest' }
	| { kind: 'otherLevel'; level: string }
	/** `bytes`: on 32-bit and on 64-bit Windows. */
	| { kind: 'otherSize'; bytes: readonly [number, number] }
	| { kind: 'notZero' }
	| { kind: 'notNull' }
	| { kind: 'missing' }
	/** It points to a variable that is too small, or that holds something else. */
	| { kind: 'otherVariable'; variable: string; type: string; isTooSmall: 'yes' | 'no' }
	/** It is the pointer that the buffer should hold, and not a pointer to it. */
	| { kind: 'valueItself'; type: string }
	/** SIZE_T is written to a variable of four bytes. */
	| { kind: 'overrun'; variable: string; type: string }
	/** OutputSizeReturned beside an IRP. */
	| { kind: 'ignored' };

/** One argument of a call beside what the page of the option wants of it. */
export interface JudgedArgument extends PrescribedArgument {
	fact: ArgumentFact;
	problem?: ArgumentProblem;
}

/** A call of WskControlSocket for an option whose page has a call table. */
export interface JudgedCall {
	option: string;
	request: ControlSocketRequest;
	use: KernelOptionUse;
	arguments: readonly JudgedArgument[];
}

const SOL_SOCKET_NUMBER = 0xffff;

/**
 * Each argument of a call of WskControlSocket beside the option's page, with what is proven wrong with it. Undefined for
 * any other call, and for an option that no page has a table of.
 */
export function judgeControlSocket(event: SocketEvent): JudgedCall | undefined {
	const option = findOptions(event.option ?? '').find(({ kernel }) => kernel);
	const request = event.kind === 'setOption' ? 'set' : event.kind === 'getOption' ? 'get' : undefined;
	if (!option?.kernel || !request || event.calleeName !== 'WskControlSocket') {
		return undefined;
	}
	const table = controlSocketTable(option, request)!;
	const judged = table.map((line) => ({ ...line, fact: event.argumentFacts[line.argument] ?? { span: event.span } }));
	return { option: option.name, request, use: option.kernel, arguments: withProblems(judged) };
}

function withProblems(judged: readonly JudgedArgument[]): JudgedArgument[] {
	if (areOfOtherRequest(judged)) {
		return judged.map((line) =>
			line.parameter === 'RequestType' ? { ...line, problem: { kind: 'otherRequest' } } : line,
		);
	}
	const isSizeWrong = (): boolean => found.some(({ problem }) => problem?.kind === 'otherSize');
	const found: JudgedArgument[] = [];
	for (const line of judged) {
		const problem = problemOf(line, judged);
		// `sizeof small, &small` is one mistake.
		const isSaid = problem?.kind === 'otherVariable' && isSizeWrong();
		found.push(problem && !isSaid ? { ...line, problem } : line);
	}
	return found;
}

/** Whether all four buffer arguments are proven to be what the opposite request wants. */
function areOfOtherRequest(judged: readonly JudgedArgument[]): boolean {
	return judged.every(({ wants, fact, parameter }) => {
		switch (wants.kind) {
			case 'size':
				return fact.value === 0;
			case 'pointer':
				return fact.value === 0;
			case 'zero':
				return isNotZero(fact);
			case 'null':
				return parameter === 'OutputSizeReturned' || isNotNull(fact);
			default:
				return true;
		}
	});
}

function problemOf({ parameter, wants, fact }: JudgedArgument, all: readonly JudgedArgument[]) {
	switch (wants.kind) {
		case 'constant':
			return parameter === 'Level' ? problemOfLevel(fact, wants.name) : undefined;
		case 'size':
			return problemOfSize(fact, wants.of);
		case 'pointer':
			return problemOfPointer(fact, wants.to);
		case 'zero':
			return isNotZero(fact) ? ({ kind: 'notZero' } as const) : undefined;
		case 'null':
			return parameter === 'OutputSizeReturned'
				? problemOfSizeReturned(fact, all)
				: isNotNull(fact)
					? ({ kind: 'notNull' } as const)
					: undefined;
		case 'irp':
			return fact.value === 0 ? ({ kind: 'missing' } as const) : undefined;
	}
}

function problemOfLevel({ name, value }: ArgumentFact, wanted: string): ArgumentProblem | undefined {
	const isOtherName = name !== undefined && name !== wanted && LEVEL_NAMES.includes(name);
	const isOtherNumber = value !== undefined && value !== SOL_SOCKET_NUMBER;
	return isOtherName || isOtherNumber ? { kind: 'otherLevel', level: name ?? String(value) } : undefined;
}

function problemOfSize({ value, sizeOf }: ArgumentFact, wanted: string): ArgumentProblem | undefined {
	const right = knownType(wanted)!.bytes;
	if (sizeOf !== undefined) {
		const given = knownType(sizeOf)?.bytes;
		return given && given.join() !== right.join() ? { kind: 'otherSize', bytes: given } : undefined;
	}
	return value !== undefined && !right.includes(value) ? { kind: 'otherSize', bytes: [value, value] } : undefined;
}

function problemOfPointer(
	{ value, pointsTo, declaredType }: ArgumentFact,
	wanted: string,
): ArgumentProblem | undefined {
	if (value === 0) {
		return { kind: 'missing' };
	}
	if (!pointsTo && wanted === 'PSECURITY_DESCRIPTOR' && declaredType === wanted) {
		return { kind: 'valueItself', type: declaredType };
	}
	const given = pointsTo && knownType(pointsTo.type);
	const right = knownType(wanted)!;
	if (!pointsTo || !given) {
		return undefined;
	}
	const isTooSmall = given.bytes.some((size, i) => size < right.bytes[i]!);
	const holdsOther = isAddress(given) !== isAddress(right) && given.kind !== 'number';
	const { expression: variable, type } = pointsTo;
	return isTooSmall || holdsOther
		? { kind: 'otherVariable', variable, type, isTooSmall: isTooSmall ? 'yes' : 'no' }
		: undefined;
}

function isAddress({ kind }: KnownType): boolean {
	return kind === 'pointer';
}

function problemOfSizeReturned(fact: ArgumentFact, all: readonly JudgedArgument[]): ArgumentProblem | undefined {
	const type = fact.pointsTo && knownType(fact.pointsTo.type);
	if (fact.pointsTo && type && type.bytes[1] < knownType('SIZE_T')!.bytes[1]) {
		return { kind: 'overrun', variable: fact.pointsTo.expression, type: fact.pointsTo.type };
	}
	const hasIrp = all.some(({ parameter, fact: irp }) => parameter === 'Irp' && irp.value !== 0);
	return hasIrp && isNotNull(fact) ? { kind: 'ignored' } : undefined;
}

function isNotZero({ value, sizeOf }: ArgumentFact): boolean {
	return sizeOf !== undefined || (value !== undefined && value !== 0);
}

function isNotNull({ value, pointsTo }: ArgumentFact): boolean {
	return pointsTo !== undefined || (value !== undefined && value !== 0);
}

/**
 * Where an argument stands: itself, or where a macro that makes the call is given it; the called name where the text of
 * the call does not have it.
 */
export function placeOfArgument(
	context: RuleContext,
	event: SocketEvent,
	{ span, name, sizeOf, pointsTo }: ArgumentFact,
): Span {
	const { start, end } = event.span;
	if (start < span.start && span.end <= end) {
		return span;
	}
	const written = sizeOf ?? pointsTo?.expression ?? name;
	const operand = codeText(written ?? '');
	const wanted = tokensIn(operand, { start: 0, end: operand.text.length });
	const operator = sizeOf ? 'sizeof' : pointsTo ? '&' : undefined;
	const tokens = tokensIn(codeTextOf(context), event.span);
	const [only, another] = tokens.flatMap((_, at) => placeOf(wanted, operator, tokens, at) ?? []);
	return only && !another ? only : event.callee;
}

/** Where an operand stands from a token on, with its operator before it and parentheses around it. */
function placeOf(
	operand: readonly Token[],
	operator: string | undefined,
	tokens: readonly Token[],
	at: number,
): Span | undefined {
	const isInParentheses = operator === 'sizeof' && tokens[at + 1]?.text === '(';
	const first = at + (operator ? 1 : 0) + (isInParentheses ? 1 : 0);
	const last = tokens[first + operand.length - (isInParentheses ? 0 : 1)];
	const isThere =
		(operator ?? tokens[at]!.text) === tokens[at]!.text &&
		operand.every(({ text }, i) => tokens[first + i]?.text === text) &&
		(!isInParentheses || last?.text === ')');
	return operand.length > 0 && isThere && last ? { start: tokens[at]!.start, end: last.end } : undefined;
}
