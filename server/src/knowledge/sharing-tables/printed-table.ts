import type { SourceDocument } from '../sources.js';

/** The sharing options that a table has lines for. */
export type TableOption = 'none' | 'reuse' | 'exclusive';
export type TableAddress = 'wildcard' | 'specific' | 'specific2';
export type TableOutcome = 'SUCCESS' | 'INUSE' | 'DENIED' | 'CHECK' | 'NOT_APPLICABLE';

/** One kind of bind: "reuse/specific". */
export type TableLine = `${TableOption}/${TableAddress}`;

/** A heading of a printed table; one heading may stand for several options ("No options or SO_REUSEADDR"). */
export interface Heading {
	/** As it is cited. */
	printed: string;
	lines: readonly TableLine[];
}

/** What a symbol of a printed table means. */
export interface PrintedSymbol {
	outcome: TableOutcome;
	/** True where a footnote says that it is not defined which socket receives. */
	receiverUndefined?: boolean;
}

/** A table exactly as its document prints it, so that a human can hold the two side by side. */
export interface PrintedTable {
	source: SourceDocument;
	/** Which table of the document. */
	place: string;
	/** What the rows of the print are; its columns are the other bind. */
	rowsAre: 'first bind' | 'second bind';
	rows: readonly Heading[];
	columns: readonly Heading[];
	symbols: Readonly<Record<string, PrintedSymbol>>;
	/** One text a row, its cells parted by `|`. */
	grid: readonly string[];
}

/** One cell, keyed by what was bound first and what is bound second: no axis is left to guess. */
export interface SharingCell {
	first: TableLine;
	second: TableLine;
	outcome: TableOutcome;
	receiverUndefined: boolean;
	/** The symbol as printed. */
	printed: string;
	/** The document, the table, the row and the column. */
	citation: string;
}

/** A whole table, keyed. */
export type SharingTable = ReadonlyMap<string, SharingCell>;

export function cellKey(first: TableLine, second: TableLine): string {
	return `first ${first}, second ${second}`;
}

/**
 * Reads a printed table into keyed cells: the one place where its axes matter.
 * @throws Error where the print is not a full rectangle of known symbols: a slip of ours.
 */
export function readTable(table: PrintedTable): SharingTable {
	const cells = new Map<string, SharingCell>();
	table.rows.forEach((row, rowIndex) => {
		const printedCells = (table.grid[rowIndex] ?? '').split('|').map((cell) => cell.trim());
		if (printedCells.length !== table.columns.length) {
			throw new Error(`${table.place}: row "${row.printed}" has ${printedCells.length} cells`);
		}
		table.columns.forEach((column, columnIndex) => {
			for (const cell of readCell(table, row, column, printedCells[columnIndex]!)) {
				cells.set(cellKey(cell.first, cell.second), cell);
			}
		});
	});
	return cells;
}

function readCell(table: PrintedTable, row: Heading, column: Heading, printed: string): SharingCell[] {
	const symbol = table.symbols[printed];
	if (!symbol) {
		throw new Error(`${table.place}: "${printed}" is no symbol of this table`);
	}
	const [firsts, seconds] = table.rowsAre === 'first bind' ? [row, column] : [column, row];
	const citation = `${table.source.title}, ${table.place}, row "${row.printed}", column "${column.printed}"`;
	return firsts.lines.flatMap((first) =>
		seconds.lines.map((second) => ({
			first,
			second,
			outcome: symbol.outcome,
			receiverUndefined: symbol.receiverUndefined ?? false,
			printed,
			citation,
		})),
	);
}
