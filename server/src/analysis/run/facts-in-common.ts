/** The facts that two observations of the same thing agree on; what only one of them says is left out. */
export function factsInCommon<T extends object>(a: T, b: T): T {
	const isAgreed = ([name, value]: [string, unknown]): boolean => isSame(value, (b as Record<string, unknown>)[name]);
	const facts = Object.entries(a);
	return facts.every(isAgreed) ? a : (Object.fromEntries(facts.filter(isAgreed)) as T);
}

function isSame(one: unknown, other: unknown): boolean {
	if (one === other) {
		return true;
	}
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
		return false;
	}
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every((name) => isSame(one[name as never], other[name as never]))
	);
}
