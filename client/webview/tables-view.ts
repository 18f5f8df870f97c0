import type { BindRole, SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { CellPlace, MeetingSocketsAnswer } from '../../server/src/protocol/panel.js';
import { meetingPlace, sides } from './cells.js';
import { element, selection } from './dom.js';
import { explanation, type Reveal } from './explanation.js';
import type { Grid } from './grid.js';
import { lineGrid } from './line-grid.js';
import { lineName, text } from './wording.js';

/** The cell that the reader chose, by the other socket's line, so that the choice follows the socket and its role. */
export interface ChosenCell {
	other: number;
}

/** A matrix and the lines of it that are the socket's. */
export interface TablesContent {
	matrix: SharingMatrix;
	role: BindRole;
	lines: readonly number[];
}

/** What the panel does for the tables. */
export interface TablesActions {
	/** Undefined: no cell is chosen any more. */
	chosen(cell: ChosenCell | undefined): void;
	reveal: Reveal;
	announce(sentence: string): void;
}

interface LineGrid {
	own: number;
	grid: Grid;
	box: HTMLElement;
}

/** The socket's line, and the explanation of the cell that is chosen in it. */
export class TablesView {
	readonly root = element('section', { id: 'tables', 'aria-labelledby': 'tables-title' });
	private readonly explanation = element('section', {
		id: 'explanation',
		class: 'explanation',
		'aria-label': text('cell.title'),
	});
	private line: LineGrid | undefined;
	private content: TablesContent | undefined;
	private meeting: MeetingSocketsAnswer | undefined;
	private chosen: ChosenCell | undefined;
	/** Of several lines that the socket may be, the one that the reader supposes. */
	private supposed: number | undefined;

	constructor(private readonly actions: TablesActions) {
		this.root.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
	}

	/** Shows other content; the keyboard stays on the cell that it was on, where that cell is still there. */
	show(content: TablesContent, chosen: ChosenCell | undefined): void {
		const focused = this.focusedLine();
		this.content = content;
		this.meeting = undefined;
		const own = this.ownLine(content);
		this.line = own === undefined ? undefined : this.makeGrid(content, own);
		this.root.replaceChildren(...this.intro(content, own), ...(this.line ? [this.line.box] : []));
		this.root.hidden = false;
		this.mark(chosen);
		if (focused !== undefined && own !== undefined) {
			this.line?.grid.focus(this.placeOf(own, focused));
		}
	}

	/** Shows nothing. */
	clear(): void {
		this.content = undefined;
		this.line = undefined;
		this.root.replaceChildren();
		this.root.hidden = true;
	}

	/** Takes the workspace's other sockets that meet this one, and says them where their cell is explained. */
	receive(meeting: MeetingSocketsAnswer): void {
		this.meeting = meeting;
		this.line?.grid.note(meeting.sockets.flatMap(({ cells }) => cells));
		this.mark(this.chosen);
	}

	/** Lights cells for as long as something speaks of them. */
	light(cells: readonly CellPlace[]): void {
		this.line?.grid.light(cells);
	}

	/** The line that is shown: the supposed one, while the socket may be it. */
	private ownLine({ lines }: TablesContent): number | undefined {
		return lines.find((line) => line === this.supposed) ?? lines[0];
	}

	private intro(content: TablesContent, own: number | undefined): HTMLElement[] {
		const { lines, role, matrix } = content;
		const title = element('h2', { id: 'tables-title' }, text(`grid.title.${role}`));
		if (own === undefined) {
			return [title, element('p', { id: 'no-line', class: 'quiet' }, text('grid.none'))];
		}
		if (lines.length === 1) {
			return [title];
		}
		const names = lines.map((line) => [String(line), lineNameAt(matrix, role, line)] as const);
		return [
			title,
			element('p', { id: 'possible-lines', class: 'quiet' }, text('grid.several', { count: lines.length })),
			selection('supposed-line', text('grid.suppose'), names, String(own), (line) =>
				this.suppose(content, Number(line)),
			),
		];
	}

	private suppose(content: TablesContent, line: number): void {
		const { meeting } = this;
		this.supposed = line;
		this.show(content, this.chosen);
		document.getElementById('supposed-line')?.focus({ preventScroll: true });
		if (meeting) {
			this.receive(meeting);
		}
	}

	private makeGrid({ matrix, role, lines }: TablesContent, own: number): LineGrid {
		const line = lineNameAt(matrix, role, own);
		// Where the line is chosen right above, it need not be read twice.
		const caption =
			lines.length > 1
				? element('caption', { class: 'spoken' }, text('grid.supposed', { line }))
				: element('caption', {}, text('grid.caption', { line }));
		const grid = lineGrid(matrix, role, own, caption, (place) =>
			this.choose({ other: role === 'first' ? place.second : place.first }),
		);
		return { own, grid, box: element('div', { class: 'line-box' }, grid.table) };
	}

	private choose(cell: ChosenCell): void {
		this.actions.chosen(cell);
		this.mark(cell);
		this.explanation.scrollIntoView({ block: 'nearest' });
		this.actions.announce(this.explanation.querySelector('.sentence')?.textContent ?? '');
	}

	private close(): void {
		const { chosen, line } = this;
		if (chosen && line) {
			this.actions.chosen(undefined);
			this.mark(undefined);
			line.grid.focus(this.placeOf(line.own, chosen.other));
		}
	}

	/** Marks a cell as chosen and explains it. */
	private mark(chosen: ChosenCell | undefined): void {
		this.chosen = chosen;
		const { line, content } = this;
		if (!line || !content) {
			return;
		}
		const place = chosen && this.placeOf(line.own, chosen.other);
		const parts = place ? this.explain(content, place) : [];
		line.grid.mark(parts.length > 0 ? place : undefined);
		this.explanation.toggleAttribute('data-chosen', parts.length > 0);
		this.explanation.replaceChildren(
			...(parts.length > 0 ? parts : [element('p', { class: 'hint' }, text('grid.hint'))]),
		);
		line.box.after(this.explanation);
	}

	private explain({ matrix }: TablesContent, place: CellPlace): HTMLElement[] {
		const { reveal } = this.actions;
		return explanation({ matrix, place, meeting: this.meeting, reveal, close: () => this.close() });
	}

	private placeOf(own: number, other: number): CellPlace {
		return meetingPlace(this.content?.role ?? 'first', own, other);
	}

	/** The other socket's line of the cell that has the keyboard; undefined where the reader types elsewhere. */
	private focusedLine(): number | undefined {
		const focused = document.activeElement;
		if (!document.hasFocus() || !(focused instanceof HTMLTableCellElement) || !this.root.contains(focused)) {
			return undefined;
		}
		return Number(this.content?.role === 'second' ? focused.dataset.first : focused.dataset.second);
	}
}

function lineNameAt(matrix: SharingMatrix, role: BindRole, own: number): string {
	const line = sides(matrix, role).own[own];
	return line ? lineName(line) : '';
}
