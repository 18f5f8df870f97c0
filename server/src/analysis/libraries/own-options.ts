import type { Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate } from '../run/evaluator.js';
import { integerOf, type Value } from '../state/values.js';
import type { FunctionSummary } from '../summaries/summary.js';
import { readTypeName } from './type-names.js';

/**
 * The option that an object of a project's own class is, made of `args`: such a class says level and name in methods of
 * these names, as Asio asks of an option. Undefined where no such class is in sight, and nothing is evaluated then.
 * Source: Boost.Asio's requirements on SettableSocketOption.
 */
export function ownOption(e: Evaluation, type: string, args: readonly Expression[]): Value | undefined {
	const className = readTypeName(type).parts.at(-1) ?? '';
	const option = returnedName(e, className, 'name');
	const level = option === undefined ? undefined : returnedName(e, className, 'level');
	if (option === undefined || level === undefined) {
		return undefined;
	}
	const [first] = args.map((argument) => evaluate(e, argument, 'passed'));
	const value = first && (first.kind === 'nonzero' ? 1 : integerOf(first));
	return { kind: 'described', described: { holds: 'option', option, level, value } };
}

/** The constant that a method of a class returns, of the protocol that it is given. */
function returnedName(e: Evaluation, className: string, method: string): string | undefined {
	const { links, visited } = e.interpreter;
	const summary = className === '' ? undefined : links.findMethod(method, 1, className, e.frame.summary);
	const name = summary && onlyReturned(summary);
	if (name !== undefined) {
		visited.add(summary!);
	}
	return name;
}

function onlyReturned({ flow: { nodes } }: FunctionSummary): string | undefined {
	const [only, ...others] = nodes.flatMap((node) => (node.kind === 'return' ? [node.argument] : []));
	return only?.kind === 'identifier' && others.length === 0 ? only.name : undefined;
}

/** Whether an item may declare such a class: a class with a method `name` that returns a constant. */
export function looksLikeOption(text: string): boolean {
	return (
		text.includes('name') && /\bname\s*\([^(){}]{0,200}\)\s*const\b[^;{}]{0,200}\{\s*return\s+[A-Z]\w*\s*;/.test(text)
	);
}
