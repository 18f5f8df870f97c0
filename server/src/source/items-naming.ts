import { answered } from './answers.js';
import { finderOf } from './prefilter.js';
import type { Item, ItemNames } from './source-file.js';

/** So few names are looked for one by one. */
const FEW = 4;
/** So many sets of names are known by their numbers; then all are forgotten. */
const MOST_SETS = 256;

/** Those of `items` (of one file) that name one of `names` as a whole identifier in code, comments or strings, in order. */
export function itemsNaming(items: readonly Item[], names: ReadonlySet<string>): Item[] {
	const [first] = items;
	if (first === undefined || names.size === 0) return [];
	if (names.size > FEW && first.names.answers !== undefined) return itemsNamingAgain(items, names);
	const { table } = first.names;
	const isWanted = new Uint8Array(table.length);
	for (let id = 0; id < table.length; id++) if (names.has(table[id]!)) isWanted[id] = 1;
	const isNamedIn = names.size > FEW ? finderOf(names) : finderOfFew(names);
	return items.filter(({ names: { ids, prose } }) => isOneOf(ids, isWanted) || isNamedIn(prose));
}

/** Of most items it is known from the version before. */
function itemsNamingAgain(items: readonly Item[], names: ReadonlySet<string>): Item[] {
	const isNamedIn = finderOf(names);
	const isNaming = ({ table, ids, prose }: ItemNames) => ids.some((id) => names.has(table[id]!)) || isNamedIn(prose);
	const question = `names ${numberOf(names)}`;
	return items.filter((item) => answered(item, question, () => isNaming(item.names)));
}

const numbers = new Map<string, number>();
let lastNumber = 0;

/** The same for the same names in the same order, and never one that was another set's. */
function numberOf(names: ReadonlySet<string>): number {
	const key = [...names].join();
	const known = numbers.get(key);
	if (known !== undefined) return known;
	if (numbers.size >= MOST_SETS) numbers.clear();
	numbers.set(key, ++lastNumber);
	return lastNumber;
}

/** Most texts do not have the letters of the name at all, which is seen much faster than where identifiers stand. */
function finderOfFew(names: ReadonlySet<string>): (text: string) => boolean {
	const all = [...names];
	const find = finderOf(names);
	return (text) => all.some((name) => text.includes(name)) && find(text);
}

function isOneOf(ids: Int32Array, isWanted: Uint8Array): boolean {
	for (let index = 0; index < ids.length; index++) {
		if (isWanted[ids[index]!] === 1) return true;
	}
	return false;
}
