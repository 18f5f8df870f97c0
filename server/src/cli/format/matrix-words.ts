import { text } from '../../messages/text.js';
import type { MatrixLine } from '../../protocol/matrix.js';
import type { MatrixReport, ReportedCell } from './matrix-report.js';
import { wordFor } from './words.js';

const OPTION_WORDS: Readonly<Record<MatrixLine['option'], string>> = {
	none: 'cli.matrix.noOption',
	reuse: 'cli.matrix.reuse',
	exclusive: 'cli.matrix.exclusive',
};

export function optionWords(option: MatrixLine['option']): string {
	return text({ id: OPTION_WORDS[option] });
}

export function lineWords({ option, address }: MatrixLine): string {
	return `${optionWords(option)}, ${wordFor('address', address)}`;
}

/** "SUCCESS*": the star says that it is undefined which socket receives. */
export function cellWords({ outcome, receiver }: ReportedCell): string {
	const word = outcome === 'NOT_APPLICABLE' ? text({ id: 'cli.matrix.notApplicable' }) : outcome;
	return receiver === 'undefined' ? `${word}*` : word;
}

/** Whether a row, or a column where the socket is the second bind, is the socket that was asked about. */
export function isSocketLine(report: MatrixReport, axis: 'row' | 'column', index: number): boolean {
	const own = report.role === 'first' ? 'row' : 'column';
	return axis === own && (report.socket?.lines.includes(index) ?? false);
}

/** What the socket is, as far as one was asked about. */
export function socketSentences({ socket, role }: MatrixReport): string[] {
	if (!socket) {
		return [];
	}
	const place = socket.bind ? `${socket.file}:${socket.bind.start.line}:${socket.bind.start.column}` : socket.file;
	const args = { place, socket: socket.expression, summary: socket.summary, role };
	return [text({ id: 'cli.matrix.socket', args }), socket.verdict, ...socket.notes];
}

/** What stands under the table: the meaning of its words, where it comes from, what to beware of. */
export function legend(report: MatrixReport): string[] {
	const cells = report.cells.flat();
	const { account, source, caveats, model } = report;
	const sentences = [
		...checkSentences(cells, model),
		...(cells.some((cell) => cell.receiver === 'undefined') ? [text({ id: 'cli.matrix.star' })] : []),
		...statusSentences(cells),
	];
	return [
		...sentences,
		...(account === 'unknown' ? [] : [text({ id: 'cli.matrix.account', args: { account } })]),
		...caveats.map((note) => text({ id: 'cli.note', args: { note } })),
		text({ id: 'cli.sources', args: { sources: source } }),
	];
}

/** One sentence for each pair of outcomes that CHECK stands for in this table. */
function checkSentences(cells: readonly ReportedCell[], model: string): string[] {
	const sentences = cells.flatMap(({ branches }) =>
		branches
			? [
					text({
						id: 'cli.matrix.check',
						args: {
							kind: model === 'wsk' ? 'wsk' : 'winsock',
							granted: branches.granted.outcome,
							refused: branches.refused.outcome,
						},
					}),
				]
			: [],
	);
	return [...new Set(sentences)].sort();
}

/** "INUSE: WSAEADDRINUSE (10048)", each once. */
function statusSentences(cells: readonly ReportedCell[]): string[] {
	const statuses = new Map<string, string>();
	for (const cell of cells) {
		for (const { outcome, status } of [cell, ...Object.values(cell.branches ?? {})]) {
			if (status && outcome !== 'SUCCESS') {
				statuses.set(outcome, `${outcome}: ${status.name} (${status.value})`);
			}
		}
	}
	return [...statuses.values()].sort().reverse();
}
