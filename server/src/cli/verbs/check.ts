import type { Command } from 'commander';
import { text } from '../../messages/text.js';
import { SEVERITIES, type Severity } from '../../protocol/findings.js';
import { analysePaths, givenPaths } from '../analyse-paths.js';
import { byFile, fixPaths } from '../apply-fixes.js';
import { choiceOption, configOption, formatOption, type TargetWord, targetOption, targetsOf } from '../arguments.js';
import { findingAnnotation } from '../format/check-github.js';
import { byFileAndPlace, type CheckReport, checkReport, reportFinding } from '../format/check-report.js';
import { type FramedFinding, findingText, summaryText } from '../format/check-text.js';
import { codeFrame } from '../format/code-frame.js';
import { openOutput } from '../output-file.js';
import type { Session } from '../session.js';
import { type Colours, plainColours } from '../terminal.js';

interface CheckOptions {
	format: 'text' | 'json' | 'github';
	target: TargetWord;
	config?: string;
	failOn: Severity | 'never';
	filesFrom?: string;
	output?: string;
	fix?: boolean;
}

export function addCheck(program: Command, session: Session): void {
	program
		.command('check')
		.summary(text({ id: 'cli.check.title' }))
		.description(text({ id: 'cli.check.description' }))
		.argument('[path...]', text({ id: 'cli.argument.paths' }))
		.addOption(formatOption(['text', 'json', 'github']))
		.addOption(targetOption())
		.addOption(configOption())
		.addOption(
			choiceOption('--fail-on <severity>', 'cli.option.failOn', [...SEVERITIES, 'never'] as const).default('error'),
		)
		.option('--files-from <file>', text({ id: 'cli.option.filesFrom' }))
		.option('--output <file>', text({ id: 'cli.option.output' }))
		.option('--fix', text({ id: 'cli.option.fix' }))
		.addHelpText('after', text({ id: 'cli.check.examples' }))
		.action((paths: string[], options: CheckOptions) => check(paths, options, session));
}

async function check(named: string[], options: CheckOptions, session: Session): Promise<void> {
	const { terminal } = session;
	const write = options.output === undefined ? terminal.print : await openOutput(options.output);
	const colours = options.output === undefined ? terminal.colours : plainColours;
	const paths = await givenPaths(named, options.filesFrom);

	const asked = { targets: targetsOf(options.target), config: options.config };
	const fixing = options.fix ? await fixPaths(paths, asked, terminal) : undefined;
	const framed: FramedFinding[] = [];
	const { files, problems, failed } = await analysePaths(paths, asked, terminal, (analysed) => {
		for (const found of analysed.analysis.findings) {
			const finding = reportFinding(found, analysed.file, analysed.places, analysed.other);
			const frame = options.format === 'text' ? codeFrame(analysed.places, finding.range, colours) : '';
			framed.push({ finding, frame });
		}
	});
	framed.sort((a, b) => byFileAndPlace(a.finding, b.finding));
	const findings = framed.map(({ finding }) => finding);
	const report = checkReport(findings, [...problems, ...(fixing?.problems ?? [])].sort(byFile), files, fixing?.fixed);

	const formats = {
		text: () => asText(framed, report, colours),
		json: () => `${JSON.stringify(report, null, 2)}\n`,
		github: () => findings.map((finding) => `${findingAnnotation(finding)}\n`).join(''),
	};
	await write(formats[options.format]());
	session.exitCode = failed || fixing?.problems.length ? 2 : isReached(findings, options.failOn) ? 1 : 0;
}

function asText(framed: FramedFinding[], report: CheckReport, colours: Colours): string {
	return `${[...framed.map((each) => findingText(each, colours)), summaryText(report)].join('\n\n')}\n`;
}

function isReached(findings: readonly { severity: Severity }[], failOn: Severity | 'never'): boolean {
	const loudEnough = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
	return findings.some((finding) => loudEnough.includes(finding.severity));
}
