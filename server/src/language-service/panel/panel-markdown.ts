import { text } from '../../messages/text.js';
import type { BindRole, MatrixCell, MatrixLine, SharingMatrix } from '../../protocol/matrix.js';
import type { Change, LikelyBind, Notice, PartyVerdict, SocketDetails, WhatIf } from '../../protocol/panel.js';
import { escapeMarkdown } from '../hover/markdown.js';

/** What the document is made from: the very data that the panel shows. */
export interface MarkdownParts {
	details: SocketDetails;
	notices: readonly Notice[];
	matrix: SharingMatrix;
	role: BindRole;
	/** The lines of the table that are the socket. */
	lines: readonly number[];
	verdict: string;
}

/** The panel as a Markdown document. Nothing in it comes from the analysed code unescaped. */
export function panelMarkdown({ details, notices, matrix, role, lines, verdict }: MarkdownParts): string {
	const own = role === 'first' ? matrix.rows : matrix.columns;
	return document([
		`# ${details.line.map(escapeMarkdown).join(' · ')}`,
		details.parties.length > 0 ? list(details.parties.map(party)) : escapeMarkdown(verdict),
		...lines.flatMap((line) => lineTable(matrix, role, line, lines.length > 1 ? own[line] : undefined)),
		...section('panel.markdown.likely', details.likely.map(likely)),
		...details.whatIf.flatMap(whatIf),
		...notices.map(({ text }) => `> ${escapeMarkdown(text)}`),
		escapeMarkdown(text({ id: 'panel.markdown.source', args: { source: details.source, document: matrix.source } })),
	]);
}

/** A whole table as a Markdown document. */
export function tableMarkdown(matrix: SharingMatrix, notices: readonly Notice[] = []): string {
	const heads = [words('panel.markdown.axes'), ...matrix.columns.map(lineName)];
	const rows = matrix.rows.map((row, index) => [lineName(row), ...(matrix.cells[index] ?? []).map(cellText)]);
	return document([
		`# ${escapeMarkdown(matrix.modelTitle)}`,
		table([heads, ...rows]),
		...notices.map(({ text }) => `> ${escapeMarkdown(text)}`),
		escapeMarkdown(matrix.source),
	]);
}

/** Paragraphs as a document that ends with a line break. */
export function document(parts: readonly string[]): string {
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A list, one line an entry. */
export function list(entries: readonly string[]): string {
	return entries.map((entry) => `- ${entry}`).join('\n');
}

function section(titleId: string, entries: readonly string[]): string[] {
	return entries.length > 0 ? [`## ${words(titleId)}`, list(entries)] : [];
}

function words(id: string, args: Record<string, string | number> = {}): string {
	return escapeMarkdown(text({ id, args }));
}

function party({ label, sentence }: PartyVerdict): string {
	return `**${escapeMarkdown(label)}:** ${escapeMarkdown(sentence)}`;
}

function likely({ title, says, basis }: LikelyBind): string {
	return `${escapeMarkdown(title)}: ${escapeMarkdown(says)} (${escapeMarkdown(basis.sources.join('; '))})`;
}

const SIGNS: Readonly<Record<Change['sign'], string>> = { gain: '\\+ ', cost: '\\- ', both: '± ', neutral: '' };

function whatIf({ title, changes }: WhatIf): string[] {
	return [
		`## ${escapeMarkdown(title)}`,
		list(changes.map(({ sign, sentence }) => `${SIGNS[sign]}${escapeMarkdown(sentence)}`)),
	];
}

/** The socket's line folded: the other bind's options downwards, its addresses sideways. */
function lineTable(matrix: SharingMatrix, role: BindRole, own: number, caption: MatrixLine | undefined): string[] {
	const others = role === 'first' ? matrix.columns : matrix.rows;
	const cellOf = (other: number) => (role === 'first' ? matrix.cells[own]?.[other] : matrix.cells[other]?.[own]);
	const addresses = [...new Set(others.map(({ address }) => address))];
	const options = [...new Set(others.map(({ option }) => option))];
	const heads = [
		words('panel.markdown.other', { role }),
		...addresses.map((address) => words('panel.address', { address })),
	];
	const rows = options.map((option) => [
		words('panel.option', { option }),
		...addresses.map((address) => {
			const cell = cellOf(others.findIndex((line) => line.option === option && line.address === address));
			return cell ? cellText(cell) : '';
		}),
	]);
	return [...(caption ? [`**${lineName(caption)}**`] : []), table([heads, ...rows])];
}

function lineName({ option, address }: MatrixLine): string {
	return `${words('panel.option', { option })}, ${words('panel.address', { address })}`;
}

function cellText({ outcome, status, branches, effect }: MatrixCell): string {
	const code = status && status.value !== 0 ? ` ${status.value}` : '';
	const either = branches ? ` (${branches.granted.outcome} / ${branches.refused.outcome})` : '';
	const means =
		effect === 'shares' || effect === 'takes' || effect === 'around' ? `, ${words('panel.effect', { effect })}` : '';
	return `${outcome}${code}${either}${means}`;
}

function table([heads = [], ...rows]: readonly (readonly string[])[]): string {
	return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
