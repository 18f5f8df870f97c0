/** Sentences of resolver, by id. */
export const resolver = {} as const satisfies Record<string, string>;
