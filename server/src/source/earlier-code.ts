import type { Span } from '../protocol/positions.js';
import type { ActiveCode } from './active-code.js';
import { countBefore, lowerBound } from './lower-bound.js';
import type { TokenChange } from './retokenize.js';

/** Where active code differs from that of the version before. Places are those of its tokens in it. */
export interface CodeChange {
	/** So many places are the same at the beginning. */
	from: number;
	/** From this place on all are the same, but for where they stand. */
	end: number;
	/** How much higher the numbers of their places are than before, those of their tokens, and where they stand. */
	placeShift: number;
	tokenShift: number;
	shift: number;
}

/** How two versions of a file's active code differ, whose tokens differ as `tokens` says. */
export function codeChange(before: ActiveCode, now: ActiveCode, tokens: TokenChange): CodeChange {
	const most = Math.min(before.count, now.count);
	const tokenShift = tokens.end - tokens.beforeEnd;
	let from = 0;
	while (from < most && now.code[from]! < tokens.from && before.code[from] === now.code[from]) from++;
	let same = 0;
	while (same < most - from) {
		const token = before.code[before.count - 1 - same]!;
		if (token < tokens.beforeEnd || now.code[now.count - 1 - same] !== token + tokenShift) break;
		same++;
	}
	const placeShift = now.count - before.count;
	const shift = now.tokens.text.length - before.tokens.text.length;
	return { from, end: now.count - same, placeShift, tokenShift, shift };
}

/** What one pass over active code has made of it. */
export interface Pass {
	input: ActiveCode;
	remaining: ActiveCode;
	/** What is to be blanked, in order. */
	blanks: readonly Span[];
}

/** A pass over the version before, and where what is to be passed over now differs from what it was given. */
export interface Earlier<P extends Pass = Pass> {
	pass: P;
	change: CodeChange;
}

/** Collects what a pass makes of active code, place by place; the beginning and the end may come from an earlier pass. */
export class PassBuilder {
	private readonly code: Int32Array;
	private count = 0;
	private blanks: Span[] = [];

	constructor(private readonly input: ActiveCode) {
		this.code = new Int32Array(input.count);
	}

	keep(place: number): void {
		this.code[this.count++] = this.input.code[place]!;
	}

	/** Takes the places from `from` to before `end` out. */
	blank(from: number, end: number): void {
		const { tokens, code } = this.input;
		this.blanks.push({ start: tokens.starts[code[from]!]!, end: tokens.starts[code[end - 1]! + 1]! });
	}

	/** Takes over what an earlier pass made of the places before `place`. */
	begin({ remaining, blanks }: Pass, place: number): void {
		if (place === 0) return;
		const last = this.input.code[place - 1]!;
		this.count = lowerBound(remaining.code, last + 1, remaining.count);
		this.code.set(remaining.code.subarray(0, this.count));
		const end = this.input.tokens.starts[last + 1]!;
		this.blanks = blanks.slice(
			0,
			countBefore(blanks.length, (index) => blanks[index]!.start < end),
		);
	}

	/** Takes over what an earlier pass made of the places from `place` (of this version) on. */
	end({ pass: { input, remaining, blanks }, change }: Earlier, place: number): void {
		const first = input.code[place - change.placeShift];
		if (first === undefined) return;
		for (let kept = lowerBound(remaining.code, first, remaining.count); kept < remaining.count; kept++) {
			this.code[this.count++] = remaining.code[kept]! + change.tokenShift;
		}
		const start = input.tokens.starts[first]!;
		for (
			let blank = countBefore(blanks.length, (index) => blanks[index]!.start < start);
			blank < blanks.length;
			blank++
		) {
			this.blanks.push(moved(blanks[blank]!, change.shift));
		}
	}

	done(): Pass {
		const { input, blanks, count } = this;
		return { input, remaining: { tokens: input.tokens, code: this.code.subarray(0, count), count }, blanks };
	}
}

/** The same, so many characters further on. */
export function moved<S extends Span>(span: S, shift: number): S {
	return shift === 0 ? span : { ...span, start: span.start + shift, end: span.end + shift };
}
