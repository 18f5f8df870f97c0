import type { BindRole, MatrixCell, MatrixLine, SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { CellPlace } from '../../server/src/protocol/panel.js';
import { element } from './dom.js';
import { outcomeBadge } from './outcomes.js';
import { addressName, optionName, spokenOutcome, text } from './wording.js';

/** The cell at a place, undefined where the table has none. */
export function cellAt(matrix: SharingMatrix, place: CellPlace): MatrixCell | undefined {
	return matrix.cells[place.first]?.[place.second];
}

/** The lines that the socket with this role can be, and those that the other socket can be. */
export function sides(
	matrix: SharingMatrix,
	role: BindRole,
): { own: readonly MatrixLine[]; other: readonly MatrixLine[] } {
	return role === 'first' ? { own: matrix.rows, other: matrix.columns } : { own: matrix.columns, other: matrix.rows };
}

/** Where the socket's line and a line of the other socket meet. */
export function meetingPlace(role: BindRole, own: number, other: number): CellPlace {
	return role === 'first' ? { first: own, second: other } : { first: other, second: own };
}

/**
 * A cell of a grid, undefined where the table has none; `named` says which binds it tells a listener. What is seen says
 * less, because the headers are in sight.
 */
export function gridCell(
	matrix: SharingMatrix,
	place: CellPlace,
	named: BindRole | 'both',
): HTMLTableCellElement | undefined {
	const cell = cellAt(matrix, place);
	if (!cell) {
		return undefined;
	}
	const remark = remarkOn(matrix, cell);
	return element(
		'td',
		{
			role: 'gridcell',
			tabindex: -1,
			'data-first': place.first,
			'data-second': place.second,
			'data-outcome': cell.outcome,
			'aria-selected': 'false',
		},
		element('span', { class: 'spoken' }, spokenCell(matrix, place, cell, named)),
		element(
			'span',
			{ class: 'shown', 'aria-hidden': 'true' },
			outcomeBadge(cell.outcome),
			hasCode(cell) ? element('span', { class: 'code' }, String(cell.status?.value)) : null,
			remark ? element('span', { class: 'remark' }, remark) : null,
		),
	);
}

function hasCode({ outcome, status }: MatrixCell): boolean {
	return status !== null && (outcome === 'INUSE' || outcome === 'DENIED');
}

/** What a cell comes to besides its outcome: what is taken, or what decides. */
function remarkOn({ model }: SharingMatrix, cell: MatrixCell): string | undefined {
	if (cell.outcome === 'CHECK') {
		return text(model === 'wsk' ? 'effect.descriptor' : 'effect.account');
	}
	if (cell.receiver === 'undefined') {
		return text('effect.shares');
	}
	return cell.effect === 'takes' || cell.effect === 'around' ? text(`effect.${cell.effect}`) : undefined;
}

function spokenCell(matrix: SharingMatrix, place: CellPlace, cell: MatrixCell, named: BindRole | 'both'): string {
	const first = matrix.rows[place.first];
	const second = matrix.columns[place.second];
	const binds = [
		...(first && named !== 'second' ? [spokenBind('first', first)] : []),
		...(second && named !== 'first' ? [spokenBind('second', second)] : []),
	].join('; ');
	const outcome = cell.branches
		? text('spoken.either', {
				outcome: text(`spoken.${cell.outcome}`),
				one: spokenOutcome(cell.branches.granted),
				other: spokenOutcome(cell.branches.refused),
			})
		: spokenOutcome(cell);
	const remark = cell.outcome === 'CHECK' ? undefined : remarkOn(matrix, cell);
	return [text('spoken.cell', { binds, outcome }), ...(remark ? [remark] : [])].join('; ');
}

function spokenBind(side: BindRole, line: MatrixLine): string {
	return text('spoken.bind', {
		side: text(`side.${side}`),
		option: optionName(line.option),
		address: addressName(line.address),
	});
}
