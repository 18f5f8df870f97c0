import { UsageError } from '../usage-error.js';
import type { Facts } from './facts-file.js';

/**
 * The shards of one run in the order of their numbers. Throws a UsageError where one is missing or there twice, or where
 * they did not look at the same tree: each is linked with files that another one reports of.
 */
export function inOrder(shards: readonly Facts[]): readonly Facts[] {
	const [first] = shards;
	const byNumber = new Map<number, Facts>();
	const projects = new Map<string, { digest: string; facts: Facts }>();
	for (const facts of shards) {
		const { shard, results, file } = facts;
		const twin = byNumber.get(shard.number);
		if (twin) {
			throw new UsageError({ id: 'cli.shards.twice', args: { file, other: twin.file, number: shard.number } });
		}
		byNumber.set(shard.number, facts);
		const isOtherRun = shard.of !== first!.shard.of || results.tree.names !== first!.results.tree.names;
		if (isOtherRun) {
			throw new UsageError({ id: 'cli.shards.otherRun', args: { file, other: first!.file } });
		}
		for (const [project, digest] of Object.entries(results.tree.projects)) {
			const known = projects.get(project);
			if (known && known.digest !== digest) {
				throw new UsageError({ id: 'cli.shards.otherTree', args: { file, other: known.facts.file, project } });
			}
			projects.set(project, { digest, facts });
		}
	}
	const { of } = first!.shard;
	const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !byNumber.has(number));
	if (missing.length > 0) {
		throw new UsageError({ id: 'cli.shards.missing', args: { missing: missing.join(', '), of } });
	}
	return [...byNumber.values()].sort((a, b) => a.shard.number - b.shard.number);
}
