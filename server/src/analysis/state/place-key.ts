import type { Span } from '../../protocol/positions.js';

/** The place of a call as a text: how a state remembers who did something. */
export function placeKey({ start, end, file }: Span): string {
	return file === undefined ? `${start}-${end}` : `${start}-${end}@${file}`;
}

/** Orders place keys as their places stand: those of the file itself first, each by its start. As texts, 10 is before 9. */
export function byPlaceOfKey(one: string, other: string): number {
	const [a, b] = [spanOfPlaceKey(one), spanOfPlaceKey(other)];
	const [file = '', otherFile = ''] = [a.file, b.file];
	return file === otherFile ? a.start - b.start || a.end - b.end : file < otherFile ? -1 : 1;
}

/** The span that a place key stands for. */
export function spanOfPlaceKey(key: string): Span {
	const dash = key.indexOf('-');
	const at = key.indexOf('@', dash);
	const start = Number(key.slice(0, dash));
	return at < 0
		? { start, end: Number(key.slice(dash + 1)) }
		: { start, end: Number(key.slice(dash + 1, at)), file: key.slice(at + 1) };
}
