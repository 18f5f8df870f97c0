/** Plain data, each once, in the order of first appearance. */
export function unique<T>(values: readonly T[]): readonly T[] {
	if (values.length < 2) {
		return values;
	}
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
