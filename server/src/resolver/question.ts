import * as z from 'zod';
import { SHARING_MODELS } from '../knowledge/sharing-models.js';
import type { Message } from '../protocol/messages.js';
import type { ResolveQuestion } from '../protocol/resolution.js';
import { parseAddress } from './address.js';

export const MODEL_NAMES = SHARING_MODELS.map((model) => model.name);
export const OPTION_NAMES = ['none', 'reuse', 'exclusive', 'both'] as const;
export const ADDRESS_SYMBOLS = ['wildcard', 'specific', 'specific2'] as const;
const ACCOUNTS = ['same', 'different', 'unknown'] as const;
const ACCESSES = ['granted', 'refused', 'unknown'] as const;
const PROTOCOLS = ['tcp', 'udp'] as const;
const DESCRIPTORS = ['default', 'custom', 'unknown'] as const;

/** Whether the text is one of the words for a kind of address, not a literal. */
export function isAddressSymbol(address: string): address is (typeof ADDRESS_SYMBOLS)[number] {
	return (ADDRESS_SYMBOLS as readonly string[]).includes(address);
}

export const bindDescriptionSchema = z.strictObject({
	option: z.enum(OPTION_NAMES),
	address: z.string().refine((address) => isAddressSymbol(address) || parseAddress(address) !== undefined),
	dualStack: z.boolean().optional(),
	protocol: z.enum(PROTOCOLS).optional(),
	port: z.int().min(0).max(65535).optional(),
	descriptor: z.enum(DESCRIPTORS).optional(),
});

/** What a question to the resolver looks like as JSON. `parseQuestion` gives its complaints in our own words. */
export const resolveQuestionSchema = z.strictObject({
	model: z.enum(MODEL_NAMES),
	account: z.enum(ACCOUNTS).optional(),
	access: z.enum(ACCESSES).optional(),
	first: bindDescriptionSchema,
	second: bindDescriptionSchema,
});

/** The words that a field may hold, as an error lists them. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	model: MODEL_NAMES,
	account: ACCOUNTS,
	access: ACCESSES,
	option: OPTION_NAMES,
	protocol: PROTOCOLS,
	descriptor: DESCRIPTORS,
	dualStack: ['true', 'false'],
};

/**
 * Reads a question that came from outside, as JSON or from a command line's flags.
 * Answers the question, or the sentence that names the first wrong field and its value. Never throws, whatever JSON comes in.
 */
export function parseQuestion(input: unknown): { question: ResolveQuestion } | { error: Message } {
	const parsed = resolveQuestionSchema.safeParse(input);
	if (parsed.success) {
		return { question: parsed.data };
	}
	return { error: complaint(input, parsed.error.issues[0]!) };
}

function complaint(input: unknown, issue: z.core.$ZodIssue): Message {
	const field = issue.path.join('.');
	if (issue.code === 'unrecognized_keys') {
		const shape = field === '' ? resolveQuestionSchema.shape : bindDescriptionSchema.shape;
		const unknown = field === '' ? issue.keys[0]! : `${field}.${issue.keys[0]}`;
		return {
			id: 'resolver.error.unknown-field',
			args: { field: shorten(unknown), allowed: Object.keys(shape).join(', ') },
		};
	}
	const value = valueAt(input, issue.path);
	const name = String(issue.path.at(-1) ?? '');
	const args = { field, value: show(value), allowed: ALLOWED[name]?.join(', ') ?? '' };
	if (name === '' || name === 'first' || name === 'second') {
		return { id: name === '' ? 'resolver.error.not-a-question' : 'resolver.error.not-a-bind', args };
	}
	if (value === undefined) {
		return { id: name === 'address' ? 'resolver.error.address-missing' : 'resolver.error.missing', args };
	}
	if (name === 'address' || name === 'port' || name === 'model') {
		return { id: `resolver.error.${name}`, args };
	}
	return { id: 'resolver.error.not-allowed', args };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);
}

function show(value: unknown): string {
	return shorten(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
}

/** Keeps an error readable where somebody feeds a megabyte. */
function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
