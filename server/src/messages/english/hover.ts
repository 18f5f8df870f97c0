/** Sentences of hover, by id. */
export const hover = {} as const satisfies Record<string, string>;
