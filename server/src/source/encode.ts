import type { Encoding } from './decode.js';

/**
 * The bytes of a text, the inverse of `decode`; undefined where a character has no byte in Latin-1. The byte order mark
 * that `decode` took away comes back.
 */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
	switch (encoding) {
		case 'utf-8':
			return new TextEncoder().encode(text);
		case 'utf-8-bom':
			return new TextEncoder().encode(`\ufeff${text}`);
		case 'utf-16le':
		case 'utf-16be':
			return utf16(`\ufeff${text}`, encoding === 'utf-16le');
		case 'latin1':
			return latin1(text);
	}
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
	const bytes = new DataView(new ArrayBuffer(text.length * 2));
	for (let index = 0; index < text.length; index++) {
		bytes.setUint16(index * 2, text.charCodeAt(index), isLittleEndian);
	}
	return new Uint8Array(bytes.buffer);
}

function latin1(text: string): Uint8Array | undefined {
	const bytes = new Uint8Array(text.length);
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code > 0xff) return undefined;
		bytes[index] = code;
	}
	return bytes;
}
