import type { BindRole, MatrixCell, MatrixLine, SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { Outcome, OutcomeWithStatus } from '../../server/src/protocol/resolution.js';
import { element } from './dom.js';
import { lineName, OUTCOME_SPOKEN, OUTCOME_WORDS, statusName, TEXTS } from './texts.js';

/** A cell of the matrix: its row is the first bind, its column the second. */
export interface CellPlace {
	first: number;
	second: number;
}

/** The sign of an outcome, so that colour is never the only one. */
export const OUTCOME_SIGNS: Record<Outcome, string> = {
	SUCCESS: '!',
	INUSE: '×',
	DENIED: '⊘',
	CHECK: '?',
	NOT_APPLICABLE: '–',
};

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

/** Sign and word of an outcome. */
export function outcomeBadge(outcome: Outcome): HTMLElement {
	return element(
		'span',
		{ class: 'outcome', 'data-outcome': outcome },
		element('span', { class: 'sign', 'aria-hidden': 'true' }, OUTCOME_SIGNS[outcome]),
		element('span', { class: 'word' }, OUTCOME_WORDS[outcome]),
	);
}

/** A cell of a grid, undefined where the table has none. `named` says which binds its spoken name tells. */
export function gridCell(
	matrix: SharingMatrix,
	place: CellPlace,
	named: BindRole | 'both',
): HTMLTableCellElement | undefined {
	const cell = cellAt(matrix, place);
	if (!cell) {
		return undefined;
	}
	return element(
		'td',
		{
			role: 'gridcell',
			tabindex: -1,
			'data-first': place.first,
			'data-second': place.second,
			'data-outcome': cell.outcome,
			'aria-selected': 'false',
			'aria-label': spokenCell(matrix, place, cell, named),
		},
		outcomeBadge(cell.outcome),
		...remarks(matrix, cell).map((remark) => element('span', { class: 'remark' }, remark)),
	);
}

/** What stands below the outcome: the code that the caller sees, and what it hangs on. */
function remarks(matrix: SharingMatrix, cell: MatrixCell): string[] {
	const found: string[] = [];
	if (cell.outcome === 'CHECK') {
		found.push(matrix.model === 'wsk' ? TEXTS.descriptorDecides : TEXTS.accountDecides);
	} else if (cell.outcome !== 'SUCCESS' && cell.status) {
		found.push(String(cell.status.value));
	}
	if (cell.receiver === 'undefined') {
		found.push(TEXTS.receiverUndefined);
	}
	return found;
}

function spokenCell(matrix: SharingMatrix, place: CellPlace, cell: MatrixCell, named: BindRole | 'both'): string {
	const binds: string[] = [];
	const first = matrix.rows[place.first];
	const second = matrix.columns[place.second];
	if (first && named !== 'second') {
		binds.push(`${TEXTS.roleNames.first}: ${lineName(first)}`);
	}
	if (second && named !== 'first') {
		binds.push(`${TEXTS.roleNames.second}: ${lineName(second)}`);
	}
	const outcome = cell.branches
		? `${OUTCOME_SPOKEN[cell.outcome]}, ${spoken(cell.branches.granted)} or ${spoken(cell.branches.refused)}`
		: spoken(cell);
	const receiver = cell.receiver === 'undefined' ? [TEXTS.receiverUndefined] : [];
	return [...binds, `outcome: ${outcome}`, ...receiver].join('; ');
}

function spoken({ outcome, status }: OutcomeWithStatus): string {
	const word = OUTCOME_SPOKEN[outcome];
	return status && outcome !== 'SUCCESS' ? `${word}, ${statusName(status)}` : word;
}
