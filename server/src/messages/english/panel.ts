/** Sentences of panel, by id. */
export const panel = {} as const satisfies Record<string, string>;
