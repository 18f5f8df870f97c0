import * as z from 'zod';
import type { LibraryCall, LibraryClass, LibraryDescription } from '../knowledge/libraries/library-description.js';
import { text } from '../messages/text.js';
import { TARGETS } from '../protocol/targets.js';

const words = (key: string) => text({ id: `project.schema.library.${key}` });

// The shape of LibraryDescription once more, for what comes from a file; the types keep the two the same. What has an id
// stands once in the JSON schema.

const argumentNumber = z.int().min(0).max(255);
const operand = z
	.union([
		z.strictObject({ argument: argumentNumber }),
		z.strictObject({ pointedToBy: argumentNumber }),
		z.enum(['object', 'result']),
	])
	.meta({ id: 'operand' });
const templateArgument = z.strictObject({ templateArgument: argumentNumber });
const thing = z.enum(['socket', 'address', 'host', 'protocol', 'option', 'error']);
const argumentKind = z.enum([...thing.options, 'boolean', 'any']).meta({ id: 'argumentKind' });
const family = z.union([z.enum(['ipv4', 'ipv6', 'unix']), operand]);
const socketType = z.union([z.enum(['stream', 'datagram', 'raw']), operand]);
const port = z.union([z.int().min(0).max(65535), operand]);
const host = z.union([z.enum(['wildcard', 'loopback']), operand]);
const value = z.union([z.int(), operand]);
const name = z.string().min(1);

const address = {
	base: operand.optional(),
	family: family.optional(),
	type: socketType.optional(),
	host: host.optional(),
	port: port.optional(),
};

const condition = {
	targets: z.array(z.enum(TARGETS)).min(1).optional(),
	onFamily: z.enum(['ipv4', 'ipv6', 'unix']).optional(),
	when: z.strictObject({ argument: argumentNumber, is: z.boolean().optional(), flag: name.optional() }).optional(),
};

const effect = z
	.discriminatedUnion('effect', [
		z.strictObject({
			...condition,
			effect: z.literal('create'),
			socket: operand,
			like: operand.optional(),
			family: family.optional(),
			type: socketType.optional(),
			unlessOpen: z.boolean().optional(),
		}),
		z.strictObject({
			...condition,
			effect: z.literal('setOption'),
			socket: operand,
			option: z.union([name, operand]),
			level: z.union([name, operand]).optional(),
			value: value.optional(),
		}),
		z.strictObject({
			...condition,
			effect: z.literal('bind'),
			socket: operand,
			address: z.union([operand, z.strictObject(address)]),
		}),
		z.strictObject({ ...condition, effect: z.literal('connect'), socket: operand }),
		z.strictObject({ ...condition, effect: z.literal('accept'), socket: operand, into: operand.optional() }),
		z.strictObject({
			...condition,
			effect: z.enum(['listen', 'close', 'shutdown', 'send', 'receive', 'escape']),
			socket: operand,
		}),
		z.strictObject({ ...condition, effect: z.literal('release'), socket: operand }),
		z.strictObject({ ...condition, effect: z.literal('copy'), from: operand, to: operand }),
		z.strictObject({ ...condition, effect: z.literal('makeClosed'), into: operand }),
		z.strictObject({ ...condition, effect: z.literal('makeAddress'), into: operand, ...address }),
		z.strictObject({
			...condition,
			effect: z.literal('makeHost'),
			into: operand,
			host,
			family: family.options[0].optional(),
		}),
		z.strictObject({ ...condition, effect: z.literal('makeProtocol'), into: operand, family, type: socketType }),
		z.strictObject({
			...condition,
			effect: z.literal('makeOption'),
			into: operand,
			option: z.union([name, templateArgument]),
			level: z.union([name, templateArgument]),
			value: value.optional(),
		}),
	])
	.meta({ id: 'effect' });

const failure = z
	.union([
		z.literal('exception'),
		z.strictObject({
			result: z.union([z.literal('null'), z.strictObject({ success: z.int(), failure: z.int() })]),
		}),
		z.strictObject({ errorArgument: argumentNumber }),
	])
	.meta({ id: 'failure' });

const withoutName = {
	arguments: z.array(argumentKind).describe(words('arguments')),
	optional: z.int().min(0).optional().describe(words('optional')),
	defaults: z.record(z.string().regex(/^\d+$/), z.number()).optional(),
	effects: z.array(effect).describe(words('effects')),
	failure: failure.optional().describe(words('failure')),
};
const call = z.strictObject({ name, ...withoutName }).meta({ id: 'call' }) satisfies z.ZodType<LibraryCall>;

const libraryClass = z.strictObject({
	names: z.array(name).min(1),
	holds: z.enum([...thing.options, 'other']),
	usualNames: z.array(name).optional(),
	constructors: z.array(z.strictObject(withoutName)).optional(),
	methods: z.array(call).optional(),
	staticMethods: z.array(call).optional(),
}) satisfies z.ZodType<LibraryClass>;

/** A library, or a project's own wrappers, as `.bindsight.json` describes it. */
export const librarySchema = z.strictObject({
	name: z
		.string()
		.regex(/^[a-z][a-z0-9_-]*$/)
		.describe(words('name')),
	mentions: z.array(name).optional().describe(words('mentions')),
	signs: z.array(name).optional().describe(words('signs')),
	constants: z
		.record(z.string(), z.union([z.number(), z.string()]))
		.optional()
		.describe(words('constants')),
	functions: z.array(call).optional(),
	classes: z.array(libraryClass).optional(),
}) satisfies z.ZodType<LibraryDescription>;
