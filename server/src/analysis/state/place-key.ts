import type { Span } from '../../protocol/positions.js';

/** The place of a call as a text: how a state remembers who did something. */
export function placeKey({ start, end, file }: Span): string {
	return file === undefined ? `${start}-${end}` : `${start}-${end}@${file}`;
}

/** The span that a place key stands for. */
export function spanOfPlaceKey(key: string): Span {
	const at = key.indexOf('@');
	const [start, end] = (at < 0 ? key : key.slice(0, at)).split('-').map(Number);
	const span = { start: start!, end: end! };
	return at < 0 ? span : { ...span, file: key.slice(at + 1) };
}
