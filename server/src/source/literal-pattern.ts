/** A pattern for exactly these words: what they hold comes from code, and means nothing in a regular expression. */
export function literally(words: string): string {
	return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
