import { answered } from '../../source/answers.js';
import type { Item, MacroDefinition } from '../../source/source-file.js';
import type { Expression } from '../../syntax/tree.js';
import type { DeclaredTypes } from '../libraries/declared-types.js';
import type { Global, Member } from '../summaries/item-summaries.js';
import type { FunctionSummary } from '../summaries/summary.js';
import { definedName } from './helping-items.js';
import type { ItemPlaces } from './item-places.js';

/** What a configuration has besides the bodies of its functions. */
export interface Surroundings {
	items: readonly Item[];
	places: ItemPlaces;
	functions: readonly FunctionSummary[];
	macros: ReadonlyMap<string, MacroDefinition>;
	globals: Iterable<Global>;
	members: Iterable<Member>;
	/** The globals that some function assigns to. */
	assigned: ReadonlySet<string>;
	types: DeclaredTypes;
	/** The names that tell that a library is used. */
	signs: readonly string[];
}

/**
 * A text that is equal for two versions of a configuration where a run of a function can differ only by what the functions
 * do that it goes through.
 */
export function environmentOf(around: Surroundings): string {
	const { items, places, types, signs } = around;
	return JSON.stringify([
		around.functions.map(headOf),
		[...around.macros.values()].map(({ name, parameters, body }) => [name, parameters, body]),
		[...around.globals].map(({ name, initializer, isConstant }) => [
			...[name, isConstant, numberOf(initializer)],
			around.assigned.has(name),
		]),
		[...around.members].map(({ scope, name, initializer }) => [scope, name, numberOf(initializer)]),
		[...types.aliases],
		types.variables.map(({ scope, name, type, pointers, isArray }) => [scope, name, type, pointers, isArray]),
		[...types.bases],
		signs.map((sign) => items.some(({ text }) => text.includes(sign)) && types.mentions(sign)),
		items
			.filter((item) => !answered(item, 'is function', () => isFunctionItem(item.text)))
			.map((item) => places.baseOf(item)),
	]);
}

/** What calls of a function can tell of it that do not go into it. */
function headOf({ name, scope, parameters, calls, isHelping, isStatic }: FunctionSummary): unknown[] {
	const callsParameter = parameters.some((parameter) => calls.has(parameter.name));
	return [
		name,
		scope,
		parameters.map(({ defaultValue }) => defaultValue !== undefined),
		callsParameter,
		isHelping,
		isStatic,
	];
}

/** Whether an item is one function with its body, and declares nothing else that other items see. */
function isFunctionItem(text: string): boolean {
	return definedName(text) !== undefined && !/^\s*(typedef|(class|struct|union|enum)\s[\w\s]*:)/.test(text);
}

const numbers = new WeakMap<Expression, number>();
let lastNumber = 0;

/** The same for the same expression of the same summary. */
function numberOf(expression: Expression): number {
	const number = numbers.get(expression) ?? ++lastNumber;
	numbers.set(expression, number);
	return number;
}
