import { HELPING_NAMES } from '../../knowledge/calls/index.js';
import { itemsNaming } from '../../source/items-naming.js';
import type { Item } from '../../source/source-file.js';
import type { FunctionSummary } from '../summaries/summary.js';

/** The items with a destructor that closes something, of a class of which a function in sight makes an object. */
export function guardItems(items: readonly Item[], functions: readonly FunctionSummary[]): Item[] {
	const types = new Set<string>();
	for (const { locals } of functions) {
		for (const { type, pointers } of locals.values()) {
			if (pointers === 0) {
				types.add(type.replace(/<.*$/s, '').split('::').at(-1)!.trim());
			}
		}
	}
	const withDestructor = items.filter(({ text }) => text.includes('~'));
	return itemsNaming(withDestructor, HELPING_NAMES).filter(({ text }) =>
		[...text.matchAll(/~\s*(\w+)\s*\(/g)].some(([, className]) => types.has(className!)),
	);
}
