import type { CellPlace } from '../../server/src/protocol/panel.js';
import { element } from './dom.js';
import { text } from './wording.js';

/** A table whose cells one walks with the arrow keys and chooses with Enter, Space or a click. One stop for the Tab key. */
export interface Grid {
	table: HTMLTableElement;
	/** Marks the cell at this place, and makes it the one that Tab comes to. */
	mark(place: CellPlace | undefined): void;
	/** Lights the cells at these places, for as long as something speaks of them. */
	light(places: readonly CellPlace[]): void;
	/** Says in the cells how many sockets of the workspace stand there: a place for each. */
	note(places: readonly CellPlace[]): void;
	/** Gives the keyboard to the cell at this place; false where the grid has none. */
	focus(place: CellPlace): boolean;
}

type Cells = readonly (readonly HTMLTableCellElement[])[];

/** Makes a grid of a table; `cells` in the order in which they are seen. */
export function grid(table: HTMLTableElement, cells: Cells, choose: (place: CellPlace) => void): Grid {
	const all = cells.flat();
	const stopAt = (cell: HTMLTableCellElement | undefined) => {
		for (const each of all) {
			each.tabIndex = each === cell ? 0 : -1;
		}
	};
	const find = (place: CellPlace | undefined) => all.find((cell) => place && isAt(cell, place.first, place.second));

	table.setAttribute('role', 'grid');
	stopAt(all[0]);
	table.addEventListener('keydown', (event) => {
		const at = locate(cells, event.target);
		if (!at || event.altKey || event.metaKey) {
			return;
		}
		if (event.key === 'Enter' || event.key === ' ') {
			choose(placeOf(at.cell));
		} else {
			const next = target(cells, at.row, at.column, event);
			if (!next) {
				return;
			}
			stopAt(next);
			next.focus();
		}
		event.preventDefault();
	});
	table.addEventListener('click', (event) => {
		const at = locate(cells, event.target);
		if (at) {
			stopAt(at.cell);
			at.cell.focus();
			choose(placeOf(at.cell));
		}
	});
	return {
		table,
		mark(place) {
			const marked = find(place);
			for (const cell of all) {
				cell.setAttribute('aria-selected', String(cell === marked));
			}
			if (marked) {
				stopAt(marked);
			}
		},
		light(places) {
			for (const cell of all) {
				const isSpokenOf = places.some(({ first, second }) => isAt(cell, first, second));
				cell.toggleAttribute('data-spoken-of', isSpokenOf);
			}
		},
		note(places) {
			for (const cell of all) {
				for (const old of cell.querySelectorAll('.met')) {
					old.remove();
				}
				const count = places.filter(({ first, second }) => isAt(cell, first, second)).length;
				if (count > 0) {
					const met = text('cell.met', { count });
					cell.querySelector('.shown')?.append(element('span', { class: 'met' }, met));
					cell.querySelector('.spoken')?.append(element('span', { class: 'met' }, `; ${met}`));
				}
			}
		},
		focus(place) {
			const cell = find(place);
			if (cell) {
				stopAt(cell);
				cell.focus({ preventScroll: true });
			}
			return cell !== undefined;
		},
	};
}

/** The place that a cell of any grid stands for. */
export function placeOf(cell: HTMLElement): CellPlace {
	return { first: Number(cell.dataset.first), second: Number(cell.dataset.second) };
}

function isAt(cell: HTMLElement, first: number, second: number): boolean {
	const place = placeOf(cell);
	return place.first === first && place.second === second;
}

function locate(cells: Cells, from: EventTarget | null) {
	for (const [row, line] of cells.entries()) {
		for (const [column, cell] of line.entries()) {
			if (from instanceof Node && cell.contains(from)) {
				return { cell, row, column };
			}
		}
	}
	return undefined;
}

/** The cell that a key leads to; undefined where the key means nothing here. */
function target(cells: Cells, row: number, column: number, event: KeyboardEvent): HTMLTableCellElement | undefined {
	const line = cells[row] ?? [];
	switch (event.key) {
		case 'ArrowUp':
			return cells[Math.max(row - 1, 0)]?.[column];
		case 'ArrowDown':
			return cells[Math.min(row + 1, cells.length - 1)]?.[column];
		case 'ArrowLeft':
			return line[Math.max(column - 1, 0)];
		case 'ArrowRight':
			return line[Math.min(column + 1, line.length - 1)];
		case 'Home':
			return event.ctrlKey ? cells[0]?.[0] : line[0];
		case 'End':
			return event.ctrlKey ? cells.at(-1)?.at(-1) : line.at(-1);
		default:
			return undefined;
	}
}
