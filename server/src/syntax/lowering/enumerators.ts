import { type ConcreteNode, childIn } from '../concrete-tree.js';
import type { Expression, ItemTree } from '../tree.js';
import { type Context, spanOf, textOf } from './context.js';
import { lowerExpression } from './expressions.js';

/** The constants of all enumerations below a node, in source order. */
export function enumeratorsIn(root: ConcreteNode, context: Context): ItemTree['enumerators'] {
	const found: ItemTree['enumerators'] = [];
	const pending: ConcreteNode[] = [root];
	for (let node = pending.pop(); node; node = pending.pop()) {
		if (node.type === 'enumerator_list') {
			found.push(...lowerEnumerators(node, context));
		} else {
			pending.push(...[...node.children].reverse());
		}
	}
	return found;
}

function lowerEnumerators(list: ConcreteNode, context: Context): ItemTree['enumerators'] {
	const found: ItemTree['enumerators'] = [];
	for (const node of list.children.filter(({ type }) => type === 'enumerator')) {
		const name = childIn(node, 'name');
		const value = childIn(node, 'value');
		if (name && !name.missing) {
			const given = value ? lowerExpression(value, context) : next(found.at(-1)?.value, node);
			found.push({ name: textOf(name, context), value: given });
		}
	}
	return found;
}

function next(previous: Expression | undefined, node: ConcreteNode): Expression {
	const number = (value: number): Expression => ({ kind: 'number', value, ...spanOf(node) });
	if (!previous) {
		return number(0);
	}
	return previous.kind === 'number' && previous.value !== undefined
		? number(previous.value + 1)
		: { kind: 'binary', operator: '+', left: previous, right: number(1), ...spanOf(node) };
}
