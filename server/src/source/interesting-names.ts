import type { ScannedSource } from './directives.js';
import { macroShape } from './directives.js';
import { TokenKind } from './tokens.js';

/**
 * The identifiers of a file that matter: those of `names`, and the file's own macros that stand for one of them, through
 * other macros too. Answers 1 for the id of each.
 */
export function interestingIds({ tokens, directives }: ScannedSource, names: ReadonlySet<string>): Uint8Array {
	const interesting = new Uint8Array(tokens.names.length);
	tokens.names.forEach((name, id) => {
		if (names.has(name)) interesting[id] = 1;
	});
	const usersOf = new Map<number, number[]>();
	for (const directive of directives) {
		if (directive.kind !== 'define') continue;
		const { bodyToken, nameToken } = macroShape(tokens, directive);
		const macro = tokens.nameIds[nameToken]!;
		for (let token = bodyToken; token < directive.endToken; token++) {
			const id = tokens.nameIds[token]!;
			if (tokens.kinds[token] !== TokenKind.identifier || id === macro) continue;
			const users = usersOf.get(id);
			if (users === undefined) usersOf.set(id, [macro]);
			else users.push(macro);
		}
	}
	const pending = [...usersOf.keys()].filter((id) => interesting[id] === 1);
	for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
		for (const user of usersOf.get(id) ?? []) {
			if (interesting[user] === 1) continue;
			interesting[user] = 1;
			pending.push(user);
		}
	}
	return interesting;
}

/**
 * How many interesting identifiers stand before each stretch (see branches.ts), one entry more than there are stretches.
 * What a `#define` holds counts with the stretch behind it; conditions do not count.
 */
export function countInteresting({ tokens, directives }: ScannedSource, interesting: Uint8Array): Uint32Array {
	const counts = new Uint32Array(directives.length + 2);
	let total = 0;
	const countTokens = (from: number, end: number) => {
		for (let token = from; token < end; token++) {
			const id = tokens.nameIds[token]!;
			if (id >= 0 && interesting[id] === 1) total++;
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
