import { text } from '../../messages/text.js';

/** A message whose gaps may be filled with messages: plain data, to be put into words wherever it is printed. */
export interface NestedMessage {
	id: string;
	args?: Readonly<Record<string, string | number | NestedMessage>>;
}

/** The sentence in the language of this run. */
export function inWords({ id, args = {} }: NestedMessage): string {
	const filled = Object.entries(args).map(
		([name, value]) => [name, typeof value === 'object' ? inWords(value) : value] as const,
	);
	return text({ id, args: Object.fromEntries(filled) });
}
