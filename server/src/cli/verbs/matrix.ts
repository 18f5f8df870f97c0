import path from 'node:path';
import type { Command } from 'commander';
import { matrixInWords } from '../../language-service/matrix-in-words.js';
import { text } from '../../messages/text.js';
import type { BindRole, SharingMatrixAnswer } from '../../protocol/matrix.js';
import type { Account, SharingModel } from '../../protocol/resolution.js';
import { MODEL_NAMES } from '../../resolver/question.js';
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
import { matrixMarkdown } from '../format/matrix-markdown.js';
import { type MatrixReport, matrixReport } from '../format/matrix-report.js';
import { matrixText } from '../format/matrix-text.js';
import { languageService } from '../language-service.js';
import { positionAt } from '../position-at.js';
import { openProjects } from '../projects.js';
import type { Session } from '../session.js';

interface MatrixOptions {
	model?: SharingModel;
	account?: Account;
	role: BindRole;
	format: 'text' | 'markdown' | 'json';
	at?: Place;
	target: TargetWord;
	config?: string;
}

export function addMatrix(program: Command, session: Session): void {
	program
		.command('matrix')
		.summary(text({ id: 'cli.matrix.title' }))
		.description(text({ id: 'cli.matrix.description' }))
		.addOption(choiceOption('--model <model>', 'cli.option.matrixModel', MODEL_NAMES))
		.addOption(choiceOption('--account <account>', 'cli.option.account', ['same', 'different', 'unknown']))
		.addOption(formatOption(['text', 'markdown', 'json']))
		.option('--at <file:line[:column]>', text({ id: 'cli.option.at' }), parsePlace)
		.addOption(choiceOption('--role <role>', 'cli.option.role', ['first', 'second']).default('first'))
		.addOption(targetOption())
		.addOption(configOption())
		.addHelpText('after', text({ id: 'cli.matrix.examples' }))
		.action((options: MatrixOptions) => printMatrix(options, session));
}

async function printMatrix(options: MatrixOptions, session: Session): Promise<void> {
	const { terminal } = session;
	const { at, model = 'winsock', account = 'unknown', role } = options;
	let report: MatrixReport;
	if (at) {
		const answer = await askAt(at, options, session);
		const [socket] = answer.sockets;
		if (!socket) {
			const column = at.column === undefined ? '' : `:${at.column}`;
			terminal.tell({ id: 'cli.matrix.noSocket', args: { place: `${at.file}:${at.line}${column}` } });
		}
		report = matrixReport(answer.matrix, answer.role, socket ? { file: at.file, socket } : null);
	} else {
		report = matrixReport(matrixInWords(model, account), role, null);
	}
	const formats = {
		text: () => matrixText(report, terminal.colours),
		markdown: () => matrixMarkdown(report),
		json: () => `${JSON.stringify(report, null, 2)}\n`,
	};
	await terminal.print(formats[options.format]());
}

async function askAt(place: Place, options: MatrixOptions, session: Session): Promise<SharingMatrixAnswer> {
	const { document, position } = await positionAt(place);
	const service = await languageService();
	const { model, account, role, target, config } = options;
	const projects = openProjects({ targets: targetsOf(target), config }, session.terminal);
	const settings = projects.settingsOf(path.resolve(place.file));
	session.exitCode = projects.problems.length > 0 ? 2 : 0;
	return service.sharingMatrix(document, { position, model, account, role }, settings);
}
