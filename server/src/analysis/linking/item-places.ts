import type { Span } from '../../protocol/positions.js';
import type { Item } from '../../source/source-file.js';

/** Items are numbered by stretches of so many UTF-16 units. */
const STRETCH = 1024;

/**
 * Numbers are for one process: they never show in what it says. They begin where a position has as many digits as
 * POSITION_IN_NAME asks for, and are used sparingly: a position beyond 2^31 is an object of its own to the engine.
 */
let nextNumber = 10_000;

/**
 * Where the items of one version of a file stand. Each stretch of an item has a number of its own, and while functions are
 * run, a position is that number times the length of a stretch plus the offset in it: so what a run has shown holds as long
 * as the items do that it went through, wherever an edit moves them. No two stretches of any files have one number.
 */
export class ItemPlaces {
	/** Where each stretch begins, by its number. */
	private readonly starts = new Map<number, number>();
	/** The number of an item's first stretch, by its start and its text. */
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
				const number = earlier?.numbersOfText.get(text)?.[alike.length] ?? newNumber(text);
				alike.push(number);
				this.numbersOfText.set(text, alike);
				here.set(text, number);
				for (let stretch = 0; stretch < stretchesOf(text); stretch++) {
					this.starts.set(number + stretch, start + stretch * STRETCH);
				}
			}
		}
	}

	/** The position of an item's first character, as runs have it. */
	baseOf({ start, text }: Item): number {
		return this.numbers.get(start)!.get(text)! * STRETCH;
	}

	/** Where a position of a run is in the file; undefined where it is in none of these items. */
	inFile(position: number): number | undefined {
		const start = this.starts.get(stretchNumberOf(position));
		return start === undefined ? undefined : start + (position % STRETCH);
	}

	/** Where the stretch of a number begins in the file; undefined where it is in none of these items. */
	startOf(number: number): number | undefined {
		return this.starts.get(number);
	}
}

/** How many stretches an item has: its end is in one of them, too. */
function stretchesOf(text: string): number {
	return Math.floor(text.length / STRETCH) + 1;
}

function newNumber(text: string): number {
	const number = nextNumber;
	nextNumber += stretchesOf(text);
	return number;
}

/** The number of the stretch that a position of a run counts from. */
export function stretchNumberOf(position: number): number {
	return Math.floor(position / STRETCH);
}

/** A position of a run, as it stands in the names that runs give to frames and sockets. */
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
		const { file } = span;
		const places = file === undefined ? this.own : this.placesOf(file);
		const start = places?.inFile(span.start);
		const end = places?.inFile(span.end);
		if (start === undefined || end === undefined) {
			return span;
		}
		return file === undefined ? { start, end } : { start, end, file };
	}

	/** The name of a frame or a socket. */
	idOf(id: string): string {
		return id.replace(POSITION_IN_NAME, (digits) => String(this.anywhere(Number(digits)) ?? digits));
	}

	/** Where the stretch of a number begins in its file, whichever that is. */
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
		const start = this.startOf(stretchNumberOf(position));
		return start === undefined ? undefined : start + (position % STRETCH);
	}
}
