import { type AnalysedFile, analyseWork, byFile } from '../analyse-paths.js';
import { byFileAndPlace } from '../format/check-report.js';
import type { AskedFor } from '../projects.js';
import type { TreeDigest } from '../shards/tree-digest.js';
import type { Terminal } from '../terminal.js';
import type { Work } from '../work.js';
import { fingerprintsOf } from './fingerprints.js';
import { type LocatedFinding, type LocatedProblem, locateFinding } from './located.js';

/** What a look at files brought: plain data, from which every format is printed. */
export interface CheckResults {
	/** The files that were analysed, as they are printed. */
	files: readonly string[];
	/** Sorted. */
	findings: readonly LocatedFinding[];
	/** Sorted by file. */
	problems: readonly LocatedProblem[];
	/** True where a path that was given by name could not be read, a project file has mistakes, or the analysis failed. */
	failed: boolean;
	/** What was there to be read, where it was one share of several. */
	tree?: TreeDigest;
}

/** Looks at files and gathers what is found; `without` as `analyseWork` takes it. */
export async function collectResults(
	work: Work,
	asked: AskedFor,
	terminal: Terminal,
	without: readonly string[] = [],
): Promise<CheckResults> {
	const files: string[] = [];
	const findings: LocatedFinding[] = [];
	const visit = (analysed: AnalysedFile) => {
		files.push(analysed.file);
		findings.push(...findingsOf(analysed));
	};
	const { problems, failed, tree } = await analyseWork(work, asked, terminal, visit, without);
	return { files, findings: findings.sort(byFileAndPlace), problems, failed, tree };
}

function findingsOf(analysed: AnalysedFile): LocatedFinding[] {
	const { findings } = analysed.analysis;
	const fingerprints = fingerprintsOf(findings, analysed.places);
	return findings.map((found, index) => locateFinding(found, analysed, fingerprints[index]!));
}

/** The results of shards or of parts, in the order of their numbers, as one look at all files gives them. */
export function joinResults(shards: readonly CheckResults[]): CheckResults {
	const problems = shards.flatMap((shard) => shard.problems);
	// Every shard sees the paths, of parts the first one, and a project file each for which it counts.
	const ofPaths = shards[0]!.problems.filter((problem) => problem.of === 'path');
	const ofProjects = new Map<string, readonly LocatedProblem[]>();
	for (const shard of shards) {
		for (const { file } of shard.problems.filter((problem) => problem.of === 'project')) {
			const all = shard.problems.filter((problem) => problem.of === 'project' && problem.file === file);
			ofProjects.set(file, ofProjects.get(file) ?? all);
		}
	}
	const ofFiles = problems.filter((problem) => problem.of === 'file');
	return {
		files: shards.flatMap(({ files }) => files),
		findings: shards.flatMap(({ findings }) => findings).sort(byFileAndPlace),
		problems: [...ofPaths, ...ofFiles, ...[...ofProjects.values()].flat()].sort(byFile),
		failed: shards.some(({ failed }) => failed),
		tree: joinTrees(shards.flatMap(({ tree }) => tree ?? [])),
	};
}

function joinTrees(trees: readonly TreeDigest[]): TreeDigest | undefined {
	const [first] = trees;
	return first && { ...first, projects: Object.assign({}, ...trees.map(({ projects }) => projects)) };
}
