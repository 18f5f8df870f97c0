import type { Item } from './source-file.js';

/** After so many an item's answers are forgotten: some were asked of versions long gone. */
const MOST_ANSWERS = 300;

/**
 * The answer to a question about an item, found out once for all versions in which the item is the same. `find` may look at
 * nothing but the item, and at what the question says.
 */
export function answered<Answer>({ names: { answers } }: Item, question: string, find: () => Answer): Answer {
	if (answers === undefined) return find();
	const known = answers.get(question);
	if (known !== undefined || answers.has(question)) return known as Answer;
	if (answers.size >= MOST_ANSWERS) answers.clear();
	const answer = find();
	answers.set(question, answer);
	return answer;
}
