import { knownType } from '../../knowledge/type-sizes.js';
import type { Expression, SizeOf } from '../../syntax/tree.js';
import { typeOfVariable, withoutAliases } from '../libraries/declared-types.js';
import { heldType } from '../libraries/type-names.js';
import type { Local } from '../summaries/summary.js';
import type { Evaluation } from './evaluation.js';
import { type Frame, frameOfPlace, localOf, placeOfName, withoutFrame } from './frame.js';

/** A type as the code in sight declares it: `type` without the `*`, `&` and `[]` of the name. */
export interface TypeInSight {
	type: string;
	pointers: number;
	isArray: boolean;
}

/** The type whose size `sizeof` gives, as far as the code in sight declares it. */
export function measuredType(e: Evaluation, { type, argument }: SizeOf): string | undefined {
	if (type !== undefined) {
		return plainText(e, readType(type));
	}
	const known = argument && typeOfExpression(e, argument);
	if (known) {
		return plainText(e, known);
	}
	// `sizeof(ULONG)` reads as a name in parentheses, which is a type where nobody declares it.
	const isType = argument?.kind === 'identifier' && !localOf(e.frame, argument.name);
	return isType ? plainText(e, readType(argument.name)) : undefined;
}

/** A type as text, a plain type by its own name where a typedef of the file hides it. */
export function plainText(e: Evaluation, type: TypeInSight): string {
	const behind = withoutAliases(type.type, e.interpreter.program.types.aliases);
	const isPlain = !knownType(type.type) && knownType(behind);
	return textOfType(isPlain ? { ...type, type: behind } : type);
}

/** How the code writes a type: `struct conn *`, `char[]`. */
export function textOfType({ type, pointers, isArray }: TypeInSight): string {
	return `${type}${pointers > 0 ? ` ${'*'.repeat(pointers)}` : ''}${isArray ? '[]' : ''}`;
}

/** The type of an expression, as far as the code in sight declares its variables and members. */
export function typeOfExpression(e: Evaluation, expression: Expression): TypeInSight | undefined {
	switch (expression.kind) {
		case 'identifier':
			return expression.name === 'this' ? thisType(e.frame) : typeOfName(e, e.frame, expression.name);
		case 'member':
			return typeOfMember(e, typeOfExpression(e, expression.object), expression.name);
		case 'index':
			return elementOf(typeOfExpression(e, expression.object));
		case 'cast':
			return readType(expression.type);
		case 'unary': {
			const inner = typeOfExpression(e, expression.argument);
			return expression.operator === '*'
				? elementOf(inner)
				: expression.operator === '&'
					? pointerTo(inner)
					: undefined;
		}
		case 'construction':
			return expression.allocates ? pointerTo(readType(expression.type)) : readType(expression.type);
		default:
			return undefined;
	}
}

/** The type of what a place holds: `0|conn.fd`, `0/12|value`. */
export function typeOfPlace(e: Evaluation, place: string): TypeInSight | undefined {
	const steps = withoutFrame(place).split(/(?=\.|->|\[)/);
	const [root, ...rest] = steps;
	const allocated = root === undefined ? undefined : e.interpreter.allocatedTypes.get(`|${root}`);
	if (allocated !== undefined) {
		return throughMembers(e, readType(allocated), rest);
	}
	if (root === undefined || !/^[\w\u0080-\uffff]+$/.test(root)) {
		return undefined;
	}
	const frame = place.startsWith('|') ? e.frame : frameOfPlace(e.frame, place);
	const found = frame && (place.startsWith('|') ? typeOfShared(e, frame, root) : typeOfName(e, frame, root));
	return throughMembers(e, found, rest);
}

function throughMembers(
	e: Evaluation,
	from: TypeInSight | undefined,
	steps: readonly string[],
): TypeInSight | undefined {
	let found = from;
	for (const step of steps) {
		found = step.startsWith('[') ? elementOf(found) : typeOfMember(e, found, step.replace(/^(\.|->)/, ''));
	}
	return found;
}

function thisType({ summary, outer }: Frame): TypeInSight | undefined {
	return outer
		? thisType(outer)
		: summary.scope === ''
			? undefined
			: { type: summary.scope, pointers: 1, isArray: false };
}

function typeOfName(e: Evaluation, frame: Frame, name: string): TypeInSight | undefined {
	const local = localOf(frame, name);
	if (local && /\bauto\b/.test(local.type)) {
		const value = e.state.read(placeOfName(frame, name));
		return value.kind === 'reference' ? pointerTo(typeOfPlace(e, value.place)) : undefined;
	}
	return local ? typeOfLocal(local) : typeOfShared(e, frame, name);
}

/** The type of a global or of a member of the class whose method runs. */
function typeOfShared({ interpreter }: Evaluation, { summary }: Frame, name: string): TypeInSight | undefined {
	const { structures, types } = interpreter.program;
	const member = structures.membersOf(summary.scope)?.find((each) => each.name === name);
	if (member) {
		return member;
	}
	const global = structures.globalNamed(name);
	const type = typeOfVariable(types, name, summary.scope);
	return global ?? (type === undefined ? undefined : readType(type));
}

/** A reference has the type of what it stands for; a name that is declared twice has none. */
export function typeOfLocal({ type, pointers, isArray, isReference, isAmbiguous }: Local): TypeInSight | undefined {
	return isAmbiguous ? undefined : { type, pointers: pointers - Number(isReference), isArray };
}

function typeOfMember(
	{ interpreter }: Evaluation,
	object: TypeInSight | undefined,
	name: string,
): TypeInSight | undefined {
	return object && interpreter.program.structures.membersOf(heldType(object.type))?.find((each) => each.name === name);
}

function elementOf(type: TypeInSight | undefined): TypeInSight | undefined {
	if (!type || (!type.isArray && type.pointers === 0)) {
		return undefined;
	}
	return type.isArray ? { ...type, isArray: false } : { ...type, pointers: type.pointers - 1 };
}

function pointerTo(type: TypeInSight | undefined): TypeInSight | undefined {
	return type && { ...type, pointers: type.pointers + 1, isArray: false };
}

function readType(text: string): TypeInSight {
	const pointers = (/(?<![*\s])[*\s]+$/.exec(text)?.[0].match(/\*/g) ?? []).length;
	return { type: text.replace(/(?<![*&\s])[*&\s]+$/, ''), pointers, isArray: false };
}
