import type { MatrixCell, SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { OutcomeWithStatus } from '../../server/src/protocol/resolution.js';
import { type CellPlace, cellAt, outcomeBadge } from './cells.js';
import { element } from './dom.js';
import { CONFIDENCE_MEANINGS, lineName, statusName, TEXTS } from './texts.js';

/** Everything that is known of one cell, for the reader who asks why. Empty where the table has no such cell. */
export function explanation(matrix: SharingMatrix, place: CellPlace): HTMLElement[] {
	const cell = cellAt(matrix, place);
	const first = matrix.rows[place.first];
	const second = matrix.columns[place.second];
	if (!cell || !first || !second) {
		return [];
	}
	return [
		element('p', { class: 'outcome-line' }, ...outcomeWithStatus(cell)),
		element('p', { class: 'sentence' }, cell.explanation),
		element(
			'dl',
			{},
			...entry(TEXTS.firstBind, lineName(first)),
			...entry(TEXTS.secondBind, lineName(second)),
			...branches(matrix, cell),
			...(cell.receiver === 'undefined' ? entry(TEXTS.receiver, TEXTS.receiverIsUndefined) : []),
			...entry(TEXTS.confidence, CONFIDENCE_MEANINGS[cell.confidence], { 'data-confidence': cell.confidence }),
			...entry(TEXTS.sources, list(cell.sources)),
		),
		...cell.notes.map((note) => element('p', { class: 'note' }, note)),
	];
}

/** What CHECK comes to, one way and the other. */
function branches(matrix: SharingMatrix, cell: MatrixCell): HTMLElement[] {
	if (!cell.branches) {
		return [];
	}
	const isKernel = matrix.model === 'wsk';
	const { granted, refused } = cell.branches;
	return [
		...entry(isKernel ? TEXTS.descriptorGrants : TEXTS.sameAccount, outcomeWithStatus(granted), {
			'data-branch': 'granted',
		}),
		...entry(isKernel ? TEXTS.descriptorRefuses : TEXTS.differentAccount, outcomeWithStatus(refused), {
			'data-branch': 'refused',
		}),
	];
}

function outcomeWithStatus({ outcome, status }: OutcomeWithStatus): HTMLElement[] {
	const badge = outcomeBadge(outcome);
	return status ? [badge, element('span', { class: 'status' }, statusName(status))] : [badge];
}

function entry(
	term: string,
	value: string | readonly Node[],
	mark: { [name: `data-${string}`]: string } = {},
): HTMLElement[] {
	const parts = typeof value === 'string' ? [value] : value;
	return [element('dt', {}, term), element('dd', mark, ...parts)];
}

function list(items: readonly string[]): HTMLElement[] {
	return items.map((item) => element('span', { class: 'item' }, item));
}
