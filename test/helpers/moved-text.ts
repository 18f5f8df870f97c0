import type { TextEdit } from '../../server/src/protocol/findings.js';
import type { Span } from '../../server/src/protocol/positions.js';
import { applyEdits } from './apply-edits.js';

/** A text after a change that leaves its meaning, and where each stretch of the text before stands in it now. */
export interface MovedText {
	text: string;
	spanOf(span: Span): Span;
}

/** A text with pieces put in or replaced. What is put in just before a stretch is none of it, nor what comes just behind. */
export function withEdits(text: string, edits: readonly TextEdit[]): MovedText {
	const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	const growth = ({ span, newText }: TextEdit) => newText.length - (span.end - span.start);
	const shifts = [0];
	for (const edit of inOrder) {
		shifts.push(shifts.at(-1)! + growth(edit));
	}
	const shiftOf = (isBefore: (edit: TextEdit) => boolean): number => {
		let low = 0;
		let high = inOrder.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (isBefore(inOrder[middle]!)) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return shifts[low]!;
	};
	return {
		text: applyEdits(text, inOrder),
		spanOf: ({ start, end, ...more }) => ({
			...more,
			start:
				start +
				shiftOf(({ span }) => span.end <= start && (span.end < start || span.start < start || span.start === span.end)),
			end: end + shiftOf(({ span }) => span.start < end),
		}),
	};
}

/** A text in which two stretches, the first one first, have changed their places. */
export function withSwapped(text: string, first: Span, second: Span): MovedText {
	const piece = ({ start, end }: Span) => text.slice(start, end);
	const between = { start: first.end, end: second.start };
	const order = [{ start: 0, end: first.start }, second, between, first, { start: second.end, end: text.length }];
	const moved = new Map<Span, number>();
	let at = 0;
	for (const each of order) {
		moved.set(each, at - each.start);
		at += each.end - each.start;
	}
	const shiftOf = (isIn: (each: Span) => boolean): number => moved.get(order.find(isIn) ?? order.at(-1)!)!;
	return {
		text: order.map(piece).join(''),
		spanOf: ({ start, end, ...more }) => ({
			...more,
			start: start + shiftOf((each) => each.start <= start && start < each.end),
			end: end + shiftOf((each) => each.start < end && end <= each.end),
		}),
	};
}
