import type { Operand } from '../../knowledge/libraries/library-description.js';
import { GETTERS } from '../../knowledge/libraries/smart-pointers.js';
import type { SocketFamily } from '../../protocol/sockets.js';
import type { Expression } from '../../syntax/tree.js';
import { socketsOf } from '../calls/socket-operand.js';
import type { CallSite } from '../run/collector.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, placeOf, writePlace } from '../run/evaluator.js';
import type { AbstractSocket } from '../state/abstract-socket.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { displayOf, inFile } from '../summaries/summary.js';
import { type LibraryArgument, withDefaults } from './library-arguments.js';
import type { DescribedCall } from './library-index.js';

export interface LibraryRunParts {
	described: Omit<DescribedCall, 'name'>;
	site: CallSite;
	args: readonly LibraryArgument[];
	/** What a method is called on; unknown for a constructor until it has made something. */
	object: Value;
	/** The name of the object's class, where it is known. */
	className?: string;
	/** What the code calls the object; left out where it has no name yet. */
	objectExpression?: Expression;
	templateArguments?: readonly string[];
}

/** One call of a library while its effects are done one by one. */
export class LibraryRun {
	result: Value = UNKNOWN;
	/** The sockets that the effects have changed, as they were before. */
	readonly before = new Map<string, AbstractSocket>();
	/** The socket that the call has made. */
	made: string | undefined;

	/** Its family. */
	madeFamily: SocketFamily = 'unknown';
	readonly described: Omit<DescribedCall, 'name'>;
	readonly site: CallSite;
	readonly args: readonly LibraryArgument[];
	object: Value;
	readonly className: string | undefined;
	readonly objectExpression: Expression | undefined;
	readonly templateArguments: readonly string[];

	constructor(
		readonly e: Evaluation,
		{ described, site, args, object, className, objectExpression, templateArguments = [] }: LibraryRunParts,
	) {
		this.described = described;
		this.site = site;
		this.args = withDefaults(described, args);
		this.object = object;
		this.className = className;
		this.objectExpression = objectExpression;
		this.templateArguments = templateArguments;
	}

	get library(): string {
		return this.described.library;
	}

	/** Whether the call returns a pointer to what it makes, NULL where it fails. */
	get returnsPointer(): boolean {
		const { failure } = this.described;
		return typeof failure === 'object' && 'result' in failure && failure.result === 'null';
	}

	/** Whether an operand can be no other socket than one. */
	isOnlySocket(operand: Operand): boolean {
		return alternatives(this.read(operand)).length === 1;
	}

	read(operand: Operand): Value {
		if (operand === 'object') {
			return this.object;
		}
		if (operand === 'result') {
			return this.result;
		}
		const pointed = this.pointedPlace(operand);
		if (pointed !== undefined) {
			return this.e.state.read(pointed);
		}
		const value = 'argument' in operand ? (this.args[operand.argument]?.value ?? UNKNOWN) : UNKNOWN;
		return value.kind === 'reference' && 'argument' in operand ? this.throughReference(value) : value;
	}

	/** An object that is handed over by its address is that object. */
	private throughReference(value: Extract<Value, { kind: 'reference' }>): Value {
		const pointed = this.e.state.read(value.place);
		return pointed.kind === 'described' || pointed.kind === 'socket' ? pointed : value;
	}

	/** The code of an operand; undefined where it has none. */
	expressionOf(operand: Operand): Expression | undefined {
		if (operand === 'object') {
			return this.objectExpression;
		}
		if (operand === 'result') {
			return undefined;
		}
		return this.args['argument' in operand ? operand.argument : operand.pointedToBy]?.expression;
	}

	private pointedPlace(operand: Operand): string | undefined {
		if (typeof operand === 'string' || 'argument' in operand) {
			return undefined;
		}
		const { value, expression } = this.args[operand.pointedToBy] ?? { value: UNKNOWN };
		if (value.kind === 'reference') {
			return value.place;
		}
		const pointer = expression && placeOf(this.e, expression);
		return pointer === undefined ? undefined : `${pointer}[0]`;
	}

	write(operand: Operand, value: Value): void {
		if (operand === 'result') {
			this.result = value;
			return;
		}
		const expression = this.expressionOf(operand);
		let place = this.pointedPlace(operand);
		if (operand === 'object') {
			this.object = value;
			place = expression && objectPlace(this.e, expression);
		} else if ('argument' in operand && expression) {
			place = placeOf(this.e, expression);
		}
		if (place !== undefined) {
			writePlace(this.e, place, value);
			this.name(value, expression);
		}
	}

	private name(value: Value, expression: Expression | undefined): void {
		const named = expression?.kind === 'unary' && expression.operator === '&' ? expression.argument : expression;
		const name = named && displayOf(named);
		const { frame, interpreter } = this.e;
		for (const alternative of alternatives(value)) {
			if (name && alternative.kind === 'socket') {
				interpreter.collector.nameSocket(alternative.id, name, frame.summary.name, frame.callPath.length);
				interpreter.collector.mention(alternative.id, inFile(frame.summary, named!));
			}
		}
	}

	/** The sockets that an operand holds; one that came from elsewhere where nothing is known of it. */
	sockets(operand: Operand): string[] {
		const value = this.read(operand);
		const ids = alternatives(value).flatMap((each) => (each.kind === 'socket' ? [each.id] : []));
		const expression = this.expressionOf(operand);
		if (ids.length > 0 || !expression) {
			return ids;
		}
		const held = operand === 'object' ? heldBy(expression) : expression;
		const given = socketsOf(this.e, held, value.kind === 'reference' ? UNKNOWN : value);
		for (const id of given) {
			const identity = this.e.interpreter.collector.sockets.get(id);
			if (identity) {
				identity.api = this.library;
				identity.heldBy = this.className;
			}
		}
		if (operand === 'object') {
			this.object = evaluate(this.e, held, 'passed');
		}
		return given;
	}
}

/** The variable that an object is reached through: `*p`, `p.get()` and `(*p)` are `p`'s. */
export function heldBy(expression: Expression): Expression {
	if (expression.kind === 'unary' && expression.operator === '*') {
		return heldBy(expression.argument);
	}
	const { callee } = expression.kind === 'call' ? expression : { callee: undefined };
	const isGetter = expression.kind === 'call' && expression.args.length === 0 && callee?.kind === 'member';
	return isGetter && GETTERS.has(callee.name) ? heldBy(callee.object) : expression;
}

/** The place of an object; a pointer that nobody has given a target holds it itself. */
export function objectPlace(e: Evaluation, expression: Expression): string | undefined {
	const place = placeOf(e, heldBy(expression));
	const value = place === undefined ? UNKNOWN : e.state.read(place);
	return value.kind === 'reference' ? value.place : place;
}
