import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { SourceDocument } from '../../language-service/service.js';
import { statusExplanation } from '../../language-service/status-explanation/status-explanation.js';
import { text } from '../../messages/text.js';
import { nearest } from '../../project/nearest.js';
import type { Message } from '../../protocol/messages.js';
import type { Position } from '../../protocol/positions.js';
import type { Account, SharingModel, SharingOption } from '../../protocol/resolution.js';
import { parseAddress } from '../../resolver/index.js';
import { isAddressSymbol, MODEL_NAMES, OPTION_NAMES } from '../../resolver/question.js';
import { type FailedBind, statusNames } from '../../resolver/why/index.js';
import {
	choiceOption,
	configOption,
	formatOption,
	type Place,
	parsePlace,
	type TargetWord,
	targetOption,
	targetsOf,
} from '../arguments.js';
import { whyReport } from '../format/why-report.js';
import { whyText } from '../format/why-text.js';
import { inputText } from '../input-text.js';
import { languageService } from '../language-service.js';
import { positionAt } from '../position-at.js';
import { openProjects } from '../projects.js';
import type { Session } from '../session.js';
import { UsageError } from '../usage-error.js';

interface WhyOptions {
	model?: SharingModel;
	account?: Account;
	secondOption?: SharingOption;
	secondAddress?: string;
	secondDualStack?: boolean;
	secondProtocol?: 'tcp' | 'udp';
	secondPort?: number;
	at?: Place;
	target: TargetWord;
	config?: string;
	evidence?: string;
	format: 'text' | 'json';
}

export function addWhy(program: Command, session: Session): void {
	program
		.command('why')
		.summary(text({ id: 'cli.why.title' }))
		.description(text({ id: 'cli.why.description' }))
		.argument(`<${text({ id: 'cli.argument.codeOrLine' })}>`, text({ id: 'cli.argument.statusText' }))
		.addOption(choiceOption('--model <model>', 'cli.option.whyModel', MODEL_NAMES))
		.addOption(choiceOption('--account <account>', 'cli.option.account', ['same', 'different', 'unknown']))
		.addOption(choiceOption('--second-option <option>', 'cli.option.failedOption', OPTION_NAMES))
		.option('--second-address <address>', text({ id: 'cli.option.address' }), checkAddress)
		.option('--second-dual-stack', text({ id: 'cli.option.dualStack' }))
		.addOption(choiceOption('--second-protocol <protocol>', 'cli.option.failedProtocol', ['tcp', 'udp']))
		.option('--second-port <port>', text({ id: 'cli.option.failedPort' }), checkPort)
		.option('--at <file:line[:column]>', text({ id: 'cli.option.whyAt' }), parsePlace)
		.addOption(targetOption())
		.addOption(configOption())
		.option('--evidence <file>', text({ id: 'cli.option.evidence' }))
		.addOption(formatOption(['text', 'json']))
		.addHelpText('after', text({ id: 'cli.why.examples' }))
		.action((words: string[], options: WhyOptions) => explain(words.join(' '), options, session));
}

async function explain(said: string, options: WhyOptions, session: Session): Promise<void> {
	const { terminal } = session;
	const { model, account, target, at, config } = options;
	const evidence = options.evidence === undefined ? undefined : await inputText(options.evidence);
	const place: { document: SourceDocument; position: Position } | undefined = at && (await positionAt(at));
	const question = { text: said, model, account, evidence, bind: failedBind(options) };
	// Without code to look at nothing has to be parsed, so no grammar is loaded.
	const projects = openProjects({ targets: targetsOf(target), config }, terminal);
	const explanation = place
		? (await languageService()).explainStatus(question, place, projects.settingsOf(path.resolve(at!.file)))
		: statusExplanation(question);
	if ('error' in explanation) {
		throw new UsageError(explanation.error.id === 'why.error.noStatus' ? notUnderstood(said) : explanation.error);
	}
	session.exitCode = projects.problems.length > 0 ? 2 : 0;
	await terminal.print(
		options.format === 'json'
			? `${JSON.stringify(whyReport(explanation), null, 2)}\n`
			: whyText(explanation, terminal.colours),
	);
}

function failedBind(options: WhyOptions): FailedBind {
	const { secondOption, secondAddress, secondDualStack, secondProtocol, secondPort } = options;
	return {
		...(secondOption === undefined ? {} : { options: [secondOption] }),
		...(secondAddress === undefined ? {} : { addresses: [secondAddress] }),
		...(secondDualStack === undefined ? {} : { dualStack: secondDualStack }),
		...(secondProtocol === undefined ? {} : { protocol: secondProtocol }),
		...(secondPort === undefined ? {} : { port: secondPort }),
	};
}

function checkAddress(word: string): string {
	if (!isAddressSymbol(word) && !parseAddress(word)) {
		const meant = nearest(word, ['wildcard', 'specific', 'specific2']);
		throw new InvalidArgumentError(
			text(meant === undefined ? { id: 'cli.wrongAddress' } : { id: 'cli.wrongAddressNearest', args: { meant } }),
		);
	}
	return word;
}

function checkPort(word: string): number {
	const port = Number(word);
	if (!/^\d{1,5}$/.test(word) || port < 1 || port > 65535) {
		throw new InvalidArgumentError(text({ id: 'cli.wrongPort' }));
	}
	return port;
}

function notUnderstood(said: string): Message {
	const word = said.trim();
	const meant = /\s/.test(word) ? undefined : nearest(word, statusNames());
	const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word;
	return meant === undefined
		? { id: 'why.error.noStatus', args: { text: shown } }
		: { id: 'cli.why.noStatusNearest', args: { text: shown, meant } };
}
