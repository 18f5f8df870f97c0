import { counts } from '../counts/counts.js';
/** How the bytes of a source file were read. `latin1` is what old sources fall back to: every byte is the character of its number. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'latin1';

export interface DecodedText {
	/** Without the byte order mark. */
	text: string;
	encoding: Encoding;
	/** True where the content is no text: it holds a NUL, or half a character of UTF-16. `text` is empty then. */
	binary: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads the bytes of a source file as text: UTF-8, UTF-16 with a byte order mark, else Latin-1. Never throws. */
export function decode(bytes: Uint8Array): DecodedText {
	counts.filesDecoded++;
	const encoding = markedEncoding(bytes);
	if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(bytes, encoding);
	if (bytes.includes(0)) return binary(encoding ?? 'latin1');
	try {
		const text = utf8.decode(bytes);
		return { text, encoding: encoding ?? 'utf-8', binary: false };
	} catch {
		return { text: latin1(bytes), encoding: 'latin1', binary: false };
	}
}

/** Half a character would be another one once the text is written back. */
function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
	try {
		const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
		return text.includes('\0') ? binary(encoding) : { text, encoding, binary: false };
	} catch {
		return binary(encoding);
	}
}

/** Whether the bytes are those of a text in which each ASCII character is one byte of its own, and no binary data. */
export function isAsciiBased(bytes: Uint8Array): boolean {
	const encoding = markedEncoding(bytes);
	return encoding !== 'utf-16le' && encoding !== 'utf-16be' && !bytes.includes(0);
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
	return undefined;
}

function binary(encoding: Encoding): DecodedText {
	return { text: '', encoding, binary: true };
}

/** Not through TextDecoder, whose answer for the bytes 0x80 to 0x9F depends on where the program runs. */
function latin1(bytes: Uint8Array): string {
	const chunk = 8192;
	const parts: string[] = [];
	for (let start = 0; start < bytes.length; start += chunk) {
		parts.push(String.fromCharCode(...bytes.subarray(start, start + chunk)));
	}
	return parts.join('');
}
