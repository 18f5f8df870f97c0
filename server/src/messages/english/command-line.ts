/** Sentences of command-line, by id. */
export const commandLine = {} as const satisfies Record<string, string>;
