/** So many answers are kept; then all are forgotten, which costs less than to know which was used last. */
const MOST_ANSWERS = 20_000;

/** The same function of a text, with its answers kept: for one that is pure, and asked the same again and again. */
export function remembering<Answer>(answerOf: (text: string) => Answer): (text: string) => Answer {
	const answers = new Map<string, Answer>();
	return (text) => {
		const known = answers.get(text);
		if (known !== undefined || answers.has(text)) return known as Answer;
		if (answers.size >= MOST_ANSWERS) answers.clear();
		// A piece of a string keeps the whole of it in memory: of a file, for the sake of one name.
		const own = `${text} `.slice(0, -1);
		const answer = answerOf(own);
		answers.set(own, answer);
		return answer;
	};
}
