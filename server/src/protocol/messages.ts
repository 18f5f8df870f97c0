/**
 * A sentence that has not been put into words yet: the id of a sentence in messages/ and what goes into its gaps.
 * Everything below lsp/ and cli/ speaks in these, so that the language is chosen at the edge.
 */
export interface Message {
	id: string;
	args?: Readonly<Record<string, string | number>>;
}
