/** Which ASCII characters may stand in an identifier: 1 anywhere, 2 anywhere but first. Above ASCII all may. */
const IDENTIFIER_PARTS = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$') {
	IDENTIFIER_PARTS[character.charCodeAt(0)] = 1;
}
for (const character of '0123456789') IDENTIFIER_PARTS[character.charCodeAt(0)] = 2;

/** Whether a UTF-16 code unit may begin an identifier. Lenient above ASCII, where emoji and letters are one. */
export function startsIdentifier(code: number): boolean {
	return code < 128 ? IDENTIFIER_PARTS[code] === 1 : !isSpace(code);
}

/** Whether a UTF-16 code unit may stand inside an identifier. */
export function continuesIdentifier(code: number): boolean {
	return code < 128 ? IDENTIFIER_PARTS[code] !== 0 : !isSpace(code);
}

export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** White space within a line or at its end; a no-break space and a stray byte order mark count too. */
export function isSpace(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

export function isLineBreak(code: number): boolean {
	return code === 10 || code === 13;
}
