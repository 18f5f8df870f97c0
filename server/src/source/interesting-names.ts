import type { ScannedSource } from './directives.js';
import type { Header } from './headers.js';
import { macroWords } from './macro-words.js';

/**
 * The identifiers of a file that matter: those of `names`, and the macros of the file and of `headers` that stand for one
 * of them, through other macros too. Answers 1 for the id of each.
 */
export function interestingIds(
	source: ScannedSource,
	names: ReadonlySet<string>,
	headers: readonly Header[] = [],
): Uint8Array {
	const macros = macrosNaming([source, ...headers.map((header) => header.source)], names);
	return Uint8Array.from(source.tokens.names, (name) => (names.has(name) || macros.has(name) ? 1 : 0));
}

/** The macros, in whatever branch, whose text names one of `names` or another such macro. */
function macrosNaming(sources: readonly ScannedSource[], names: ReadonlySet<string>): ReadonlySet<string> {
	const usersOf = new Map<string, string[]>();
	const found = new Set<string>();
	const pending: string[] = [];
	const find = (macro: string): void => {
		if (found.has(macro)) return;
		found.add(macro);
		pending.push(macro);
	};
	for (const directive of sources.flatMap(({ directives }) => directives)) {
		if (directive.kind !== 'define') continue;
		for (const { name, isFunction } of macroWords(directive)) {
			// A name in small letters is a variable or a member as often as a function.
			if (names.has(name) && (isFunction || /^[A-Z]/.test(name))) find(directive.name!);
			const users = usersOf.get(name);
			if (users === undefined) usersOf.set(name, [directive.name!]);
			else users.push(directive.name!);
		}
	}
	for (let macro = pending.pop(); macro !== undefined; macro = pending.pop()) {
		for (const user of usersOf.get(macro) ?? []) find(user);
	}
	return found;
}

/**
 * How many interesting identifiers stand before each stretch (see branches.ts), one entry more than there are stretches.
 * What a `#define` holds counts with the stretch behind it; conditions do not count.
 */
export function countInteresting({ tokens, directives }: ScannedSource, interesting: Uint8Array): Uint32Array {
	const counts = new Uint32Array(directives.length + 2);
	if (!interesting.includes(1)) return counts;
	let total = 0;
	const { nameIds } = tokens;
	const countTokens = (from: number, end: number) => {
		for (let token = from; token < end; token++) {
			const id = nameIds[token]!;
			if (id >= 0) total += interesting[id]!;
		}
	};
	let token = 0;
	for (let stretch = 0; stretch <= directives.length; stretch++) {
		const directive = directives[stretch];
		countTokens(token, directive?.firstToken ?? tokens.count);
		counts[stretch + 1] = total;
		if (directive?.kind === 'define') countTokens(directive.firstToken, directive.endToken);
		token = directive?.endToken ?? tokens.count;
	}
	return counts;
}
