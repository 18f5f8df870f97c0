import { type Command, Option } from 'commander';
import { text } from '../messages/text.js';
import { SEVERITIES, type Severity } from '../protocol/findings.js';
import { choiceOption, formatOption } from './arguments.js';

/** How findings are printed, and which of them make a run fail. */
export interface ReportOptions {
	format: 'text' | 'json' | 'sarif' | 'github';
	failOn: Severity | 'never';
	baseline?: string;
	writeBaseline?: string;
	output?: string;
	quiet?: boolean;
}

/** The options that `check` and `merge` have in common. */
export function addReportOptions(verb: Command): Command {
	return verb
		.addOption(formatOption(['text', 'json', 'sarif', 'github']))
		.addOption(
			choiceOption('--fail-on <severity>', 'cli.option.failOn', [...SEVERITIES, 'never'] as const).default('error'),
		)
		.addOption(new Option('--baseline <file>', text({ id: 'cli.option.baseline' })))
		.addOption(new Option('--write-baseline <file>', text({ id: 'cli.option.writeBaseline' })))
		.addOption(new Option('--output <file>', text({ id: 'cli.option.output' })))
		.addOption(new Option('--quiet', text({ id: 'cli.option.quiet' })));
}
