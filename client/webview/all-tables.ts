import type { SharingTablesAnswer } from '../../server/src/protocol/lookup.js';
import type { SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { CellPlace } from '../../server/src/protocol/panel.js';
import { element, selection } from './dom.js';
import { explanation, type Reveal } from './explanation.js';
import { fullTable, key, type LitLines } from './full-table.js';
import type { Grid } from './grid.js';
import { notes } from './outcomes.js';
import { text } from './wording.js';

/** What the panel does for the tables. */
export interface AllTablesActions {
	toggled(isOpen: boolean): void;
	/** Every table is wanted. */
	wanted(): void;
	reveal: Reveal;
	announce(sentence: string): void;
}

/** The table as it was answered for the socket at hand, and which of its lines are that socket's. */
interface TableAtHand {
	matrix: SharingMatrix;
	lit: LitLines;
}

const AT_HAND = 'here';

/** Every table in full, one at a time: the one at hand with the socket's lines lit, and each document's own. */
export class AllTables {
	readonly root = element('details', { id: 'full-table' });
	private readonly content = element('div', { class: 'full-box' });
	private readonly explanation = element('section', { class: 'explanation', 'aria-label': text('cell.title') });
	private atHand: TableAtHand | undefined;
	private tables: SharingTablesAnswer['tables'] = [];
	/** Opened by the reader, not by the lack of a socket. */
	private isWanted = false;
	private shown = AT_HAND;
	private grid: Grid | undefined;
	private matrix: SharingMatrix | undefined;
	private chosen: CellPlace | undefined;

	constructor(private readonly actions: AllTablesActions) {
		// The reader's own wish: without a socket the box is open by itself.
		const toggled = () => {
			this.isWanted = !this.root.open;
			actions.toggled(this.isWanted);
		};
		this.root.append(
			element('summary', { id: 'full-table-summary', on: { click: toggled } }, element('h2', {}, text('tables.title'))),
			this.content,
		);
		this.root.addEventListener('toggle', () => {
			this.draw();
			if (this.isWanted && this.root.open) {
				this.root.scrollIntoView({ block: 'nearest' });
			}
		});
		this.root.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
	}

	/** Shows the table at hand, where the reader looks at that one. */
	show(atHand: TableAtHand, isOpen: boolean): void {
		this.atHand = atHand;
		this.root.open = isOpen;
		if (this.shown === AT_HAND || this.content.childElementCount === 0) {
			this.draw();
		}
	}

	/** Takes every document's own table. */
	receive({ tables }: SharingTablesAnswer): void {
		this.tables = tables;
		this.draw();
	}

	/** Lights cells of the table at hand. */
	light(cells: readonly CellPlace[]): void {
		if (this.shown === AT_HAND) {
			this.grid?.light(cells);
		}
	}

	/** A closed box holds nothing: 36 cells for nobody. */
	private draw(): void {
		const focused = this.focusedPlace();
		const hadChooser = document.activeElement?.id === 'table-chooser';
		this.content.replaceChildren();
		this.grid = undefined;
		if (!this.root.open || !this.atHand) {
			return;
		}
		if (this.tables.length === 0) {
			this.actions.wanted();
		}
		const documented = this.tables[Number(this.shown)];
		const matrix = documented?.matrix ?? this.atHand.matrix;
		this.matrix = matrix;
		const lit = documented ? { ...this.atHand.lit, lines: [] } : this.atHand.lit;
		this.grid = fullTable(matrix, lit, (place) => this.choose(matrix, place));
		this.content.append(
			this.chooser(),
			...(documented ? [element('p', { class: 'quiet' }, documented.appliesTo)] : []),
			element('div', { class: 'table-box' }, this.grid.table),
			this.explanation,
			key(matrix),
			...notes(documented?.caveats ?? []),
			this.source(documented),
		);
		this.explain(matrix);
		if (focused) {
			this.grid.focus(focused);
		} else if (hadChooser) {
			document.getElementById('table-chooser')?.focus({ preventScroll: true });
		}
	}

	private chooser(): HTMLElement {
		const here = text('tables.here', { title: this.atHand?.matrix.modelTitle ?? '' });
		const options = [
			[AT_HAND, here] as const,
			...this.tables.map(({ title }, index) => [String(index), title] as const),
		];
		return selection('table-chooser', text('tables.choose'), options, this.shown, (value) => {
			this.shown = value;
			this.chosen = undefined;
			this.draw();
		});
	}

	private source(documented: SharingTablesAnswer['tables'][number] | undefined): HTMLElement {
		return documented
			? element('p', { class: 'source' }, element('a', { href: documented.document.url }, documented.document.title))
			: element('p', { class: 'source' }, text('source', { source: this.atHand?.matrix.source ?? '' }));
	}

	private choose(matrix: SharingMatrix, place: CellPlace): void {
		this.chosen = place;
		this.explain(matrix);
		this.explanation.scrollIntoView({ block: 'nearest' });
		this.actions.announce(this.explanation.querySelector('.sentence')?.textContent ?? '');
	}

	private explain(matrix: SharingMatrix): void {
		const place = this.chosen;
		const close = () => this.close();
		const parts = place ? explanation({ matrix, place, meeting: undefined, reveal: this.actions.reveal, close }) : [];
		this.grid?.mark(parts.length > 0 ? place : undefined);
		this.explanation.toggleAttribute('data-chosen', parts.length > 0);
		this.explanation.replaceChildren(...parts);
		this.explanation.hidden = parts.length === 0;
	}

	private close(): void {
		const place = this.chosen;
		if (place && this.matrix) {
			this.chosen = undefined;
			this.explain(this.matrix);
			this.grid?.focus(place);
		}
	}

	/** The cell that has the keyboard; undefined where it is elsewhere. */
	private focusedPlace(): CellPlace | undefined {
		const focused = document.activeElement;
		return document.hasFocus() && focused instanceof HTMLTableCellElement && this.content.contains(focused)
			? { first: Number(focused.dataset.first), second: Number(focused.dataset.second) }
			: undefined;
	}
}
