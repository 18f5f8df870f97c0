import { describe, expect, it } from 'vitest';
import { decode } from '../../../server/src/source/decode.js';
import { encode } from '../../../server/src/source/encode.js';

/** Read and written again, the bytes are the same. */
function checkKept(...bytes: number[]): void {
	const { text, encoding } = decode(Uint8Array.from(bytes));
	expect([...(encode(text, encoding) ?? [])], encoding).toEqual(bytes);
}

describe('writing a text in the encoding that it was read in', () => {
	it('gives the same bytes', () => {
		checkKept(...Buffer.from('int é; // 🔌\r\n'));
		checkKept(0xef, 0xbb, 0xbf, ...Buffer.from('int x;'));
		checkKept(0xff, 0xfe, ...Buffer.from('int é; 🔌', 'utf16le'));
		checkKept(0xfe, 0xff, 0x00, 0x69, 0xd8, 0x3d, 0xdd, 0x0c);
		checkKept(...Buffer.from('int '), 0xe9, 0x80, 0x9f, 0xff);
		checkKept();
	});

	it('is refused for what the encoding has no byte for', () => {
		expect(encode('€', 'latin1')).toBeUndefined();
	});
});
