import type { BindRole, MatrixLine, SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { CellPlace } from '../../server/src/protocol/panel.js';
import { gridCell, meetingPlace, sides } from './cells.js';
import { element } from './dom.js';
import { type Grid, grid } from './grid.js';
import { addressName, optionName, text } from './wording.js';

/**
 * The socket's line of the table, folded: sharing option of the OTHER bind downwards, its address sideways.
 * `own` is the number of the socket's line, `caption` says which line that is.
 */
export function lineGrid(
	matrix: SharingMatrix,
	role: BindRole,
	own: number,
	caption: HTMLTableCaptionElement,
	choose: (place: CellPlace) => void,
): Grid {
	const { other } = sides(matrix, role);
	const addresses = distinct(other.map(({ address }) => address));
	const options = distinct(other.map(({ option }) => option));
	const rows = options.map((option) => ({
		option,
		cells: addresses.map((address) => {
			const at = other.findIndex((line) => line.option === option && line.address === address);
			return at < 0 ? undefined : gridCell(matrix, meetingPlace(role, own, at), role === 'first' ? 'second' : 'first');
		}),
	}));
	const table = element(
		'table',
		{ class: 'line', 'data-grid': 'line', 'data-line': own, 'data-columns': addresses.length },
		caption,
		element('thead', { role: 'rowgroup' }, headRow(role, addresses)),
		element(
			'tbody',
			{ role: 'rowgroup' },
			...rows.map(({ option, cells }) =>
				element(
					'tr',
					{ role: 'row' },
					element(
						'th',
						{ scope: 'row', role: 'rowheader', class: 'option', 'data-option': option },
						optionName(option),
					),
					...cells.map((cell) => cell ?? element('td', { role: 'cell' })),
				),
			),
		),
	);
	return grid(
		table,
		rows.map(({ cells }) => cells.filter((cell) => cell !== undefined)),
		choose,
	);
}

/** Roles stand in words, because the rows are laid out as boxes, which would take the roles of a table away. */
function headRow(role: BindRole, addresses: readonly MatrixLine['address'][]): HTMLTableRowElement {
	const other = role === 'first' ? 'second' : 'first';
	return element(
		'tr',
		{ role: 'row' },
		element('th', { scope: 'col', role: 'columnheader', class: 'axis' }, text(`side.${other}`)),
		...addresses.map((address) =>
			element(
				'th',
				{ scope: 'col', role: 'columnheader' },
				element('span', { class: 'address' }, addressName(address)),
				' ',
				element('span', { class: 'means' }, text(`address.${address}.means`)),
			),
		),
	);
}

function distinct<Value>(values: readonly Value[]): Value[] {
	return [...new Set(values)];
}
