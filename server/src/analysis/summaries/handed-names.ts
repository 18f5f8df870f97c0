import type { Expression, Statement } from '../../syntax/tree.js';
import { expressionsIn, forEachExpression, forEachStatement, isStatement } from './walk.js';

/** Every plain name that is handed on by itself: as an argument, a first value, a new value or a result. */
export function namedValues(roots: readonly (Statement | Expression)[]): Set<string> {
	const names = new Set<string>();
	const add = (value: Expression | undefined): void => {
		if (value?.kind === 'identifier') {
			names.add(value.name);
		} else if (value?.kind === 'conditional') {
			add(value.then);
			add(value.otherwise);
		} else if (value?.kind === 'cast' || (value?.kind === 'unary' && value.operator === '&')) {
			add(value.argument);
		}
	};
	forEachExpression(roots, (expression) => {
		if (expression.kind === 'call' || expression.kind === 'construction') {
			expression.args.forEach(add);
		} else if (expression.kind === 'assignment') {
			add(expression.right);
		} else if (expression.kind === 'initializer') {
			expression.elements.forEach(({ value }) => {
				add(value);
			});
		}
	});
	for (const root of roots.filter(isStatement)) {
		forEachStatement(root, (statement) => {
			if (statement.kind === 'declaration' || statement.kind === 'return') {
				expressionsIn(statement).forEach(add);
			}
		});
	}
	return names;
}

/** The functions that are given a lambda or a plain name, each with the names that it is given; '' for a lambda. */
export function receiversOf(roots: readonly (Statement | Expression)[]): Map<string, Set<string>> {
	const receivers = new Map<string, Set<string>>();
	forEachExpression(roots, (expression) => {
		if (
			expression.kind !== 'call' ||
			(expression.callee.kind !== 'identifier' && expression.callee.kind !== 'member')
		) {
			return;
		}
		const given = expression.args.flatMap((argument) => {
			const value = argument.kind === 'unary' && argument.operator === '&' ? argument.argument : argument;
			return value.kind === 'lambda' ? [''] : value.kind === 'identifier' ? [value.name] : [];
		});
		const { name } = expression.callee;
		receivers.set(name, new Set([...(receivers.get(name) ?? []), ...given]));
	});
	return receivers;
}
