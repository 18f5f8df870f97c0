import type { LibraryDescription } from './library-description.js';

/** The effects that say something about a local address. */
const TELLING: ReadonlySet<string> = new Set(['create', 'setOption', 'bind', 'listen']);

/** The names that make a file worth reading for these libraries. */
export function interestingNamesOf(libraries: readonly LibraryDescription[]): Set<string> {
	const names = new Set<string>();
	for (const { mentions = [], functions = [], classes = [] } of libraries) {
		for (const mention of mentions) {
			names.add(mention);
		}
		for (const { name, effects } of functions) {
			if (!name.includes('::') && effects.some(({ effect }) => TELLING.has(effect))) {
				names.add(name);
			}
		}
		for (const each of classes.filter(({ holds }) => holds === 'socket')) {
			for (const name of each.names) {
				names.add(name.slice(name.lastIndexOf(':') + 1));
			}
		}
	}
	return names;
}
