import { LIBUV_NUMBERS, STATUS_ALIASES, STATUS_PHRASES } from '../../knowledge/status-words.js';
import { findStatus, STATUSES, type StatusCode } from '../../knowledge/statuses/index.js';
import { trimmed, wordsOf } from './words.js';

/** What Winsock calls success; it is no error code, so the list of codes does not have it. */
const NO_ERROR: StatusCode = { name: 'NO_ERROR', kind: 'winsock', value: 0, where: 'all' };

/** The words after which a number is a code: "error 10013", "[WinError 10048]", "bind failed: 10013". */
const BEFORE_A_CODE: ReadonlySet<string> = new Set([
	...['error', 'errno', 'err', 'code', 'winerror', 'failed', 'failure', 'fails', 'status', 'ntstatus', 'hresult'],
	...['wsagetlasterror', 'lasterror', 'errorcode', 'nativeerrorcode', 'socketexception', 'exception', 'system'],
	...['fehler', 'fehlercode', 'erro', 'erreur', 'errore', 'codice', 'código', 'codigo'],
]);

/** The facility of Windows errors in an HRESULT: 0x8007271D carries 10013. */
const WIN32_FACILITY = 0x8007;

/**
 * The status that a text speaks of: a name, a number, or a line of a log with a name, a number after a word such as
 * "error", a sentence of Windows or of a runtime, or a bare number that is a Winsock error. `ports` are numbers in the
 * text that are taken already. Undefined where it speaks of none. Never throws; linear in the length of the text.
 */
export function statusInText(text: string, ports: ReadonlySet<string>): StatusCode | undefined {
	const words = wordsOf(text);
	const [only] = words;
	if (words.length === 1 && only !== undefined) {
		const alone = byNumber(trimmed(only)) ?? byName(only);
		if (alone) {
			return alone;
		}
	}
	return (
		first(words, byName) ??
		first(words, (word, before) => codeInContext(word, before, ports)) ??
		byPhrase(text) ??
		first(words, (word) =>
			isWinsockNumber(trimmed(word)) && !ports.has(trimmed(word)) ? byNumber(trimmed(word)) : undefined,
		)
	);
}

/** The names that a status may be asked for by, for a suggestion. */
export function statusNames(): string[] {
	return STATUSES.map(({ name }) => name);
}

function first(
	words: readonly string[],
	find: (word: string, before: string) => StatusCode | undefined,
): StatusCode | undefined {
	for (const [index, word] of words.entries()) {
		const found = find(word, words[index - 1] ?? '');
		if (found) {
			return found;
		}
	}
	return undefined;
}

/** "WSAEACCES", "EADDRINUSE:", "SocketError.AccessDenied", "[EACCES]". */
function byName(word: string): StatusCode | undefined {
	const name = trimmed(word).split(/[.:]/).at(-1) ?? '';
	if (!/^[a-z_]{4,}$/i.test(name)) {
		return undefined;
	}
	const alias = Object.hasOwn(STATUS_ALIASES, name.toLowerCase()) ? STATUS_ALIASES[name.toLowerCase()] : undefined;
	return (alias ?? name).toUpperCase() === NO_ERROR.name ? NO_ERROR : findStatus(alias ?? name);
}

function byNumber(word: string): StatusCode | undefined {
	if (!/^(0x[0-9a-f]{1,8}|-?\d{1,10})$/i.test(word)) {
		return undefined;
	}
	const value = Number(word);
	const libuv = LIBUV_NUMBERS[value];
	if (libuv) {
		return findStatus(libuv);
	}
	const isWin32Error = value >>> 0 > 0xffff && value >>> 16 === WIN32_FACILITY;
	return isWin32Error ? findStatus(String(value & 0xffff)) : findStatus(word);
}

/** A code that shows itself to be one: hexadecimal, negative, or after a word for errors, as in "system:10048". */
function codeInContext(word: string, before: string, ports: ReadonlySet<string>): StatusCode | undefined {
	const parts = trimmed(word)
		.split(':')
		.filter((part) => part !== '');
	const [number = '', context = before] = [parts[0] && isNumber(parts[0]) ? parts[0] : parts.at(-1), parts.at(-2)];
	if (/^(0x[0-9a-f]{5,8}|-\d{4,10})$/i.test(number)) {
		return byNumber(number);
	}
	const isCode = isWinsockNumber(number) && !ports.has(number);
	return isCode && BEFORE_A_CODE.has(trimmed(context).split('.').at(-1)!.toLowerCase()) ? byNumber(number) : undefined;
}

function isNumber(word: string): boolean {
	return /^\d+$/.test(word);
}

function isWinsockNumber(word: string): boolean {
	return /^1[01]\d{3}$/.test(word);
}

function byPhrase(text: string): StatusCode | undefined {
	const said = text.toLowerCase();
	const phrase = STATUS_PHRASES.find(([words]) => said.includes(words));
	return phrase && findStatus(phrase[1]);
}
