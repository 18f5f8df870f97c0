import { InvalidArgumentError, Option } from 'commander';
import { LOCALES, localeOf } from '../messages/locale.js';
import { text } from '../messages/text.js';
import { nearest } from '../project/nearest.js';
import { TARGETS, type Target } from '../protocol/targets.js';

/** An option that takes one of a few words. A wrong one is answered with the words and the nearest of them. */
export function choiceOption<T extends string>(flags: string, descriptionId: string, choices: readonly T[]): Option {
	return new Option(flags, text({ id: descriptionId })).choices(choices).argParser((word) => {
		if (!choices.includes(word as T)) {
			throw new InvalidArgumentError(wrongChoice(word, choices));
		}
		return word;
	});
}

/** "Allowed: a, b. Did you mean a?" */
export function wrongChoice(word: string, choices: readonly string[]): string {
	const meant = nearest(word, choices);
	const allowed = choices.join(', ');
	return text(
		meant === undefined
			? { id: 'cli.allowed', args: { allowed } }
			: { id: 'cli.allowedAndNearest', args: { allowed, meant } },
	);
}

export function formatOption<T extends string>(formats: readonly T[]): Option {
	return choiceOption('--format <format>', 'cli.option.format', formats).default(formats[0]);
}

export type TargetWord = 'auto' | Target;

export function targetOption(): Option {
	return choiceOption<TargetWord>('--target <target>', 'cli.option.target', ['auto', ...TARGETS]).default('auto');
}

/** What the language service is asked for; undefined leaves it to the file. */
export function targetsOf(word: TargetWord): readonly Target[] | undefined {
	return word === 'auto' ? undefined : [word];
}

/** The project file to go by. */
export function configOption(): Option {
	return new Option('--config <file>', text({ id: 'cli.option.config' }));
}

/** The language to answer in. program.ts has read it already, for it speaks before the arguments are parsed. */
export function localeOption(): Option {
	return new Option('--locale <locale>', text({ id: 'cli.option.locale' })).argParser((written) => {
		const locale = localeOf(written);
		if (!locale) {
			throw new InvalidArgumentError(text({ id: 'cli.noTranslation', args: { allowed: LOCALES.join(', ') } }));
		}
		return locale;
	});
}

/** A place in a file as a user writes it: 1-based, the column left out where any on the line will do. */
export interface Place {
	file: string;
	line: number;
	column?: number;
}

export function parsePlace(written: string): Place {
	const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(written) ?? [];
	if (file === undefined || Number(line) < 1 || (column !== undefined && Number(column) < 1)) {
		throw new InvalidArgumentError(text({ id: 'cli.wrongPlace' }));
	}
	return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}
