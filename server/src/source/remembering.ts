/** So many answers are kept; then all are forgotten, which costs less than to know which was used last. */
const MOST_ANSWERS = 20_000;

/** The same function of a text, with its answers kept: for one that is pure, and asked the same again and again. */
export function remembering<Answer>(answerOf: (text: string) => Answer): (text: string) => Answer {
	const answers = new Map<string, Answer>();
	return (text) => {
		const known = answers.get(text);
		if (known !== undefined || answers.has(text)) return known as Answer;
		if (answers.size >= MOST_ANSWERS) answers.clear();
		const own = ownCopy(text);
		const answer = answerOf(own);
		answers.set(own, answer);
		return answer;
	};
}

/**
 * The same text, standing by itself. A piece of a string keeps the whole of it in memory: of each version of a file, for the
 * sake of one name that outlives it.
 */
export function ownCopy(text: string): string {
	return `${text} `.slice(0, -1);
}

/** The same function of an object, with its answers kept for as long as the object is: for one that never changes. */
export function rememberingObjects<Key extends object, Answer>(answerOf: (key: Key) => Answer): (key: Key) => Answer {
	const answers = new WeakMap<Key, Answer>();
	return (key) => {
		const known = answers.get(key);
		if (known !== undefined || answers.has(key)) return known as Answer;
		const answer = answerOf(key);
		answers.set(key, answer);
		return answer;
	};
}
