import type { Command } from 'commander';
import { Option } from 'commander';
import { text } from '../../messages/text.js';
import type { ResolveQuestion } from '../../protocol/resolution.js';
import { MODEL_NAMES, OPTION_NAMES } from '../../resolver/question.js';
import { resolveInput } from '../../resolver/resolve.js';
import { choiceOption, formatOption } from '../arguments.js';
import { reportResolution } from '../format/resolution-report.js';
import { resolutionText } from '../format/resolution-text.js';
import { inputLines } from '../input-lines.js';
import type { Session } from '../session.js';
import { UsageError } from '../usage-error.js';

interface ResolveOptions {
	format: 'text' | 'json';
	batch?: string;
	model: string;
	account?: string;
	access?: string;
	firstOption: string;
	firstAddress: string;
	firstDualStack?: boolean;
	firstProtocol?: string;
	firstPort?: number;
	firstDescriptor?: string;
	secondOption: string;
	secondAddress: string;
	secondDualStack?: boolean;
	secondProtocol?: string;
	secondPort?: number;
	secondDescriptor?: string;
}

export function addResolve(program: Command, session: Session): void {
	const command = program
		.command('resolve')
		.summary(text({ id: 'cli.resolve.title' }))
		.description(text({ id: 'cli.resolve.description' }))
		.addOption(choiceOption('--model <model>', 'cli.option.model', MODEL_NAMES).default('winsock'))
		.addOption(choiceOption('--account <account>', 'cli.option.account', ['same', 'different', 'unknown']))
		.addOption(choiceOption('--access <access>', 'cli.option.access', ['granted', 'refused', 'unknown']));
	addSide(command, 'first');
	addSide(command, 'second');
	command
		.addOption(formatOption(['text', 'json']))
		.option('--batch <file>', text({ id: 'cli.option.batch' }))
		.addHelpText('after', text({ id: 'cli.resolve.examples' }))
		.action((options: ResolveOptions) =>
			options.batch === undefined ? resolveOne(options, session) : resolveBatch(options.batch, session),
		);
}

function addSide(command: Command, side: 'first' | 'second'): void {
	command
		.addOption(choiceOption(`--${side}-option <option>`, `cli.option.${side}Option`, OPTION_NAMES).default('none'))
		.addOption(new Option(`--${side}-address <address>`, text({ id: 'cli.option.address' })).default('wildcard'))
		.option(`--${side}-dual-stack`, text({ id: 'cli.option.dualStack' }))
		.addOption(choiceOption(`--${side}-protocol <protocol>`, 'cli.option.protocol', ['tcp', 'udp']))
		.option(`--${side}-port <port>`, text({ id: 'cli.option.port' }), numberOrWord)
		.addOption(
			choiceOption(`--${side}-descriptor <descriptor>`, 'cli.option.descriptor', ['default', 'custom', 'unknown']),
		);
}

/** The question's own check says what a port may be; it must see a wrong word as it was written. */
function numberOrWord(word: string): number | string {
	return /^\d+$/.test(word) ? Number(word) : word;
}

async function resolveOne(options: ResolveOptions, session: Session): Promise<void> {
	const answer = resolveInput(questionOf(options));
	if ('error' in answer) {
		if (options.format === 'json') {
			await session.terminal.print(`${JSON.stringify({ error: text(answer.error) }, null, 2)}\n`);
		}
		throw new UsageError(answer.error);
	}
	const report = reportResolution(answer);
	await session.terminal.print(
		options.format === 'json'
			? `${JSON.stringify(report, null, 2)}\n`
			: resolutionText(report, session.terminal.colours),
	);
}

/** Answers each line on a line of its own, as it comes. */
async function resolveBatch(file: string, { terminal }: Session): Promise<void> {
	for await (const line of inputLines(file)) {
		if (!terminal.isRead) {
			return;
		}
		await terminal.print(`${JSON.stringify(answerLine(line))}\n`);
	}
}

function answerLine(line: string | null): object {
	if (line === null) {
		return { error: text({ id: 'cli.batch.tooLong' }) };
	}
	let question: unknown;
	try {
		question = JSON.parse(line);
	} catch (error) {
		return { error: text({ id: 'cli.batch.notJson', args: { reason: (error as Error).message } }) };
	}
	const answer = resolveInput(question);
	return 'error' in answer ? { error: text(answer.error) } : reportResolution(answer);
}

/** As the flags have it, not checked yet. */
function questionOf(options: ResolveOptions): Record<keyof ResolveQuestion, unknown> {
	return {
		model: options.model,
		account: options.account,
		access: options.access,
		first: {
			option: options.firstOption,
			address: options.firstAddress,
			dualStack: options.firstDualStack,
			protocol: options.firstProtocol,
			port: options.firstPort,
			descriptor: options.firstDescriptor,
		},
		second: {
			option: options.secondOption,
			address: options.secondAddress,
			dualStack: options.secondDualStack,
			protocol: options.secondProtocol,
			port: options.secondPort,
			descriptor: options.secondDescriptor,
		},
	};
}
