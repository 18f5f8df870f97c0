import { type ConcreteNode, childIn } from '../concrete-tree.js';
import type { Identifier } from '../tree.js';
import { type Context, spanOf, textOf } from './context.js';

/** The name that a name-like node holds, template arguments left out: `std::foo<int>::bind` is `bind` in `std::foo`. */
export function readName(node: ConcreteNode, context: Context): Identifier {
	const qualifiers: string[] = [];
	let isQualified = false;
	let current = node;
	while (true) {
		if (current.type === 'qualified_identifier' || current.type === 'nested_namespace_specifier') {
			isQualified = true;
			const scope = childIn(current, 'scope');
			if (madeUpQualifier(current)) {
				isQualified = qualifiers.length > 0;
			} else if (scope) {
				qualifiers.push(plainName(scope, context));
			}
			const name = childIn(current, 'name') ?? current.children[current.children.length - 1];
			if (!name) {
				break;
			}
			current = name;
		} else if (current.type === 'dependent_name' && current.children.length > 0) {
			current = current.children[current.children.length - 1]!;
		} else {
			break;
		}
	}
	const identifier: Identifier = { kind: 'identifier', name: plainName(current, context), ...spanOf(node) };
	const templateArguments = templateArgumentsOf(current, context);
	return {
		...identifier,
		...(isQualified && { qualifier: qualifiers.join('::') }),
		...(templateArguments && { templateArguments }),
	};
}

function templateArgumentsOf(name: ConcreteNode, context: Context): string | undefined {
	const list = name.type.startsWith('template_') ? childIn(name, 'arguments') : undefined;
	return list && textOf(list, context).slice(1, -1).trim();
}

/** The span of the last part of a name. */
export function lastNamePart(node: ConcreteNode): ConcreteNode {
	let current = node;
	while (true) {
		const name = childIn(current, 'name');
		if (!name) {
			return current;
		}
		current = name;
	}
}

/** In `SOCKET EXPORTED open()`, the `::` that the parser puts between the last two words to make a name of them. */
export function madeUpQualifier(qualified: ConcreteNode): ConcreteNode | undefined {
	return qualified.children.find((child) => child.type === '::' && child.missing);
}

function plainName(node: ConcreteNode, context: Context): string {
	let current = node;
	if (current.type === 'dependent_name') {
		current = current.children[current.children.length - 1] ?? current;
	}
	if (current.type === 'operator_cast') {
		const type = childIn(current, 'type');
		return `operator ${type ? textOf(type, context) : ''}`;
	}
	const name = current.type.startsWith('template_') ? childIn(current, 'name') : undefined;
	return textOf(name ?? current, context).replace(/\s+/g, ' ');
}
