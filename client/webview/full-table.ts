import type { BindRole, MatrixLine, SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { CellPlace } from '../../server/src/protocol/panel.js';
import type { Outcome } from '../../server/src/protocol/resolution.js';
import { gridCell } from './cells.js';
import { breakable, element } from './dom.js';
import { type Grid, grid } from './grid.js';
import { outcomeBadge } from './outcomes.js';
import { addressName, optionName, text } from './wording.js';

/** The lines that are the socket's, and on which side of the table they stand. */
export interface LitLines {
	role: BindRole;
	lines: readonly number[];
}

/** Neighbouring lines with one sharing option, under one header. */
interface OptionGroup {
	option: MatrixLine['option'];
	lines: readonly { line: MatrixLine; at: number }[];
}

/** The whole table: rows are the first bind, columns the second, the socket's lines lit. */
export function fullTable(matrix: SharingMatrix, lit: LitLines, choose: (place: CellPlace) => void): Grid {
	const isLit = (role: BindRole, at: number) => lit.role === role && lit.lines.includes(at);
	const cells = matrix.rows.map((_row, first) =>
		matrix.columns.map((_column, second) => {
			const cell = gridCell(matrix, { first, second }, 'both') ?? element('td');
			if (isLit('first', first) || isLit('second', second)) {
				cell.dataset.lit = lit.role;
			}
			return cell;
		}),
	);
	const table = element(
		'table',
		{ class: 'full', 'data-grid': 'full' },
		element('caption', {}, text('tables.caption')),
		tableHead(matrix, isLit),
		...groups(matrix.rows).map(({ option, lines }) =>
			element(
				'tbody',
				{},
				element('tr', {}, element('th', { scope: 'rowgroup', colspan: matrix.columns.length + 1 }, optionName(option))),
				...lines.map(({ line, at }) =>
					element('tr', {}, addressHeader('row', line, isLit('first', at)), ...(cells[at] ?? [])),
				),
			),
		),
	);
	return grid(table, cells, choose);
}

/** What the signs in a table mean, and what it takes for granted. */
export function key(matrix: SharingMatrix): HTMLElement {
	const outcomes = new Set<Outcome>(matrix.cells.flat().map(({ outcome }) => outcome));
	const account = accountOf(matrix);
	return element(
		'div',
		{ class: 'key' },
		element(
			'dl',
			{ 'aria-label': text('tables.key') },
			...[...outcomes].flatMap((outcome) => [
				element('dt', {}, outcomeBadge(outcome)),
				element('dd', {}, text(`meaning.${outcome}`)),
			]),
		),
		element('p', {}, text('tables.oneAddress')),
		account ? element('p', {}, account) : null,
	);
}

/** Only the tables of Windows Server 2003 and later ask for the account. */
function accountOf({ model, account }: SharingMatrix): string | undefined {
	return model === 'winsock' ? text(`tables.account.${account}`) : undefined;
}

function tableHead(matrix: SharingMatrix, isLit: (role: BindRole, at: number) => boolean): HTMLElement {
	const columnGroups = groups(matrix.columns);
	return element(
		'thead',
		{},
		element(
			'tr',
			{},
			element('th', { scope: 'col', rowspan: 3, class: 'axis' }, text('side.first')),
			element('th', { scope: 'colgroup', colspan: matrix.columns.length, class: 'axis' }, text('side.second')),
		),
		element(
			'tr',
			{},
			...columnGroups.map(({ option, lines }) =>
				element('th', { scope: 'colgroup', colspan: lines.length }, breakable(optionName(option))),
			),
		),
		element(
			'tr',
			{},
			...columnGroups.flatMap(({ lines }) =>
				lines.map(({ line, at }) => addressHeader('col', line, isLit('second', at))),
			),
		),
	);
}

function addressHeader(scope: 'row' | 'col', line: MatrixLine, isLit: boolean): HTMLElement {
	const header = element(
		'th',
		{ scope, class: 'address' },
		element('span', {}, addressName(line.address)),
		isLit ? element('span', { class: 'spoken' }, ` (${text('tables.thisSocket')})`) : null,
	);
	if (isLit) {
		header.dataset.lit = scope === 'row' ? 'first' : 'second';
	}
	return header;
}

function groups(lines: readonly MatrixLine[]): OptionGroup[] {
	const options = [...new Set(lines.map(({ option }) => option))];
	const numbered = lines.map((line, at) => ({ line, at }));
	return options.map((option) => ({ option, lines: numbered.filter(({ line }) => line.option === option) }));
}
