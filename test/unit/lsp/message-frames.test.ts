import { describe, expect, it } from 'vitest';
import { FrameError, MessageFrames } from '../../../server/src/lsp/message-frames.js';
import { randomNumbers, SEED } from '../../helpers/random.js';

/** The bodies in some bytes that come in pieces of that length. */
function bodiesIn(bytes: string, piece = bytes.length): string[] {
	const frames = new MessageFrames();
	const all = Buffer.from(bytes);
	const bodies: string[] = [];
	for (let start = 0; start < all.length; start += piece) {
		bodies.push(...[...frames.take(all.subarray(start, start + piece))].map(String));
	}
	return bodies;
}

function checkRefused(bytes: string, reason: string): void {
	expect(() => bodiesIn(bytes)).toThrow(FrameError);
	expect(() => bodiesIn(bytes)).toThrow(reason);
}

describe('frames', () => {
	it.each([1, 2, 3, 7, 20, 1000])('are put together from pieces of %i bytes', (piece) => {
		const bytes = 'Content-Length: 2\r\n\r\n{}Content-Length: 0\r\n\r\nContent-Length: 5\r\n\r\n"ä€"';
		expect(bodiesIn(bytes.replace('5', '7'), piece)).toEqual(['{}', '', '"ä€"']);
	});

	it('have headers in any case, with blanks or none, and others beside them', () => {
		const type = 'content-type:application/vscode-jsonrpc; charset=utf-8';
		expect(bodiesIn(`${type}\r\nCONTENT-LENGTH: \t 2 \r\n\r\n{}`)).toEqual(['{}']);
	});

	it('may be as long as 256 MiB', () => {
		expect(bodiesIn('Content-Length: 268435456\r\n\r\n{')).toEqual([]);
		checkRefused('Content-Length: 268435457\r\n\r\n{', 'a Content-Length is no number up to 268435456');
	});

	it.each([
		['words', 'GET / HTTP/1.1\r\n\r\n', 'a line of a header has no name'],
		['an empty header', '\r\n\r\n', 'a line of a header has no name'],
		['no length', 'Content-Type: application/json\r\n\r\n{}', 'a header has no Content-Length'],
		['a negative length', 'Content-Length: -2\r\n\r\n{}', 'is no number'],
		['a fraction', 'Content-Length: 2.5\r\n\r\n{}', 'is no number'],
		['a power', 'Content-Length: 1e3\r\n\r\n{}', 'is no number'],
		['a length in words', 'Content-Length: two\r\n\r\n{}', 'is no number'],
		['an empty length', 'Content-Length:\r\n\r\n{}', 'is no number'],
		['a length with a hundred digits', `Content-Length: ${'9'.repeat(100)}\r\n\r\n{}`, 'is no number'],
		['a header without an end', 'Content-Length: 2'.padEnd(4096), 'a header is longer than 4096 bytes'],
		['an end that comes too late', `Content-Length: 2\r\nX: ${'x'.repeat(4096)}\r\n\r\n{}`, 'longer than 4096 bytes'],
	])('that begin with %s are none', (_, bytes, reason) => checkRefused(bytes, reason));
});

/** The bodies in some bytes that come in pieces of random lengths, and whether the bytes after them are no frame. */
function readInPieces(bytes: Buffer, random: (below: number) => number): { bodies: string[]; isRefused: boolean } {
	const frames = new MessageFrames();
	const bodies: string[] = [];
	for (let at = 0; at < bytes.length; ) {
		const piece = bytes.subarray(at, at + 1 + random(40));
		at += piece.length;
		try {
			for (const body of frames.take(piece)) {
				bodies.push(body.toString('latin1'));
			}
		} catch (error) {
			expect(error).toBeInstanceOf(FrameError);
			return { bodies, isRefused: true };
		}
	}
	return { bodies, isRefused: false };
}

it(`random bytes in random pieces are read as they are at once, or refused as they are at once (BINDSIGHT_SEED=${SEED})`, () => {
	const random = randomNumbers(SEED);
	const parts = [
		'Content-Length: ',
		'2',
		'0',
		'17',
		'\r\n',
		'\r\n\r\n',
		'\n',
		'{}',
		'x',
		':',
		' ',
		'\0',
		'\u00ff',
		'X: y\r\n',
	];
	for (let round = 0; round < 5000; round++) {
		const pick = () => parts[random(parts.length)] ?? '';
		const right = () => `Content-Length: ${random(20)}\r\n\r\n`;
		const text = Array.from({ length: 1 + random(30) }, () => (random(3) === 0 ? right() : pick())).join('');
		const bytes = Buffer.from(text, 'latin1');
		expect(readInPieces(bytes, random)).toEqual(readInPieces(bytes, () => bytes.length));
	}
});
