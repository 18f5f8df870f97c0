/** The first answer that is one, of those about some values in their order; undefined where there is none. */
export function firstOf<T, Answer>(values: Iterable<T>, ask: (value: T) => Answer | undefined): Answer | undefined {
	for (const value of values) {
		const answer = ask(value);
		if (answer !== undefined) {
			return answer;
		}
	}
	return undefined;
}
