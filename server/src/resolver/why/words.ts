/** Longer words hold no status, address or port. */
const MAX_WORD_LENGTH = 100;
const BETWEEN_WORDS = /[\s"'`(){}<>,;=|]+/;

/** The words of a line of a log, without quotes and parentheses, in order. Time grows with the length of the text alone. */
export function wordsOf(text: string): string[] {
	return text.split(BETWEEN_WORDS).filter((word) => word !== '' && word.length <= MAX_WORD_LENGTH);
}

/** A word without the punctuation around it; a sign before a number and a bracket of an address stay. */
export function trimmed(word: string, keep = ''): string {
	let [start, end] = [0, word.length];
	while (start < end && isPunctuation(word[start]!) && !(word[start] === '-' || keep.includes(word[start]!))) {
		start++;
	}
	while (end > start && isPunctuation(word[end - 1]!) && !keep.includes(word[end - 1]!)) {
		end--;
	}
	return word.slice(start, end);
}

function isPunctuation(character: string): boolean {
	return !/[\p{L}\p{N}_]/u.test(character);
}
