import type { BindRole } from '../../server/src/protocol/matrix.js';
import type { CellPlace, PartyVerdict } from '../../server/src/protocol/panel.js';
import { element } from './dom.js';
import { doubt, sign } from './outcomes.js';

/** Lights cells of the table while something speaks of them. */
export type Light = (cells: readonly CellPlace[]) => void;

/** Lights the cells that an element speaks of while the mouse is on it. */
export function lightWhilePointedAt(made: HTMLElement, cells: readonly CellPlace[], light: Light): void {
	if (cells.length > 0) {
		made.addEventListener('pointerenter', () => light(cells));
		made.addEventListener('pointerleave', () => light([]));
	}
}

/** The verdict: for each kind of other socket, what it can do. */
export function partyVerdicts(parties: readonly PartyVerdict[], role: BindRole, light: Light): HTMLElement {
	return element(
		'dl',
		{ class: 'parties' },
		...parties.map((party) => {
			const row = element(
				'div',
				{ 'data-party': party.party, 'data-open': String(party.succeedsAtMost > 0) },
				element('dt', {}, party.label),
				element('dd', {}, partySign(party, role), element('span', {}, party.sentence), ...doubt(party.confidence)),
			);
			lightWhilePointedAt(row, party.cells, light);
			return row;
		}),
	);
}

/** Bound first, this socket is safe where nobody gets in; bound second, it is stopped there. */
function partySign({ succeedsAtMost }: PartyVerdict, role: BindRole): HTMLElement {
	return sign(succeedsAtMost > 0 ? '!' : role === 'first' ? '✓' : '×');
}
