/** The facts that two observations of the same thing agree on; what only one of them says is left out. */
export function factsInCommon<T extends object>(a: T, b: T): T {
	const common = Object.entries(a).filter(([name, value]) => {
		const other = (b as Record<string, unknown>)[name];
		return value === other || (typeof value === 'object' && JSON.stringify(value) === JSON.stringify(other));
	});
	return Object.fromEntries(common) as T;
}
