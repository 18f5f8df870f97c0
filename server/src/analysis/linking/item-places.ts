import type { Span } from '../../protocol/positions.js';
import type { Item } from '../../source/source-file.js';

/** More than the longest text that is analysed has. */
const LONGEST_TEXT = 2 ** 24;

/** Numbers are for one process: they never show in what it says. */
let lastNumber = 0;

/**
 * Where the items of one version of a file stand. While functions are run, a position is the number of its item times 2^24
 * plus the offset in it: so what a run has shown holds as long as the items do that it went through, wherever an edit moves
 * them. No two items of any files have one number.
 */
export class ItemPlaces {
	private readonly starts = new Map<number, number>();
	private readonly numbers = new Map<number, Map<string, number>>();
	private readonly numbersOfText = new Map<string, number[]>();

	/**
	 * `items` are those of all configurations; two with one start and text are one. `earlier` are those of the version
	 * before: an item with the same text keeps its number.
	 */
	constructor(items: Iterable<Item>, earlier?: ItemPlaces) {
		for (const { start, text } of items) {
			const here = this.numbers.get(start) ?? new Map<string, number>();
			this.numbers.set(start, here);
			if (!here.has(text)) {
				const alike = this.numbersOfText.get(text) ?? [];
				const number = earlier?.numbersOfText.get(text)?.[alike.length] ?? ++lastNumber;
				alike.push(number);
				this.numbersOfText.set(text, alike);
				here.set(text, number);
				this.starts.set(number, start);
			}
		}
	}

	/** The position of an item's first character, as runs have it. */
	baseOf({ start, text }: Item): number {
		return this.numbers.get(start)!.get(text)! * LONGEST_TEXT;
	}

	/** Where a position of a run is in the file; undefined where it is in none of these items. */
	inFile(position: number): number | undefined {
		const start = this.starts.get(itemNumberOf(position));
		return start === undefined ? undefined : start + (position % LONGEST_TEXT);
	}

	/** Where the item of a number begins in the file; undefined where it is none of these items. */
	startOf(number: number): number | undefined {
		return this.starts.get(number);
	}
}

/** The number of the item that a position of a run counts from. */
export function itemNumberOf(position: number): number {
	return Math.floor(position / LONGEST_TEXT);
}

/** A position that a run counts from its item, as it stands in the names that runs give to frames and sockets. */
const POSITION_IN_NAME = /\b\d{8,}\b/g;

/** The positions of runs in the name of a frame or a socket. */
export function positionsInName(name: string): number[] {
	return [...name.matchAll(POSITION_IN_NAME)].map(([digits]) => Number(digits));
}

/** Brings what runs have shown back to where it stands in the files. */
export class Placement {
	private readonly all: readonly ItemPlaces[];

	/** `placesOf` answers the items of another file; `files` are those that the runs went through. */
	constructor(
		private readonly own: ItemPlaces,
		private readonly placesOf: (file: string) => ItemPlaces | undefined,
		files: Iterable<string>,
	) {
		this.all = [own, ...[...files].flatMap((file) => placesOf(file) ?? [])];
	}

	spanOf(span: Span): Span {
		const places = span.file === undefined ? this.own : this.placesOf(span.file);
		const start = places?.inFile(span.start);
		const end = places?.inFile(span.end);
		return start === undefined || end === undefined ? span : { ...span, start, end };
	}

	/** The name of a frame or a socket. */
	idOf(id: string): string {
		return id.replace(POSITION_IN_NAME, (digits) => String(this.anywhere(Number(digits)) ?? digits));
	}

	/** Where the item of a number begins in its file, whichever that is. */
	startOf(number: number): number | undefined {
		for (const places of this.all) {
			const found = places.startOf(number);
			if (found !== undefined) {
				return found;
			}
		}
		return undefined;
	}

	private anywhere(position: number): number | undefined {
		const start = this.startOf(itemNumberOf(position));
		return start === undefined ? undefined : start + (position % LONGEST_TEXT);
	}
}
