import * as z from 'zod/mini';
import { natural } from '../../client/webview/shapes/basics.js';
import { base64urlOf, bytesOf, compressed, unpacked } from './packing.js';

/** The code's language, by its LSP identifier. */
export type CodeLanguage = 'c' | 'cpp';

/** What the reader looks at: all that an address carries. */
export interface Shown {
	code: string;
	language: CodeLanguage;
	target: Target;
	cursor: { line: number; character: number };
	/** What the panel keeps; the panel checks it. */
	panel?: unknown;
}

export const TARGETS = ['auto', 'windows', 'posix'] as const;
export type Target = (typeof TARGETS)[number];

/** Longer addresses do not survive mail and chat. In characters. */
export const LONGEST_ADDRESS = 32_000;
/** What an address may hold when it is unpacked, in bytes. */
const MOST_UNPACKED = 1_000_000;
/** Stands first, so that another way of packing can be told apart later. */
const VERSION = '1.';

const shown: z.ZodMiniType<Shown> = z.object({
	code: z.string(),
	language: z.enum(['c', 'cpp']),
	target: z.enum(TARGETS),
	cursor: z.object({ line: natural, character: natural }),
	panel: z.optional(z.unknown()),
});

/** What is shown, or undefined where it has another shape. */
export function readShown(given: unknown): Shown | undefined {
	const read = shown.safeParse(given);
	return read.success ? read.data : undefined;
}

/** The part of an address after `#` that carries this; undefined where it would be longer than `LONGEST_ADDRESS`. */
export async function toAddress(state: Shown): Promise<string | undefined> {
	const packed = await compressed(new TextEncoder().encode(JSON.stringify(state)));
	const address = VERSION + base64urlOf(packed);
	return address.length > LONGEST_ADDRESS ? undefined : address;
}

/** What the part of an address after `#` carries: nothing, where it is empty; `broken`, where nobody can read it. */
export async function fromAddress(address: string): Promise<Shown | 'nothing' | 'broken'> {
	if (address === '') {
		return 'nothing';
	}
	if (!address.startsWith(VERSION) || address.length > LONGEST_ADDRESS) {
		return 'broken';
	}
	try {
		const bytes = await unpacked(bytesOf(address.slice(VERSION.length)), 'deflate-raw', MOST_UNPACKED);
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return readShown(JSON.parse(text)) ?? 'broken';
	} catch {
		return 'broken';
	}
}
