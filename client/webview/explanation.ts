import type { SharingMatrix } from '../../server/src/protocol/matrix.js';
import type { CellPlace, MeetingSocket, MeetingSocketsAnswer } from '../../server/src/protocol/panel.js';
import type { Range } from '../../server/src/protocol/positions.js';
import { cellAt } from './cells.js';
import { button, element } from './dom.js';
import { backingEntries, branchEntries, entry, notes, outcomeWithStatus } from './outcomes.js';
import { lineName, text } from './wording.js';

/** Shows a place in the editor. */
export type Reveal = (range: Range, uri?: string) => void;

/** What a cell is explained with. */
export interface ExplanationParts {
	matrix: SharingMatrix;
	place: CellPlace;
	/** The workspace's other sockets that meet the one at hand; undefined where they are not known, or not asked for. */
	meeting: MeetingSocketsAnswer | undefined;
	reveal: Reveal;
	close(): void;
}

/** Everything that is known of one cell, for the reader who asks why. Empty where the table has no such cell. */
export function explanation({ matrix, place, meeting, reveal, close }: ExplanationParts): HTMLElement[] {
	const cell = cellAt(matrix, place);
	const first = matrix.rows[place.first];
	const second = matrix.columns[place.second];
	if (!cell || !first || !second) {
		return [];
	}
	return [
		element(
			'p',
			{ class: 'outcome-line' },
			...outcomeWithStatus(cell),
			button({ class: 'icon close', title: text('cell.close'), 'aria-label': text('cell.close') }, close, '×'),
		),
		element('p', { class: 'sentence' }, cell.explanation),
		element(
			'dl',
			{},
			...entry(text('side.first.title'), lineName(first)),
			...entry(text('side.second.title'), lineName(second)),
			...branchEntries(matrix.model, cell.branches),
			...(cell.receives ? entry(text('cell.receives'), cell.receives, { 'data-receives': cell.receiver }) : []),
			...(cell.check ? entry(text('cell.check'), cell.check) : []),
			...meetingEntries(meeting, place, reveal),
			...backingEntries(cell),
		),
		...notes(cell.notes),
	];
}

/** The workspace's sockets that stand at the cell. */
function meetingEntries(meeting: MeetingSocketsAnswer | undefined, place: CellPlace, reveal: Reveal): HTMLElement[] {
	const here = meeting?.sockets.filter(({ cells }) =>
		cells.some(({ first, second }) => first === place.first && second === place.second),
	);
	if (!meeting || !here || here.length === 0) {
		return [];
	}
	return entry(
		text('cell.meeting'),
		[
			...here.map((socket) => meetingLink(socket, reveal)),
			...(meeting.more > 0
				? [element('span', { class: 'item quiet' }, text('cell.meeting.more', { count: meeting.more }))]
				: []),
		],
		{ 'data-meeting': 'true' },
	);
}

function meetingLink({ place, summary, samePort, uri, range }: MeetingSocket, reveal: Reveal): HTMLElement {
	return element(
		'span',
		{ class: 'item' },
		button({ class: 'link' }, () => reveal(range, uri), place),
		` ${summary}`,
		samePort === 'maybe' ? element('span', { class: 'quiet' }, ` (${text('cell.meeting.maybe')})`) : null,
	);
}
