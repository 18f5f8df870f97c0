import { remembering, rememberingObjects } from '../../source/remembering.js';
import type { Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { localOf } from '../run/frame.js';
import type { Program } from '../run/program.js';
import { alternatives, type Value } from '../state/values.js';
import { typeOfVariable, withoutAliases } from './declared-types.js';
import type { DescribedClass } from './library-index.js';
import { heldType, readTypeName } from './type-names.js';

/** How far up a class is looked for what it inherits from. */
const MOST_BASES = 4;

interface MeaningOfType {
	described: DescribedClass;
	templateArguments: readonly string[];
}

/** The class that a type means where a function uses it. */
export function classOfType(e: Evaluation, type: string): DescribedClass | undefined {
	return meaningOfType(e, type)?.described;
}

/** The class that a type means, and its template arguments, those of the type behind an alias too. */
export function meaningOfType(e: Evaluation, type: string): MeaningOfType | undefined {
	return meaningIn(e.interpreter.program)(type);
}

/** Asked for wherever something is called or declared. */
const meaningIn = rememberingObjects((program: Program) => remembering((type) => findMeaning(program, type)));

function findMeaning({ libraries, types }: Program, type: string): MeaningOfType | undefined {
	for (const text of [type, withoutAliases(type, types.aliases)]) {
		const described = libraries.classNamed(text);
		if (described) {
			return { described, templateArguments: readTypeName(heldType(text)).templateArguments };
		}
	}
	return undefined;
}

/** The class of a library that a class of the project inherits from, through others too, where its objects are sockets. */
export function inheritedSocket(e: Evaluation, className: string): DescribedClass | undefined {
	const { bases } = e.interpreter.program.types;
	let names = [className];
	for (let depth = 0; depth < MOST_BASES && names.length > 0; depth++) {
		const types = names.flatMap((name) => bases.get(name.split('::').at(-1)!) ?? []);
		const found = types.map((type) => classOfType(e, type)).find((each) => each?.holds === 'socket');
		if (found) {
			return found;
		}
		names = types.map((type) => readTypeName(type).parts.at(-1) ?? '');
	}
	return undefined;
}

/** The class of an object: by its value, by its declaration, or, where neither is in sight, by its name. */
export function classOf(e: Evaluation, expression: Expression, value: Value): DescribedClass | undefined {
	for (const alternative of alternatives(value)) {
		const className =
			alternative.kind === 'described' && alternative.described.holds === 'socket'
				? alternative.described.className
				: alternative.kind === 'socket'
					? e.interpreter.collector.sockets.get(alternative.id)?.heldBy
					: undefined;
		if (className !== undefined) {
			return e.interpreter.program.libraries.classNamed(className);
		}
		if (alternative.kind === 'described') {
			return classHolding(e, alternative.described.holds);
		}
	}
	const type = typeOf(e, expression);
	return type === undefined || isDeduced(type) ? classByName(e, expression) : classOfType(e, type);
}

function classHolding(e: Evaluation, holds: DescribedClass['holds']): DescribedClass | undefined {
	return e.interpreter.program.libraries.classesHolding(holds)[0];
}

/** The type that the code in sight declares a variable or a member with. */
export function typeOf(e: Evaluation, expression: Expression): string | undefined {
	switch (expression.kind) {
		case 'identifier': {
			const local = localOf(e.frame, expression.name);
			return local ? local.type : typeOfMember(e, expression.name);
		}
		case 'member': {
			const isOwn = expression.object.kind === 'identifier' && expression.object.name === 'this';
			return isOwn
				? typeOfMember(e, expression.name)
				: typeOfVariable(e.interpreter.program.types, expression.name, '');
		}
		case 'cast':
			return typeOf(e, expression.argument);
		case 'unary':
			return typeOf(e, expression.argument);
		default:
			return undefined;
	}
}

/** The type of a global, or of a member of the class whose method runs, be it declared in a header. */
function typeOfMember(e: Evaluation, name: string): string | undefined {
	const { types, elsewhere } = e.interpreter.program;
	const { scope } = e.frame.summary;
	return typeOfVariable(types, name, scope) ?? (scope === '' ? undefined : elsewhere.typeOfMember(name, scope));
}

function isDeduced(type: string): boolean {
	return /\bauto\b/.test(type);
}

function classByName(e: Evaluation, expression: Expression): DescribedClass | undefined {
	const name = nameOf(expression);
	const { libraries, types } = e.interpreter.program;
	return name === undefined ? undefined : libraries.classUsuallyNamed(name, (sign) => types.mentions(sign));
}

/** What code calls an object: a variable, a member, or a getter without arguments. */
function nameOf(expression: Expression): string | undefined {
	switch (expression.kind) {
		case 'identifier':
		case 'member':
			return expression.name;
		case 'call':
			return expression.args.length === 0 ? nameOf(expression.callee) : undefined;
		default:
			return undefined;
	}
}
