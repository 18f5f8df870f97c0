import { HELPING_NAMES } from '../../knowledge/calls/index.js';
import { answered } from '../../source/answers.js';
import { itemsNaming } from '../../source/items-naming.js';
import type { Item } from '../../source/source-file.js';

/** How many calls a function may be away from the one that closes a socket or fills an address. */
const MAXIMUM_DISTANCE = 2;

/**
 * The functions among some items that close sockets or fill addresses, or call one that does, by their names. Only the
 * text is looked at: a name too many costs a look at one more item. `macros`: the names of macros that do the same.
 */
export function helpingItems(items: readonly Item[], macros: readonly string[]): ReadonlyMap<string, readonly Item[]> {
	const found = new Map<string, Item[]>();
	let names: ReadonlySet<string> = new Set([...HELPING_NAMES, ...macros]);
	for (let distance = 0; distance < MAXIMUM_DISTANCE && names.size > 0; distance++) {
		const defined = new Set<string>();
		for (const item of itemsNaming(items, names)) {
			const name = answered(item, 'defines', () => definedName(item.text));
			const known = name === undefined ? undefined : (found.get(name) ?? []);
			if (name !== undefined && known && !known.includes(item)) {
				found.set(name, [...known, item]);
				defined.add(name);
			}
		}
		names = defined;
	}
	return found;
}

/** The name before the parameters of a function's definition; undefined where the item looks like none. */
export function definedName(text: string): string | undefined {
	const body = text.indexOf('{');
	const head = body < 0 ? '' : text.slice(0, body);
	const close = head.lastIndexOf(')');
	const isClosed = close >= 0 && head.indexOf('(', close) < 0;
	return isClosed ? /\b(\w+)\s*\(/.exec(head)?.[1] : undefined;
}
