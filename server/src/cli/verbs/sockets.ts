import type { Command } from 'commander';
import { text } from '../../messages/text.js';
import { analysePaths } from '../analyse-paths.js';
import { configOption, formatOption, type TargetWord, targetOption, targetsOf } from '../arguments.js';
import { reportProblem } from '../format/check-report.js';
import { type ReportedSocketFile, reportSocket } from '../format/sockets-report.js';
import { socketFileText } from '../format/sockets-text.js';
import { givenPaths } from '../given-paths.js';
import type { Session } from '../session.js';

interface SocketsOptions {
	format: 'text' | 'json';
	target: TargetWord;
	config?: string;
	filesFrom?: string;
}

export function addSockets(program: Command, session: Session): void {
	program
		.command('sockets')
		.summary(text({ id: 'cli.sockets.title' }))
		.description(text({ id: 'cli.sockets.description' }))
		.argument('[path...]', text({ id: 'cli.argument.paths' }))
		.addOption(formatOption(['text', 'json']))
		.addOption(targetOption())
		.addOption(configOption())
		.option('--files-from <file>', text({ id: 'cli.option.filesFrom' }))
		.addHelpText('after', text({ id: 'cli.sockets.examples' }))
		.action((paths: string[], options: SocketsOptions) => sockets(paths, options, session));
}

async function sockets(named: string[], options: SocketsOptions, session: Session): Promise<void> {
	const { terminal } = session;
	const paths = await givenPaths(named, options.filesFrom);
	const files: ReportedSocketFile[] = [];
	const asked = { targets: targetsOf(options.target), config: options.config };
	const { problems, failed } = await analysePaths({ paths }, asked, terminal, (analysed) => {
		const found = analysed.analysis.facts.sockets;
		files.push({
			file: analysed.file,
			sockets: found.map((each) => reportSocket(each, analysed.file, analysed.places, analysed.other)),
		});
	});

	await terminal.print(
		options.format === 'json'
			? `${JSON.stringify({ version: 1, files, problems: problems.map(reportProblem) }, null, 2)}\n`
			: asText(files, (file) => socketFileText(file, terminal.colours)),
	);
	session.exitCode = failed ? 2 : 0;
}

function asText(files: ReportedSocketFile[], format: (file: ReportedSocketFile) => string): string {
	const blocks = files.filter((file) => file.sockets.length > 0).map(format);
	const count = files.reduce((sum, file) => sum + file.sockets.length, 0);
	return `${[...blocks, text({ id: 'cli.sockets.summary', args: { files: files.length, count } })].join('\n\n')}\n`;
}
