import type { Command } from 'commander';
import { text } from '../../messages/text.js';
import { ALL_RULES } from '../../rules/all.js';
import { formatOption } from '../arguments.js';
import { reportRule, rulesText } from '../format/rules.js';
import type { Session } from '../session.js';

export function addRules(program: Command, { terminal }: Session): void {
	program
		.command('rules')
		.summary(text({ id: 'cli.rules.title' }))
		.description(text({ id: 'cli.rules.description' }))
		.addOption(formatOption(['text', 'json']))
		.addHelpText('after', text({ id: 'cli.rules.examples' }))
		.action(async ({ format }: { format: 'text' | 'json' }) => {
			const rules = ALL_RULES.map(reportRule).sort((a, b) => (a.name < b.name ? -1 : 1));
			await terminal.print(format === 'json' ? `${JSON.stringify({ rules }, null, 2)}\n` : rulesText(rules, terminal));
		});
}
