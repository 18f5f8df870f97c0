import { parseAddress } from '../address.js';

/** An address as a column holds it: a literal, with brackets or without; undefined for all else. */
export function addressIn(word: string | undefined): string | undefined {
	const bare = word?.startsWith('[') && word.endsWith(']') ? word.slice(1, -1) : word;
	return bare !== undefined && parseAddress(bare) ? bare : undefined;
}

/** A port as a column holds it, 0 to 65535; undefined for all else. */
export function portIn(word: string | undefined): number | undefined {
	return word !== undefined && /^\d{1,5}$/.test(word) && Number(word) <= 65535 ? Number(word) : undefined;
}

/** A process identifier; undefined for all else. */
export function processIn(word: string | undefined): number | undefined {
	return word !== undefined && /^\d{1,10}$/.test(word) ? Number(word) : undefined;
}

/** Whether no remote side stands there: the wildcard, or nothing, with port 0. */
export function isNobody(address: string, port: number): boolean {
	return port === 0 && /^(0\.0\.0\.0|::|\*)$/.test(address);
}

/** Whether a line underlines the headings above it: "-----  ----". */
export function isRule(words: readonly string[]): boolean {
	return words.length > 0 && words.every((word) => /^-{2,}$/.test(word));
}

/** The state that netstat -q and PowerShell give to a socket that is bound and neither listens nor is connected. */
export function isBoundWord(word: string | undefined): boolean {
	return word?.toLowerCase() === 'bound';
}
