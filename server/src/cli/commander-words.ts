import type { Help, Option } from 'commander';
import { text } from '../messages/text.js';
import type { Message } from '../protocol/messages.js';

/** What commander itself writes over the parts of its help. */
const TITLES: Readonly<Record<string, string>> = {
	'Usage:': 'cli.help.usage',
	'Arguments:': 'cli.help.arguments',
	'Options:': 'cli.help.options',
	'Global Options:': 'cli.help.globalOptions',
	'Commands:': 'cli.help.commands',
};

/** The help of commander, which is in English, in the language of this run. */
export function helpInWords(): Partial<Help> {
	return {
		showGlobalOptions: true,
		styleTitle: (title) => (TITLES[title] === undefined ? title : text({ id: TITLES[title] })),
		styleUsage: placeholdersInWords,
		styleSubcommandTerm: placeholdersInWords,
		optionDescription,
	};
}

function placeholdersInWords(usage: string): string {
	return usage
		.replace('[options]', text({ id: 'cli.help.anyOptions' }))
		.replace('[command]', text({ id: 'cli.help.anyCommand' }));
}

function optionDescription({ description, argChoices, defaultValue }: Option): string {
	const choices = argChoices?.map((choice) => JSON.stringify(choice)).join(', ');
	const value = JSON.stringify(defaultValue);
	const extra = [
		...(choices === undefined ? [] : [text({ id: 'cli.help.choices', args: { choices } })]),
		...(defaultValue === undefined ? [] : [text({ id: 'cli.help.default', args: { value } })]),
	];
	return extra.length === 0 ? description : `${description} (${extra.join(', ')})`;
}

/** What commander says of wrong usage, behind `error: `, and our sentence for it. */
const COMPLAINTS: readonly (readonly [pattern: RegExp, id: string])[] = [
	[/^missing required argument '(?<name>.*)'$/, 'cli.usage.missingArgument'],
	[/^option '(?<flags>.*)' argument missing$/, 'cli.usage.optionWithoutValue'],
	[/^required option '(?<flags>.*)' not specified$/, 'cli.usage.missingOption'],
	[/^unknown option '(?<name>.*)'$/, 'cli.usage.unknownOption'],
	[/^unknown command '(?<name>.*)'$/, 'cli.usage.unknownCommand'],
	[
		/^too many arguments(?: for '(?<verb>.*)')?\. Expected (?<expected>\d+) arguments? but got (?<given>\d+)\.$/,
		'cli.usage.tooManyArguments',
	],
	[/^option '(?<flags>.*?)' argument '(?<value>.*)' is invalid\. (?<reason>.*)$/s, 'cli.usage.invalidValue'],
];

/** A complaint of commander's in the language of this run; as it is where we have no sentence for it. */
export function complaintInWords(written: string): string {
	const [, complaint = '', meant] = /^(?:error: )?(.*?)(?:\n\(Did you mean (.*)\?\))?\s*$/s.exec(written) ?? [];
	const sentence = text(complaintAsMessage(complaint) ?? { id: 'cli.usage.other', args: { complaint } });
	const suggestion = meant === undefined ? '' : `\n${text({ id: 'cli.usage.didYouMean', args: { meant } })}`;
	return `${text({ id: 'cli.line', args: { sentence } })}${suggestion}\n`;
}

function complaintAsMessage(complaint: string): Message | undefined {
	for (const [pattern, id] of COMPLAINTS) {
		const groups = pattern.exec(complaint)?.groups;
		if (groups) {
			const { verb, expected, given, ...words } = groups as Record<string, string>;
			const counts = { verb: verb ?? 'none', expected: Number(expected), given: Number(given) };
			return { id, args: expected === undefined ? words : counts };
		}
	}
	return undefined;
}
