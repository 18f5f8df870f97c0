import { text } from '../../messages/text.js';
import type { MatrixReport } from './matrix-report.js';
import { cellWords, isSocketLine, legend, lineWords, socketSentences } from './matrix-words.js';

/** The table as GitHub's Markdown; the socket's own line is bold. */
export function matrixMarkdown(report: MatrixReport): string {
	const corner = text({ id: 'cli.matrix.axes' });
	const headings = report.columns.map((line, column) =>
		emphasised(lineWords(line), isSocketLine(report, 'column', column)),
	);
	const rows = report.rows.map((line, row) => [
		emphasised(lineWords(line), isSocketLine(report, 'row', row)),
		...report.cells[row]!.map((cell, column) =>
			emphasised(escaped(cellWords(cell)), isSocketLine(report, 'row', row) || isSocketLine(report, 'column', column)),
		),
	]);
	const table = [[corner, ...headings], ['---', ...headings.map(() => '---')], ...rows];
	const list = (sentences: string[]) => sentences.map((sentence) => `- ${escaped(sentence)}`).join('\n');
	const parts = [
		`## ${escaped(report.title)}`,
		list(socketSentences(report)),
		table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
		list(legend(report)),
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function emphasised(words: string, isSocket: boolean): string {
	return isSocket ? `**${words}**` : words;
}

/** Names come from anybody's code: none of them may turn into markup. */
function escaped(words: string): string {
	return words.replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}
