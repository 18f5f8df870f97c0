import type { BindRole, MatrixLine, SharingMatrix } from '../../server/src/protocol/matrix.js';
import { type CellPlace, gridCell, meetingPlace, sides } from './cells.js';
import { breakable, element } from './dom.js';
import { type Grid, grid } from './grid.js';
import { ADDRESS_NAMES, OPTION_NAMES, TEXTS } from './texts.js';

/**
 * The socket's line of the table, folded: sharing option of the OTHER bind downwards, its address sideways.
 * `own` is the number of the socket's line, `caption` says which line that is where it is not the only one.
 */
export function lineGrid(
	matrix: SharingMatrix,
	role: BindRole,
	own: number,
	caption: string,
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
		{ class: 'line', 'data-grid': 'line', 'data-line': own },
		element('caption', {}, caption),
		element('thead', {}, headRow(role, addresses)),
		element(
			'tbody',
			{},
			...rows.map(({ option, cells }) =>
				element(
					'tr',
					{},
					element('th', { scope: 'row' }, breakable(OPTION_NAMES[option])),
					...cells.map((cell) => cell ?? element('td')),
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

function headRow(role: BindRole, addresses: readonly MatrixLine['address'][]): HTMLTableRowElement {
	return element(
		'tr',
		{},
		element('th', { scope: 'col', class: 'axis' }, TEXTS.otherBind[role]),
		...addresses.map((address) => element('th', { scope: 'col' }, ADDRESS_NAMES[address])),
	);
}

function distinct<Value>(values: readonly Value[]): Value[] {
	return [...new Set(values)];
}
