import { dataWords, text } from '../../messages/text.js';
import type { Colours } from '../terminal.js';
import type { ExplainingCell, Explanation, ReportedPlatform } from './explain-report.js';
import { lineWords } from './matrix-words.js';
import { ruleText } from './rules.js';
import type { TextStyle } from './text-style.js';
import { wordFor } from './words.js';

export function explanationText(explanation: Explanation, style: TextStyle): string {
	const { colours } = style;
	if (explanation.kind === 'rule') {
		return `${ruleText(explanation, style)}\n`;
	}
	if (explanation.kind === 'option') {
		return `${explanation.platforms.map((each) => platformText(explanation.name, each, colours)).join('\n\n')}\n`;
	}
	return statusText(explanation, colours);
}

function platformText(name: string, option: ReportedPlatform, colours: Colours): string {
	const { platform, value, hex, values, type, size, get, set, kernel } = option;
	const number = value === null ? null : `${value} (${hex})`;
	const perSystem =
		values && Object.entries(values).flatMap(([system, each]) => (each === null ? [] : [`${system} ${each}`]));
	const access = text({ id: 'cli.explain.access', args: { get: yesNo(get), set: yesNo(set) } });
	return [
		`${colours.bold(name)} ${colours.dim(`[${platform}]`)}`,
		`  ${option.meaning}`,
		...fields({
			'cli.explain.value': number ?? (perSystem?.join(', ') || null),
			'cli.explain.level': option.level,
			'cli.explain.header': option.header,
			'cli.explain.type':
				size === null ? type : text({ id: 'cli.explain.typeAndSize', args: { type: dataWords(type), size } }),
			'cli.explain.getSet': get === null && set === null ? null : access,
			'cli.explain.default': option.default,
			'cli.explain.setWhen': option.setWhen,
			'cli.explain.sockets': option.socketKinds,
			'cli.explain.since': option.minimumWindows,
		}),
		...option.notes.map((note) => `  ${text({ id: 'cli.note', args: { note } })}`),
		...(kernel ? [`  ${text({ id: 'cli.explain.kernel' })}`, ...kernelFields(kernel)] : []),
		...(option.documented ? [] : [`  ${text({ id: 'cli.explain.undocumented' })}`]),
		`  ${text({ id: 'cli.sources', args: { sources: option.sources.join('; ') } })}`,
	].join('\n');
}

function kernelFields(kernel: NonNullable<ReportedPlatform['kernel']>): string[] {
	const lines = fields({
		'cli.explain.type': kernel.valueType,
		'cli.explain.inputSize': kernel.inputSize ?? null,
		'cli.explain.outputSize': kernel.outputSize ?? null,
		'cli.explain.irp': kernel.irp,
		'cli.explain.setBefore': kernel.setBefore,
		'cli.explain.sockets': kernel.categories.join(', '),
		'cli.explain.default': kernel.default ?? null,
		'cli.explain.since': kernel.minimumWindows ?? null,
		'cli.explain.header': kernel.header ?? null,
	});
	return lines.map((line) => `  ${line}`);
}

function statusText(status: Extract<Explanation, { kind: 'status' }>, colours: Colours): string {
	const lines = [
		`${colours.bold(status.name)} ${status.value} ${colours.dim(`[${status.system}]`)}`,
		`  ${status.causes}`,
		...fields({ 'cli.explain.where': status.where }),
	];
	const models = [...new Set(status.cells.map(({ model }) => model))];
	for (const model of models) {
		lines.push(`  ${text({ id: 'cli.explain.cells', args: { model } })}`);
		lines.push(...status.cells.filter((cell) => cell.model === model).map((cell) => `    ${cellText(cell)}`));
	}
	return `${lines.join('\n')}\n`;
}

function cellText({ first, second, when }: ExplainingCell): string {
	return text({ id: `cli.explain.cell.${when}`, args: { first: lineWords(first), second: lineWords(second) } });
}

/** One line for each field that has a value; the names stand in a column. */
function fields(values: Readonly<Record<string, string | number | null>>): string[] {
	const known = Object.entries(values).filter(([, value]) => value !== null);
	const names = known.map(([id]) => text({ id }));
	const width = Math.max(0, ...names.map((name) => name.length));
	return known.map(([, value], index) => `  ${names[index]!.padEnd(width)}  ${dataWords(String(value))}`);
}

function yesNo(value: boolean | null): string {
	return wordFor('yesNo', value === null ? 'unknown' : value ? 'yes' : 'no');
}
