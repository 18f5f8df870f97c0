import { describe, expect, test } from 'vitest';
import { movedBy } from '../../client/panel-host/pinned-socket.js';

/** `line:character` of a position, and of both ends of what is replaced by `text`. */
function checkMove(from: string, [start, end, text]: readonly [string, string, string], to: string): void {
	const change = { range: { start: position(start), end: position(end) }, text };
	expect(movedBy(change, position(from))).toEqual(position(to));
}

function position(place: string) {
	const [line = 0, character = 0] = place.split(':').map(Number);
	return { line, character };
}

describe('a pinned socket moves with the text', () => {
	test('text behind it leaves it where it is', () => checkMove('3:4', ['3:5', '3:5', 'x'], '3:4'));
	test('lines above it push it down', () => checkMove('3:4', ['1:0', '1:0', 'a\nb\n'], '5:4'));
	test('a deleted line above it pulls it up', () => checkMove('3:4', ['1:0', '2:0', ''], '2:4'));
	test('text before it in its line pushes it along', () => checkMove('3:4', ['3:0', '3:0', 'int '], '3:8'));
	test('a line that is broken before it takes it along', () => checkMove('3:4', ['3:2', '3:2', '\n\t'], '4:3'));
	test('what replaces it takes its place', () => checkMove('3:4', ['3:2', '3:9', 'fd'], '3:4'));
});
