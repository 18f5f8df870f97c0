import { MAKERS } from '../../knowledge/libraries/smart-pointers.js';
import type { ResultUse } from '../../protocol/sockets.js';
import type { Call, Expression } from '../../syntax/tree.js';
import { siteOf } from '../calls/call-site.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate } from '../run/evaluator.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { construct } from './construct.js';
import { runCall } from './failures.js';
import { holderMethod } from './holder-methods.js';
import { fits, type LibraryArgument, readArguments } from './library-arguments.js';
import type { DescribedCall, DescribedClass } from './library-index.js';
import { LibraryRun, objectPlace } from './library-run.js';
import { classOf, classOfType, inheritedSocket, meaningOfType, typeOf } from './library-use.js';
import { ownOption } from './own-options.js';
import { heldType, readTypeName, splitList } from './type-names.js';

/**
 * The value of a call of a library's function, of a class's own method (`tcp::v4()`), or of a class, which makes an object;
 * undefined where it is none, and nothing has been evaluated then.
 */
export function libraryFunction(e: Evaluation, call: Call, use: ResultUse): Value | undefined {
	const { callee } = call;
	if (callee.kind !== 'identifier') {
		return undefined;
	}
	const { libraries } = e.interpreter.program;
	const { name, qualifier, templateArguments } = callee;
	if (MAKERS.has(name) && templateArguments !== undefined) {
		const made = classOfType(e, splitList(templateArguments)[0] ?? '');
		return made && construct(e, made, { call, templateArguments: [] }, readArguments(e, call.args));
	}
	const ownClass = qualifier ? classOfType(e, qualifier) : undefined;
	const candidates = [
		...(ownClass?.staticMethods ?? []).flatMap((each) =>
			each.name === name ? [{ ...each, library: ownClass!.library }] : [],
		),
		...libraries.functionsNamed(name, qualifier),
	];
	if (candidates.length > 0) {
		return plainCall(e, call, candidates, use);
	}
	const written = [qualifier, name].filter(Boolean).join('::');
	const made = meaningOfType(e, templateArguments === undefined ? written : `${written}<${templateArguments}>`);
	return made?.described.constructors
		? construct(e, made.described, { call, ...made }, readArguments(e, call.args))
		: ownOption(e, written, call.args);
}

/**
 * The value of a call of a method that the class whose method runs inherits from a library's class: its object is a socket
 * itself. Undefined where it is none, and nothing has been evaluated then.
 */
export function inheritedMethod(e: Evaluation, name: string, call: Call, use: ResultUse): Value | undefined {
	const { scope } = e.frame.summary;
	const described = scope === '' ? undefined : inheritedSocket(e, scope);
	if (!described || !hasMethod(described, name, call.args.length)) {
		return undefined;
	}
	const isOverridden = e.interpreter.program.functions.some((each) => each.name === name && each.scope === scope);
	if (isOverridden) {
		return undefined;
	}
	const { start, end } = call.callee;
	const object = { kind: 'identifier', name: 'this', start, end } as const;
	const callee = { kind: 'member', object, name, nameSpan: { start, end }, arrow: true, start, end } as const;
	return methodOf(e, { ...call, callee }, object, evaluate(e, object, 'passed'), [described], use, true);
}

function plainCall(e: Evaluation, call: Call, candidates: readonly DescribedCall[], use: ResultUse): Value | undefined {
	if (!candidates.some((each) => mayHave(each, call.args.length))) {
		return undefined;
	}
	const args = readArguments(e, call.args);
	const chosen = candidates.find((each) => fits(each, args));
	if (!chosen) {
		return UNKNOWN;
	}
	const site = siteOf(e, call, chosen.name, use, valuesOf(args));
	return runCall(new LibraryRun(e, { described: chosen, site, args, object: UNKNOWN }), use);
}

function mayHave(call: DescribedCall, argumentCount: number): boolean {
	return argumentCount <= call.arguments.length && argumentCount >= call.arguments.length - (call.optional ?? 0);
}

function valuesOf(args: readonly LibraryArgument[]): Value[] {
	return args.map(({ value }) => value);
}

/**
 * The value of a call of a method on an object of a library's class, which has been evaluated; undefined where it is none,
 * and no argument has been evaluated then.
 */
export function libraryMethod(e: Evaluation, call: Call, evaluated: Value, use: ResultUse): Value | undefined {
	const { callee } = call;
	if (callee.kind !== 'member') {
		return undefined;
	}
	const object = throughPointer(e, callee.object, evaluated);
	const known = classOf(e, callee.object, object);
	if (!callee.arrow || !known?.methods?.some(({ name }) => name === callee.name)) {
		const held = holderMethod(e, call, callee, object);
		if (held) {
			return held;
		}
	}
	const candidates = known ? [known] : e.interpreter.program.libraries.classesWithMethod(callee.name);
	const possible = candidates.filter((each) => hasMethod(each, callee.name, call.args.length));
	if (possible.length === 0) {
		return undefined;
	}
	if (!known && (isOfOwnClass(e, callee.object) || !showsItsClass(e, call))) {
		return undefined;
	}
	return methodOf(e, call, callee.object, object, possible, use, known !== undefined);
}

/** Whether the file itself defines methods of the object's class. */
function isOfOwnClass(e: Evaluation, object: Expression): boolean {
	const type = typeOf(e, object);
	const name = type === undefined ? undefined : readTypeName(heldType(type)).parts.at(-1);
	return name !== undefined && e.interpreter.program.functions.some(({ scope }) => scope.split('::').at(-1) === name);
}

function hasMethod({ methods = [], library }: DescribedClass, name: string, argumentCount: number): boolean {
	return methods.some((each) => each.name === name && mayHave({ ...each, library }, argumentCount));
}

/** Whether an argument is a library's own thing, so that the object must be one, too. Looks at names only. */
function showsItsClass(e: Evaluation, { args }: Call): boolean {
	return args.some((argument) => {
		if (argument.kind === 'call' && argument.callee.kind === 'identifier') {
			const { name, qualifier } = argument.callee;
			const type = [qualifier, name].filter(Boolean).join('::');
			const made = classOfType(e, type) ?? (qualifier ? classOfType(e, qualifier) : undefined);
			return made !== undefined && made.holds !== 'error';
		}
		if (argument.kind !== 'identifier' && argument.kind !== 'member') {
			return false;
		}
		const value = evaluate(e, argument, 'passed');
		const holds = classOf(e, argument, value)?.holds;
		return holds === 'address' || holds === 'protocol' || holds === 'option';
	});
}

function throughPointer(e: Evaluation, expression: Expression, value: Value): Value {
	if (value.kind === 'reference') {
		return e.state.read(value.place);
	}
	const place = value.kind === 'unknown' ? objectPlace(e, expression) : undefined;
	return place === undefined ? value : e.state.read(place);
}

function methodOf(
	e: Evaluation,
	call: Call,
	objectExpression: Expression,
	object: Value,
	classes: readonly DescribedClass[],
	use: ResultUse,
	isKnown: boolean,
): Value {
	const name = call.callee.kind === 'member' ? call.callee.name : '';
	const args = readArguments(e, call.args);
	for (const described of classes) {
		const method = described.methods?.find((each) => each.name === name && fits(each, args));
		if (method) {
			const site = siteOf(e, call, name, use, valuesOf(args));
			const className = isKnown ? described.names[0] : undefined;
			return runCall(
				new LibraryRun(e, {
					described: { ...method, library: described.library },
					site,
					args,
					object: alternatives(object).length > 0 ? object : UNKNOWN,
					objectExpression,
					className,
				}),
				use,
			);
		}
	}
	return UNKNOWN;
}
