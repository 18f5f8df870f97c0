import { describe, expect, it } from 'vitest';
import { decode, type Encoding } from '../../../server/src/source/decode.js';

function checkDecoded(bytes: number[], text: string, encoding: Encoding): void {
	expect(decode(Uint8Array.from(bytes))).toEqual({ text, encoding, binary: false });
}

describe('decode', () => {
	it('reads UTF-8, with and without a byte order mark', () => {
		checkDecoded([0x61, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80], 'aé😀', 'utf-8');
		checkDecoded([0xef, 0xbb, 0xbf, 0x61], 'a', 'utf-8-bom');
		checkDecoded([], '', 'utf-8');
	});

	it('reads UTF-16 of either byte order by its mark', () => {
		checkDecoded([0xff, 0xfe, 0x61, 0, 0xe9, 0], 'aé', 'utf-16le');
		checkDecoded([0xfe, 0xff, 0, 0x61, 0, 0xe9], 'aé', 'utf-16be');
	});

	it('reads what is no UTF-8 as one character a byte', () => {
		checkDecoded([0x2f, 0x2f, 0xe9, 0x0a], '//é\n', 'latin1');
	});

	it('calls what holds a NUL binary', () => {
		expect(decode(Uint8Array.from([0x7f, 0x45, 0, 1]))).toMatchObject({ text: '', binary: true });
		expect(decode(Uint8Array.from([0xff, 0xfe, 0, 0]))).toMatchObject({ text: '', binary: true });
	});

	it('calls half a character of UTF-16 binary: written back, it would be another one', () => {
		expect(decode(Uint8Array.from([0xff, 0xfe, 0x61]))).toMatchObject({ text: '', binary: true });
		expect(decode(Uint8Array.from([0xfe, 0xff, 0xd8, 0x3d, 0, 0x61]))).toMatchObject({ text: '', binary: true });
	});

	it('survives half a character at the end', () => {
		checkDecoded([0x61, 0xe2, 0x82], 'a\u00e2\u0082', 'latin1');
	});
});
