import stringWidth from 'string-width';

const TAB = 4;
const segmenter = new Intl.Segmenter();
const PLAIN = /^[ -~]$/;

/** A text as cells of a terminal: tabs are spaces up to the next stop, a wide character takes two. */
export class CellText {
	private readonly pieces: { text: string; at: number; width: number }[] = [];
	/** The cell at which each UTF-16 unit stands. */
	private readonly cellOfUnit: number[] = [];
	readonly width: number;

	constructor(text: string) {
		let at = 0;
		for (const { segment } of segmenter.segment(text)) {
			const width = segment === '\t' ? TAB - (at % TAB) : PLAIN.test(segment) ? 1 : stringWidth(segment);
			this.pieces.push({ text: segment === '\t' ? ' '.repeat(width) : segment, at, width });
			this.cellOfUnit.push(...Array.from({ length: segment.length }, () => at));
			at += width;
		}
		this.width = at;
	}

	/** The cell of an offset in UTF-16 units; behind the end where the text is shorter. */
	cellAt(unit: number): number {
		return this.cellOfUnit[unit] ?? this.width;
	}

	/** What stands in some cells, as wide as that or shorter; half a wide character is a space. */
	slice(from: number, to: number): string {
		return this.pieces
			.filter(({ at, width }) => at + width > from && at < to)
			.map(({ text, at, width }) =>
				at >= from && at + width <= to ? text : ' '.repeat(this.inside(at, width, from, to)),
			)
			.join('');
	}

	private inside(at: number, width: number, from: number, to: number): number {
		return Math.min(at + width, to) - Math.max(at, from);
	}
}
