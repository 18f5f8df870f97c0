import Table from 'cli-table3';
import { text } from '../../messages/text.js';
import type { Outcome } from '../../protocol/resolution.js';
import { type Colours, printable } from '../terminal.js';
import type { MatrixReport } from './matrix-report.js';
import { cellWords, isSocketLine, legend, optionWords, socketSentences } from './matrix-words.js';
import { wordFor } from './words.js';

/** The table for a terminal: rows are the first bind, columns the second; the socket's own line is marked. */
export function matrixText(report: MatrixReport, colours: Colours): string {
	const above = [colours.bold(report.title), ...socketSentences(report).map(printable)];
	return `${[above.join('\n'), tableText(report, colours), legend(report).join('\n')].join('\n\n')}\n`;
}

function tableText(report: MatrixReport, colours: Colours): string {
	const table = new Table({ style: { head: [], border: [], compact: true } });
	const corner = { content: text({ id: 'cli.matrix.first' }), rowSpan: 3, colSpan: 2 };
	const second = { content: text({ id: 'cli.matrix.second' }), colSpan: report.columns.length };
	table.push([corner, second], optionHeadings(report), addressHeadings(report, colours));
	for (const [row, line] of report.rows.entries()) {
		const sameOption = report.rows.filter(({ option }) => option === line.option).length;
		const isFirstOfOption = report.rows.findIndex(({ option }) => option === line.option) === row;
		table.push([
			...(isFirstOfOption ? [{ content: optionWords(line.option), rowSpan: sameOption }] : []),
			marked(wordFor('address', line.address), isSocketLine(report, 'row', row), colours),
			...report.cells[row]!.map((cell, column) => {
				const isOwn = isSocketLine(report, 'row', row) || isSocketLine(report, 'column', column);
				return coloured(cellWords(cell), cell.outcome, isOwn, colours);
			}),
		]);
	}
	return table.toString();
}

/** Each option once, over its addresses. */
function optionHeadings({ columns }: MatrixReport): { content: string; colSpan: number }[] {
	const options = [...new Set(columns.map(({ option }) => option))];
	return options.map((option) => ({
		content: optionWords(option),
		colSpan: columns.filter((column) => column.option === option).length,
	}));
}

function addressHeadings(report: MatrixReport, colours: Colours): string[] {
	return report.columns.map(({ address }, column) =>
		marked(wordFor('address', address), isSocketLine(report, 'column', column), colours),
	);
}

/** Colour is never the only sign: the line of the socket has an arrow, too. */
function marked(words: string, isSocket: boolean, colours: Colours): string {
	return isSocket ? colours.bold(`> ${words}`) : words;
}

function coloured(words: string, outcome: Outcome, isOwn: boolean, colours: Colours): string {
	const colour = {
		SUCCESS: colours.green,
		INUSE: colours.red,
		DENIED: colours.red,
		CHECK: colours.yellow,
		NOT_APPLICABLE: colours.dim,
	}[outcome];
	return isOwn ? colours.bold(colour(words)) : colour(words);
}
