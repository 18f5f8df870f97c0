import { z } from 'zod';

// The shapes that people script against, written down once more, so that a change of them does not pass unseen.

const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });
const range = z.strictObject({ start: position, end: position });
const target = z.enum(['windows', 'windows-kernel', 'posix']);
const severity = z.enum(['error', 'warning', 'info', 'hint']);
const problem = z.strictObject({ file: z.string(), message: z.string().min(1) });
const place = { file: z.string(), range };

const finding = z.strictObject({
	rule: z.string().regex(/^[a-z][a-z-]*$/),
	severity,
	...place,
	message: z.string().min(1),
	targets: z.array(target).min(1),
	related: z.array(z.strictObject({ ...place, message: z.string().min(1) })),
	fixes: z.array(
		z.strictObject({
			title: z.string().min(1),
			safe: z.boolean(),
			edits: z.array(z.strictObject({ ...place, newText: z.string() })).min(1),
		}),
	),
});

const count = z.int().min(0);

export const checkSchema = z.strictObject({
	version: z.literal(1),
	findings: z.array(finding),
	problems: z.array(problem),
	summary: z.strictObject({
		files: count,
		findings: count,
		error: count,
		warning: count,
		info: count,
		hint: count,
		fixed: count.optional(),
		baseline: z.strictObject({ known: count, gone: count }).optional(),
	}),
});

const sharingOption = z.enum(['none', 'reuse', 'exclusive', 'both', 'unknown']);

const socketEvent = z.strictObject({
	kind: z.enum([
		'create',
		'setOption',
		'bind',
		'listen',
		'connect',
		'accept',
		'joinGroup',
		'shutdown',
		'close',
		'escape',
	]),
	...place,
	targets: z.array(target).min(1),
	certainty: z.enum(['must', 'may']),
	option: z.string().optional(),
	value: z.number().optional(),
});

const socketBind = z.strictObject({
	...position.shape,
	target,
	sharingOption,
	possible: z.array(sharingOption).min(1),
	presumed: z.literal(true).optional(),
	protocol: z.enum(['tcp', 'udp', 'unknown']),
	dualStack: z.boolean(),
	address: z.strictObject({ kind: z.enum(['wildcard', 'specific', 'unknown']), text: z.string().optional() }),
	port: z.union([
		z.strictObject({ kind: z.literal('number'), value: z.int() }),
		z.strictObject({ kind: z.enum(['ephemeral', 'unknown']) }),
		z.strictObject({ kind: z.literal('symbol'), text: z.string() }),
	]),
});

export const socketsSchema = z.strictObject({
	version: z.literal(1),
	files: z.array(
		z.strictObject({
			file: z.string(),
			sockets: z.array(
				z.strictObject({
					expression: z.string(),
					function: z.string(),
					api: z.enum(['winsock', 'wsk', 'posix']),
					family: z.string(),
					type: z.enum(['stream', 'datagram', 'raw', 'unknown']),
					roles: z.array(z.string()),
					descriptor: z.enum(['default', 'custom', 'unknown']),
					events: z.array(socketEvent),
					binds: z.array(socketBind),
				}),
			),
		}),
	),
	problems: z.array(problem),
});

const model = z.enum(['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article']);
const outcome = z.enum(['SUCCESS', 'INUSE', 'DENIED', 'CHECK', 'NOT_APPLICABLE']);
const status = z.strictObject({
	name: z.string(),
	value: z.union([z.int(), z.string().regex(/^0x[0-9A-F]{8}$/)]),
});
const branch = z.strictObject({ outcome, status: status.nullable() });
const answer = {
	outcome,
	status: status.nullable(),
	branches: z.strictObject({ granted: branch, refused: branch }).optional(),
	receiver: z.enum(['defined', 'undefined']),
	confidence: z.enum(['documented', 'verified', 'inferred', 'open']),
	sources: z.array(z.string().min(1)).min(1),
	explanation: z.string().min(1),
	notes: z.array(z.string().min(1)),
};
const side = z.strictObject({
	option: z.enum(['none', 'reuse', 'exclusive', 'both']),
	address: z.string().min(1),
	dualStack: z.boolean().optional(),
	protocol: z.enum(['tcp', 'udp']).optional(),
	port: z.int().optional(),
	descriptor: z.enum(['default', 'custom', 'unknown']).optional(),
});

export const resolveSchema = z
	.strictObject({ model, first: side, second: side, ...answer })
	.refine(({ outcome, branches, status }) =>
		outcome === 'CHECK' ? branches !== undefined && status === null : branches === undefined,
	);

export const errorSchema = z.strictObject({ error: z.string().min(1) });

const line = z.strictObject({
	option: z.enum(['none', 'reuse', 'exclusive']),
	address: z.enum(['wildcard', 'specific', 'specific2']),
});

export const matrixSchema = z.strictObject({
	model,
	title: z.string(),
	account: z.enum(['same', 'different', 'unknown']),
	socket: z
		.looseObject({
			file: z.string(),
			expression: z.string(),
			function: z.string(),
			lines: z.array(z.int()),
			verdict: z.string().min(1),
			bind: range.nullable(),
		})
		.nullable(),
	role: z.enum(['first', 'second']),
	rows: z.array(line).min(6),
	columns: z.array(line).min(6),
	cells: z.array(z.array(z.strictObject({ model, first: line, second: line, ...answer }))),
	source: z.string().min(1),
	caveats: z.array(z.string().min(1)),
});

const rule = {
	name: z.string(),
	severity,
	targets: z.array(target).min(1),
	summary: z.string().min(1),
	fix: z.string().min(1).nullable(),
	sources: z.array(z.string().min(1)).min(1),
	cwe: z.string().optional(),
};

export const rulesSchema = z.strictObject({ rules: z.array(z.strictObject(rule)).min(1) });

export const explainSchema = z.discriminatedUnion('kind', [
	z.looseObject({
		kind: z.literal('option'),
		name: z.string(),
		value: z.int().nullable(),
		platforms: z.array(z.looseObject({ platform: z.string(), meaning: z.string().min(1) })).min(1),
	}),
	z.looseObject({
		kind: z.literal('status'),
		name: z.string(),
		value: z.union([z.int(), z.string()]),
		causes: z.string().min(1),
		cells: z.array(z.looseObject({ model, first: line, second: line, when: z.string() })),
	}),
	z.looseObject({ kind: z.literal('rule'), ...rule, page: z.string() }),
]);
