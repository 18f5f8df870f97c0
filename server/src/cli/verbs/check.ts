import type { Command } from 'commander';
import { text } from '../../messages/text.js';
import { byFile } from '../analyse-paths.js';
import { fixPaths } from '../apply-fixes.js';
import { configOption, type TargetWord, targetOption, targetsOf } from '../arguments.js';
import type { CheckResults } from '../findings/check-results.js';
import { type GivenPaths, givenPaths, type Share } from '../given-paths.js';
import { collectInJobs } from '../jobs/collect-in-jobs.js';
import { jobsOption } from '../jobs/jobs-option.js';
import type { AskedFor } from '../projects.js';
import { addReportOptions, type ReportOptions } from '../report-options.js';
import { openReport } from '../report-results.js';
import type { Session } from '../session.js';
import { openFacts } from '../shards/facts-file.js';
import { shareOption } from '../shards/share-option.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface CheckOptions extends ReportOptions {
	target: TargetWord;
	config?: string;
	filesFrom?: string;
	around?: string[];
	fix?: boolean;
	jobs?: number;
	shard?: Share;
	factsOut?: string;
}

export function addCheck(program: Command, session: Session): void {
	const verb = program
		.command('check')
		.summary(text({ id: 'cli.check.title' }))
		.description(text({ id: 'cli.check.description' }))
		.argument('[path...]', text({ id: 'cli.argument.paths' }));
	addReportOptions(verb)
		.addOption(targetOption())
		.addOption(configOption())
		.option('--files-from <file>', text({ id: 'cli.option.filesFrom' }))
		.option('--around <path>', text({ id: 'cli.option.around' }), (path: string, all: string[] = []) => [...all, path])
		.option('--fix', text({ id: 'cli.option.fix' }))
		.addOption(jobsOption())
		.addOption(shareOption())
		.option('--facts-out <file>', text({ id: 'cli.option.factsOut' }))
		.addHelpText('after', text({ id: 'cli.check.examples' }))
		.action((paths: string[], options: CheckOptions) => check(paths, options, session));
}

async function check(named: string[], options: CheckOptions, session: Session): Promise<void> {
	const started = performance.now();
	const terminal = options.quiet ? { ...session.terminal, progress: () => {} } : session.terminal;
	const asked = { targets: targetsOf(options.target), config: options.config };
	if (options.shard || options.factsOut !== undefined) {
		session.exitCode = await checkShard(named, options, asked, terminal);
		return;
	}
	const report = await openReport(options, session);
	const given: GivenPaths = { paths: await givenPaths(named, options.filesFrom), around: options.around };
	const fixing = options.fix ? await fixPaths(given, asked, terminal) : undefined;
	const results = await collectInJobs(options.jobs, given, asked, terminal);
	const seconds = (performance.now() - started) / 1000;
	session.exitCode = await report(withProblems(results, fixing?.problems ?? []), { fixed: fixing?.fixed, seconds });
}

/** Writes what a share of the files brings. It fails for what could not be done, never for what it finds. */
async function checkShard(named: string[], options: CheckOptions, asked: AskedFor, terminal: Terminal): Promise<0 | 2> {
	const { shard, factsOut } = sharedOut(options);
	const write = await openFacts(factsOut);
	const paths = await givenPaths(named, options.filesFrom);
	const given: GivenPaths = { paths, around: options.around, shares: [shard] };
	const results = await collectInJobs(options.jobs, given, asked, terminal);
	await write(results, shard);
	return results.failed ? 2 : 0;
}

function withProblems(results: CheckResults, problems: CheckResults['problems']): CheckResults {
	return {
		...results,
		problems: [...results.problems, ...problems].sort(byFile),
		failed: results.failed || problems.length > 0,
	};
}

/** What only a whole run can do is not to be asked of a shard. Throws a UsageError. */
function sharedOut(options: CheckOptions): { shard: Share; factsOut: string } {
	const { shard, factsOut, fix, output, baseline, writeBaseline } = options;
	if (!shard || factsOut === undefined) {
		throw new UsageError({ id: 'cli.shards.together' });
	}
	const others = Object.entries({
		'--fix': fix,
		'--output': output,
		'--baseline': baseline,
		'--write-baseline': writeBaseline,
	});
	const [other] = others.find(([, value]) => value !== undefined) ?? [];
	if (other !== undefined) {
		throw new UsageError({ id: 'cli.shards.notHere', args: { option: other } });
	}
	return { shard, factsOut };
}
