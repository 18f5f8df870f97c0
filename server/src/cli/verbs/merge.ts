import type { Command } from 'commander';
import { text } from '../../messages/text.js';
import { joinResults } from '../findings/check-results.js';
import { addReportOptions, type ReportOptions } from '../report-options.js';
import { openReport } from '../report-results.js';
import type { Session } from '../session.js';
import { readFacts } from '../shards/facts-file.js';
import { inOrder } from '../shards/same-run.js';

export function addMerge(program: Command, session: Session): void {
	const verb = program
		.command('merge')
		.summary(text({ id: 'cli.merge.title' }))
		.description(text({ id: 'cli.merge.description' }))
		.argument('<facts...>', text({ id: 'cli.argument.facts' }));
	addReportOptions(verb)
		.addHelpText('after', text({ id: 'cli.merge.examples' }))
		.action((files: string[], options: ReportOptions) => merge(files, options, session));
}

async function merge(files: string[], options: ReportOptions, session: Session): Promise<void> {
	const report = await openReport(options, session);
	const shards = inOrder(await Promise.all(files.map(readFacts)));
	session.exitCode = await report(joinResults(shards.map(({ results }) => results)), {});
}
