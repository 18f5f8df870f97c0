import path from 'node:path';
import * as z from 'zod';
import type { LocatedFinding } from '../findings/located.js';
import type { BaselineCounts } from '../format/check-report.js';
import { inputText } from '../input-text.js';
import { openOutput } from '../output-file.js';
import { UsageError } from '../usage-error.js';

const knownFinding = z.strictObject({ file: z.string(), rule: z.string(), fingerprint: z.string() });
const baselineSchema = z.strictObject({ version: z.literal(1), findings: z.array(knownFinding) });

/** A finding that is known already. `file` is relative to the directory of the baseline. */
type KnownFinding = z.infer<typeof knownFinding>;

/** The findings that a baseline does not know, and how many it does. */
export interface AgainstBaseline {
	findings: readonly LocatedFinding[];
	/** Left out where there is no baseline. */
	counts?: BaselineCounts;
}

/** Tells new findings from those that a baseline knows. */
export type Baseline = (findings: readonly LocatedFinding[], files: readonly string[]) => AgainstBaseline;

/**
 * Reads a baseline. It leaves out what it knows: the same rule in the same file with the same fingerprint. `files` are
 * those that were looked at: what it knows of others is neither there nor gone. Throws a UsageError where the file is none.
 */
export async function openBaseline(baseline: string): Promise<Baseline> {
	const known = await readKnown(baseline);
	const keys = new Set(known.map(keyOf));
	return (findings, files) => {
		const present = findings.map((found) => keyOf(asKnown(found, baseline)));
		const left = findings.filter((_, index) => !keys.has(present[index]!));
		const there = new Set(present);
		const lookedAt = new Set(files.map((file) => relativeTo(baseline, file)));
		const gone = known.filter((each) => lookedAt.has(each.file) && !there.has(keyOf(each)));
		return { findings: left, counts: { known: findings.length - left.length, gone: gone.length } };
	};
}

/** Makes ready to write a baseline; throws a UsageError at once where that cannot work. */
export async function openNewBaseline(
	baseline: string,
): Promise<(findings: readonly LocatedFinding[]) => Promise<void>> {
	const write = await openOutput(baseline);
	return (findings) => write(baselineText(findings.map((found) => asKnown(found, baseline))));
}

/** One finding a line, sorted, so that a change of the baseline is easy to read and to merge. */
function baselineText(known: readonly KnownFinding[]): string {
	const lines = known.map((each) => `    ${JSON.stringify(each)}`).sort();
	const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
	return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
}

async function readKnown(file: string): Promise<KnownFinding[]> {
	const written = await inputText(file);
	try {
		return baselineSchema.parse(JSON.parse(written)).findings;
	} catch {
		throw new UsageError({ id: 'cli.baseline.malformed', args: { file } });
	}
}

function asKnown({ file, rule, fingerprint }: LocatedFinding, baseline: string): KnownFinding {
	return { file: relativeTo(baseline, file), rule, fingerprint };
}

/** So a baseline counts from wherever the command is run. */
function relativeTo(baseline: string, file: string): string {
	return path.relative(path.dirname(path.resolve(baseline)), path.resolve(file)).replaceAll(path.sep, '/');
}

function keyOf({ file, rule, fingerprint }: KnownFinding): string {
	return JSON.stringify([file, rule, fingerprint]);
}
