import type { Expression } from '../../syntax/tree.js';
import type { FunctionSummary } from '../summaries/summary.js';
import { forEachExpression } from '../summaries/walk.js';

/** The functions that are handed a lambda or a function of those in sight: what they do with it is worth reading. */
export function receiversIn(functions: readonly FunctionSummary[]): Set<string> {
	const defined = new Set(functions.map(({ name }) => name));
	const found = new Set<string>();
	for (const { receivers } of functions) {
		for (const [receiver, given] of receivers) {
			if (!defined.has(receiver) && hasCommon(given, defined)) {
				found.add(receiver);
			}
		}
	}
	return found;
}

function hasCommon(some: Iterable<string>, others: ReadonlySet<string>): boolean {
	for (const each of some) {
		if (others.has(each)) {
			return true;
		}
	}
	return false;
}

/** The plain names in what a global or a member is given. */
export function namesIn(initializer: Expression): string[] {
	const names: string[] = [];
	forEachExpression([initializer], (expression) => {
		if (expression.kind === 'identifier') {
			names.push(expression.name);
		}
	});
	return names;
}
