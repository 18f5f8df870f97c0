import * as z from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { SEVERITIES } from '../../protocol/findings.js';
import { TARGETS } from '../../protocol/targets.js';
import type { CheckResults } from '../findings/check-results.js';
import type { NestedMessage } from '../findings/nested-message.js';
import type { Share } from '../given-paths.js';
import { inputText } from '../input-text.js';
import { openOutput } from '../output-file.js';
import { UsageError } from '../usage-error.js';

/** Grows with every change of what stands in the file. */
const VERSION = 1;

const count = z.int().min(1);
const position = z.strictObject({ line: count, column: count });
const range = z.strictObject({ start: position, end: position });
const place = { file: z.string(), range };
const word = z.union([z.string(), z.number()]);
const message = z.strictObject({ id: z.string(), args: z.record(z.string(), word).optional() });
const nestedMessage: z.ZodType<NestedMessage> = z.lazy(() =>
	z.strictObject({ id: z.string(), args: z.record(z.string(), z.union([word, nestedMessage])).optional() }),
);

const finding = z.strictObject({
	rule: z.string(),
	severity: z.enum(SEVERITIES),
	...place,
	message,
	targets: z.array(z.enum(TARGETS)),
	related: z.array(z.strictObject({ ...place, message })),
	fixes: z.array(
		z.strictObject({
			title: message,
			safe: z.boolean(),
			edits: z.array(z.strictObject({ ...place, newText: z.string() })),
		}),
	),
	excerpt: z.strictObject({ first: count, from: z.int().min(0), lines: z.array(z.string()) }),
	fingerprint: z.string(),
});

const results = z.strictObject({
	files: z.array(z.string()),
	findings: z.array(finding),
	problems: z.array(
		z.strictObject({ file: z.string(), message: nestedMessage, of: z.enum(['path', 'file', 'project']) }),
	),
	failed: z.boolean(),
	tree: z.strictObject({ files: z.int().min(0), names: z.string(), projects: z.record(z.string(), z.string()) }),
}) satisfies z.ZodType<CheckResults>;

const header = z.looseObject({ bindsightFacts: z.number(), program: z.string() });

const factsSchema = z.strictObject({
	bindsightFacts: z.literal(VERSION),
	/** The version of the program: another one may find something else. */
	program: z.literal(manifest.version),
	shard: z.strictObject({ number: count, of: count }),
	results,
});

/** What one shard found, and where it was read from. */
export interface Facts extends z.infer<typeof factsSchema> {
	file: string;
}

/** Makes ready to write what a shard found; throws a UsageError at once where that cannot work. */
export async function openFacts(file: string): Promise<(results: CheckResults, shard: Share) => Promise<void>> {
	const write = await openOutput(file);
	return (found, shard) =>
		write(`${JSON.stringify({ bindsightFacts: VERSION, program: manifest.version, shard, results: found })}\n`);
}

/** Reads what a shard found. Throws a UsageError where the file does not hold that, or that of another version. */
export async function readFacts(file: string): Promise<Facts> {
	const written = parsed(await inputText(file));
	const foreign = header.safeParse(written);
	if (!foreign.success) {
		throw new UsageError({ id: 'cli.shards.noFacts', args: { file } });
	}
	const { bindsightFacts, program } = foreign.data;
	if (bindsightFacts !== VERSION || program !== manifest.version) {
		throw new UsageError({ id: 'cli.shards.otherVersion', args: { file, program, own: manifest.version } });
	}
	const facts = factsSchema.safeParse(written);
	if (!facts.success) {
		throw new UsageError({ id: 'cli.shards.damaged', args: { file } });
	}
	return { ...facts.data, file };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
