import { text } from '../../messages/text.js';
import type { OtherCause, PortEvidence, StatusExplanation } from '../../protocol/status-explanation.js';
import { escapeMarkdown } from '../hover/markdown.js';

/** More rows than anybody reads. */
const MAX_EVIDENCE = 10;

/** The explanation as a Markdown document. Nothing in it comes from a log, a paste or the analysed code unescaped. */
export function explanationMarkdown(explanation: StatusExplanation): string {
	const { status, model, meaning, knownBind, notes, isBindStatus } = explanation;
	const title = words('why.text.title', { status: status.name, value: String(status.value), model });
	const table = isBindStatus ? holders(explanation) : [];
	const causes = otherCauses(explanation.otherCauses);
	const sections = explanation.holders.length > 0 ? [...table, ...causes] : [...causes, ...table];
	const lines = [
		`# ${title}`,
		escapeMarkdown(meaning),
		words('why.text.bind', { bind: knownBind }),
		...notes.map((note) => `> ${escapeMarkdown(note)}`),
		...evidence(explanation.evidence),
		...sections,
	];
	return `${lines.join('\n\n')}\n`;
}

function words(id: string, args: Record<string, string> = {}): string {
	return escapeMarkdown(text({ id, args }));
}

function code(command: string): string {
	return `\`${command.replaceAll('`', '')}\``;
}

function evidence(entries: readonly PortEvidence[]): string[] {
	if (entries.length === 0) {
		return [];
	}
	const items = entries
		.slice(0, MAX_EVIDENCE)
		.map(({ says, follows, next }) =>
			[
				`- ${escapeMarkdown(says)}`,
				...follows.map((each) => `  - ${escapeMarkdown(each)}`),
				...(next === null ? [] : [`  - ${words('why.text.next')} ${code(next)}`]),
			].join('\n'),
		);
	const more = entries.length - items.length;
	const rest = more > 0 ? [`- ${words('why.text.more', { count: String(more) })}`] : [];
	return [`## ${words('why.text.evidence')}`, [...items, ...rest].join('\n')];
}

function holders({ holders, holderCommand, status, explanations, second }: StatusExplanation): string[] {
	if (holders.length === 0) {
		return [words('why.text.noHolder', { status: status.name })];
	}
	const explained = new Set(explanations.map((cell) => JSON.stringify(cell.second)));
	return [
		`## ${words('why.text.holders')}`,
		`${words('why.text.seeHolder')} ${code(holderCommand)}`,
		...holders.map((group) =>
			[`**${escapeMarkdown(group.second)}**`, '', ...group.sentences.map((each) => `- ${escapeMarkdown(each)}`)].join(
				'\n',
			),
		),
		...(explained.size < second.length ? [words('why.text.never', { status: status.name })] : []),
	];
}

function otherCauses(causes: readonly OtherCause[]): string[] {
	if (causes.length === 0) {
		return [words('why.text.noOtherCauses')];
	}
	const items = causes.map(({ cause, command, tell, state }, index) => {
		const seen = state === 'open' ? '' : ` **${words(state === 'found' ? 'why.text.found' : 'why.text.ruledOut')}**`;
		return `${index + 1}. ${escapeMarkdown(cause)}${seen}\n\n   ${code(command)}\n\n   ${escapeMarkdown(tell)}`;
	});
	return [`## ${words('why.text.otherCauses')}`, items.join('\n')];
}
