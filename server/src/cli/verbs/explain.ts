import type { Command } from 'commander';
import { SOCKET_OPTIONS } from '../../knowledge/options/index.js';
import { STATUSES } from '../../knowledge/statuses/index.js';
import { text } from '../../messages/text.js';
import { nearest } from '../../project/nearest.js';
import { ALL_RULES } from '../../rules/all.js';
import { formatOption } from '../arguments.js';
import { explain } from '../format/explain-report.js';
import { explanationText } from '../format/explain-text.js';
import type { Session } from '../session.js';
import { UsageError } from '../usage-error.js';

export function addExplain(program: Command, { terminal }: Session): void {
	program
		.command('explain')
		.summary(text({ id: 'cli.explain.title' }))
		.description(text({ id: 'cli.explain.description' }))
		.argument('<name>', text({ id: 'cli.argument.name' }))
		.addOption(formatOption(['text', 'json']))
		.addHelpText('after', text({ id: 'cli.explain.examples' }))
		.action(async (name: string, { format }: { format: 'text' | 'json' }) => {
			const explanation = explain(name);
			if (!explanation) {
				throw unknownName(name);
			}
			await terminal.print(
				format === 'json' ? `${JSON.stringify(explanation, null, 2)}\n` : explanationText(explanation, terminal),
			);
		});
}

function unknownName(name: string): UsageError {
	const known = [...SOCKET_OPTIONS, ...STATUSES, ...ALL_RULES].map((each) => each.name);
	const meant = nearest(name, known);
	return new UsageError(
		meant === undefined
			? { id: 'cli.explain.unknownName', args: { name } }
			: { id: 'cli.explain.unknownNameNearest', args: { name, meant } },
	);
}
