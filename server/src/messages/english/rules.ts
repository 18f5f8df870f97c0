/** Sentences of rules, by id. */
export const rules = {} as const satisfies Record<string, string>;
