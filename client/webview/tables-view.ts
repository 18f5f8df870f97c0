import type { BindRole, SharingMatrix } from '../../server/src/protocol/matrix.js';
import { type CellPlace, meetingPlace, sides } from './cells.js';
import { element } from './dom.js';
import { explanation } from './explanation.js';
import { fullTable, key } from './full-table.js';
import type { Grid } from './grid.js';
import { lineGrid } from './line-grid.js';
import type { ChosenCell } from './panel-state.js';
import { lineName, TEXTS } from './texts.js';

/** What the tables show: a matrix and the lines of it that are the socket's; undefined where there is no socket. */
export interface TablesContent {
	matrix: SharingMatrix;
	role: BindRole;
	lines: readonly number[] | undefined;
}

export interface TablesActions {
	chosen(cell: ChosenCell): void;
	fullTableToggled(isOpen: boolean): void;
}

/** The socket's lines, the whole table, and the explanation of the chosen cell below the grid it was chosen in. */
export class TablesView {
	readonly root = element('div', { id: 'tables' });
	private readonly explanation = element('section', { id: 'explanation', 'aria-label': TEXTS.explanation });
	private lineGrids: { own: number; grid: Grid; box: HTMLElement }[] = [];
	private full: { grid: Grid; box: HTMLElement } | undefined;
	private content: TablesContent | undefined;

	constructor(private readonly actions: TablesActions) {}

	/** Shows other content; the keyboard stays on the cell that it was on, where that cell is still there. */
	show(content: TablesContent, chosen: ChosenCell | undefined, isFullTableOpen: boolean): void {
		const focused = this.focusedCell();
		this.content = content;
		const lines = content.lines ?? [];
		this.lineGrids = lines.map((own, index) => this.makeLineGrid(content, own, index, lines.length));
		const details = this.makeFullTable(content, isFullTableOpen || content.lines === undefined);
		this.root.replaceChildren(...this.intro(content), ...this.lineGrids.map(({ box }) => box), details);
		this.mark(chosen);
		if (focused) {
			this.gridOf(focused)?.grid.focus(this.placeOf(focused));
		}
	}

	clear(): void {
		this.content = undefined;
		this.lineGrids = [];
		this.full = undefined;
		this.root.replaceChildren();
	}

	/** Marks a cell as chosen and explains it. */
	mark(chosen: ChosenCell | undefined): void {
		const cell = chosen && this.settle(chosen);
		const marked = cell && this.gridOf(cell)?.grid;
		const place = cell && this.placeOf(cell);
		for (const { grid } of [...this.lineGrids, ...(this.full ? [this.full] : [])]) {
			grid.mark(grid === marked ? place : undefined);
		}
		const parts = this.content && place && marked ? explanation(this.content.matrix, place) : [];
		this.explanation.toggleAttribute('data-chosen', parts.length > 0);
		this.explanation.replaceChildren(
			...(parts.length > 0 ? parts : [element('p', { class: 'hint' }, TEXTS.chooseACell)]),
		);
		(marked ?? this.lineGrids.at(-1)?.grid ?? this.full?.grid)?.table.after(this.explanation);
	}

	/** Brings the explanation into sight. */
	scrollToExplanation(): void {
		this.explanation.scrollIntoView({ block: 'nearest' });
	}

	private intro({ lines, role }: TablesContent): HTMLElement[] {
		if (!lines) {
			return [];
		}
		const title = element('h2', {}, TEXTS.otherBindTitle[role]);
		if (lines.length === 0) {
			return [element('p', { id: 'no-line' }, TEXTS.noLine)];
		}
		return lines.length === 1
			? [title]
			: [title, element('p', { id: 'possible-lines' }, TEXTS.possibleLines(lines.length))];
	}

	private makeLineGrid({ matrix, role }: TablesContent, own: number, index: number, count: number) {
		const line = sides(matrix, role).own[own];
		const name = line ? lineName(line) : '';
		const caption = count > 1 ? TEXTS.oneOfLines(index + 1, count, name) : TEXTS.onlyLine(name);
		const grid = lineGrid(matrix, role, own, caption, (place) =>
			this.actions.chosen({ grid: 'line', own, other: role === 'first' ? place.second : place.first }),
		);
		return { own, grid, box: element('div', { class: 'line-box' }, grid.table) };
	}

	private makeFullTable({ matrix, role, lines }: TablesContent, isOpen: boolean): HTMLElement {
		const grid = fullTable(matrix, { role, lines: lines ?? [] }, (place) =>
			this.actions.chosen({ grid: 'full', ...place }),
		);
		const box = element('div', { class: 'full-box' }, grid.table, key(matrix));
		const details = element('details', { id: 'full-table' });
		const toggled = () => this.actions.fullTableToggled(!details.open);
		details.append(
			element('summary', { id: 'full-table-summary', on: { click: toggled } }, TEXTS.fullTable(matrix.modelTitle)),
			box,
		);
		details.open = isOpen;
		this.full = { grid, box };
		return details;
	}

	/** A choice made for another line of the socket, on the line that the socket has now. */
	private settle(cell: ChosenCell): ChosenCell | undefined {
		const own = cell.grid === 'line' && this.lineGrids.find((each) => each.own === cell.own);
		if (cell.grid === 'full' || own) {
			return cell;
		}
		const first = this.lineGrids[0];
		return first && { ...cell, own: first.own };
	}

	private gridOf(cell: ChosenCell): { grid: Grid; box: HTMLElement } | undefined {
		return cell.grid === 'full' ? this.full : this.lineGrids.find(({ own }) => own === cell.own);
	}

	private placeOf(cell: ChosenCell): CellPlace {
		return cell.grid === 'full' ? cell : meetingPlace(this.content?.role ?? 'first', cell.own, cell.other);
	}

	/** The cell that has the keyboard; undefined where the reader types elsewhere, in the editor perhaps. */
	private focusedCell(): ChosenCell | undefined {
		const focused = document.activeElement;
		if (!document.hasFocus() || !(focused instanceof HTMLTableCellElement)) {
			return undefined;
		}
		const place = { first: Number(focused.dataset.first), second: Number(focused.dataset.second) };
		const lineGrid = this.lineGrids.find(({ box }) => box.contains(focused));
		if (lineGrid) {
			const other = this.content?.role === 'second' ? place.first : place.second;
			return { grid: 'line', own: lineGrid.own, other };
		}
		return this.full?.box.contains(focused) ? { grid: 'full', ...place } : undefined;
	}
}
