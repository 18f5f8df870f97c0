import { SHARING_MODELS } from '../../knowledge/sharing-models.js';
import { text } from '../../messages/text.js';
import type { BindRole, MatrixCell, MatrixLine, SharingMatrix, SocketAtCursor } from '../../protocol/matrix.js';
import { type PrintedRange, printedRange } from '../places.js';

/** A socket as `matrix --at` prints it. */
export type ReportedSocketAt = Omit<SocketAtCursor, 'bind' | 'functionName'> & {
	file: string;
	function: string;
	bind: PrintedRange | null;
};

/** A cell is an answer of the resolver, with the question it answers. */
export type ReportedCell = Omit<MatrixCell, 'effect' | 'receives' | 'check'> & {
	model: string;
	first: MatrixLine;
	second: MatrixLine;
};

/** What `matrix --format json` prints. Rows are always the first bind, columns the second. */
export interface MatrixReport {
	model: string;
	title: string;
	account: string;
	socket: ReportedSocketAt | null;
	role: BindRole;
	rows: readonly MatrixLine[];
	columns: readonly MatrixLine[];
	cells: ReportedCell[][];
	source: string;
	caveats: string[];
}

export interface SocketInFile {
	file: string;
	socket: SocketAtCursor;
}

export function matrixReport(matrix: SharingMatrix, role: BindRole, at: SocketInFile | null): MatrixReport {
	const { model, modelTitle, account, source, rows, columns, cells } = matrix;
	const caveats = SHARING_MODELS.find((description) => description.name === model)?.caveatIds ?? [];
	return {
		model,
		title: modelTitle,
		account,
		socket: at && reportSocketAt(at),
		role,
		rows,
		columns,
		cells: cells.map((line, row) =>
			line.map((cell, column) => ({ model, first: rows[row]!, second: columns[column]!, ...answerOf(cell) })),
		),
		source,
		caveats: caveats.map((id) => text({ id })),
	};
}

/** A cell as `resolve` answers it, without what only the panel shows. */
function answerOf({ effect: _effect, receives: _receives, check: _check, ...answer }: MatrixCell) {
	return answer;
}

function reportSocketAt({ file, socket }: SocketInFile): ReportedSocketAt {
	const { functionName, bind, ...rest } = socket;
	return { file, ...rest, function: functionName, bind: bind && printedRange(bind) };
}
