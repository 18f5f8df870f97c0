import { text } from '../../messages/text.js';
import type { OtherCause, PortEvidence, StatusExplanation } from '../../protocol/status-explanation.js';
import { type Colours, printable } from '../terminal.js';

/** More rows than anybody reads; JSON has them all. */
const MAX_EVIDENCE = 10;

/** The likeliest first: what the evidence shows, then what the table or the causes outside it explain better. */
export function whyText(explanation: StatusExplanation, colours: Colours): string {
	const { status, model, meaning, knownBind, notes, isBindStatus } = explanation;
	const title = words('why.text.title', { status: status.name, value: String(status.value), model });
	const table = isBindStatus ? holders(explanation, colours) : [];
	const causes = otherCauses(explanation.otherCauses, colours);
	const lines = [
		colours.bold(title),
		meaning,
		words('why.text.bind', { bind: knownBind }),
		...notes.map((note) => words('cli.note', { note })),
		...evidence(explanation.evidence, colours),
		...(explanation.holders.length > 0 ? [...table, ...causes] : [...causes, ...table]),
	];
	return `${lines.join('\n')}\n`;
}

function words(id: string, args: Record<string, string> = {}): string {
	return text({ id, args });
}

function heading(id: string, colours: Colours): string[] {
	return ['', colours.bold(words(id))];
}

function evidence(entries: readonly PortEvidence[], colours: Colours): string[] {
	if (entries.length === 0) {
		return [];
	}
	const lines = entries
		.slice(0, MAX_EVIDENCE)
		.flatMap(({ says, follows, next }) => [
			`  * ${printable(says)}`,
			...follows.map((each) => `    - ${each}`),
			...(next === null ? [] : [command('why.text.next', next, colours)]),
		]);
	const more = entries.length - MAX_EVIDENCE;
	const rest = more > 0 ? [`  * ${words('why.text.more', { count: String(more) })}`] : [];
	return [...heading('why.text.evidence', colours), ...lines, ...rest];
}

function command(id: string, line: string, colours: Colours): string {
	return `    ${words(id)} ${colours.cyan(line)}`;
}

function holders(explanation: StatusExplanation, colours: Colours): string[] {
	const { status, explanations, second, holderCommand } = explanation;
	if (explanation.holders.length === 0) {
		return ['', words('why.text.noHolder', { status: status.name })];
	}
	const explained = new Set(explanations.map((cell) => JSON.stringify(cell.second)));
	return [
		...heading('why.text.holders', colours),
		`  ${words('why.text.seeHolder')} ${colours.cyan(holderCommand)}`,
		...explanation.holders.flatMap((group) => [
			`  ${group.second}:`,
			...group.sentences.map((sentence) => `    - ${sentence}`),
		]),
		...(explained.size < second.length ? [`  ${words('why.text.never', { status: status.name })}`] : []),
	];
}

function otherCauses(causes: readonly OtherCause[], colours: Colours): string[] {
	if (causes.length === 0) {
		return ['', words('why.text.noOtherCauses')];
	}
	const lines = causes.flatMap(({ cause, command: line, tell, state }, index) => {
		const seen = { open: '', found: words('why.text.found'), 'ruled-out': words('why.text.ruledOut') }[state];
		return [
			`  ${index + 1}. ${cause}${seen && ` ${colours.bold(seen)}`}`,
			command('why.text.run', line, colours),
			`    ${words('why.text.tell')} ${tell}`,
		];
	});
	return [...heading('why.text.otherCauses', colours), ...lines];
}
