import { continuesIdentifier } from './characters.js';

/** No name that anybody looks for is longer. */
const LONGEST_NAME = 1000;

/**
 * Whether the text names any of `names` (identifiers) as a whole identifier, wherever: code, comment or string.
 * One pass over the text; only identifiers with the first character and the length of a wanted name are looked up.
 */
export function prefilter(text: string, names: ReadonlySet<string>): boolean {
	return finderOf(names)(text);
}

/** The same for many texts: what is to be known of the names is found out once. */
export function finderOf(names: ReadonlySet<string>): (text: string) => boolean {
	const lengths = lengthsByFirstCharacter(names);
	return (text) => isNamed(text, names, lengths);
}

function isNamed(text: string, names: ReadonlySet<string>, lengths: Uint32Array): boolean {
	return !eachName(text, names, lengths, () => false);
}

/** Those of `names` that stand in a text as whole identifiers. */
export function namesIn(text: string, names: ReadonlySet<string>): Set<string> {
	const found = new Set<string>();
	eachName(text, names, lengthsByFirstCharacter(names), (name) => found.add(name).size < names.size);
	return found;
}

/** Hands each of `names` that stands in a text to `visit`, until that answers false. Answers whether it never did. */
function eachName(
	text: string,
	names: ReadonlySet<string>,
	lengths: Uint32Array,
	visit: (name: string) => boolean,
): boolean {
	const size = text.length;
	let position = 0;
	while (position < size) {
		const first = text.charCodeAt(position);
		if (!continuesIdentifier(first)) {
			position++;
			continue;
		}
		const start = position++;
		while (position < size && continuesIdentifier(text.charCodeAt(position))) position++;
		const wanted = lengths[first & 127]!;
		if (wanted === 0 || ((wanted >>> ((position - start) & 31)) & 1) === 0) continue;
		const name = text.slice(start, position);
		if (names.has(name) && !visit(name)) return false;
	}
	return true;
}

/**
 * Whether the bytes of a text may name one of `names`, in any encoding in which ASCII is one byte each: true for every text
 * that does, and for few others.
 *
 * Wu and Manber's search: two bytes tell how many of those that follow can be passed over, at most as many as the shortest
 * name is long. In most code two bytes of three are never looked at.
 */
export function bytesFinderOf(names: ReadonlySet<string>): (bytes: Uint8Array) => boolean {
	// What is not ASCII has other bytes in each encoding.
	if ([...names].some((name) => /[^\0-\x7f]/.test(name))) return () => true;
	const lengths = lengthsByFirstCharacter(names);
	let window = Number.POSITIVE_INFINITY;
	for (const name of names) window = Math.min(window, name.length);
	// For names of one character there are no two bytes; every identifier is looked at then.
	const passes = passesOf(names, Math.max(2, window));
	const back = Math.max(2, window) - 1;
	return (bytes) => {
		const size = bytes.length;
		// A byte that is not there counts as none of a name's.
		for (let last = back; last <= size; ) {
			const pass = passes[((bytes[last - 1]! & 127) << 7) | (last < size ? bytes[last]! & 127 : 0)]!;
			if (pass !== 0) {
				last += pass;
				continue;
			}
			const start = last - back;
			const wanted = lengths[bytes[start]! & 127]!;
			if (wanted !== 0 && (start === 0 || IS_PART[bytes[start - 1]!] === 0)) {
				let end = start + 1;
				while (end < size && IS_PART[bytes[end]!] === 1) end++;
				if (((wanted >>> ((end - start) & 31)) & 1) === 1 && names.has(asciiOf(bytes, start, end))) return true;
			}
			last++;
		}
		return false;
	};
}

/** By the low 7 bits of two bytes that stand side by side: 0 where they may end the first `window` characters of a name. */
function passesOf(names: ReadonlySet<string>, window: number): Uint8Array {
	const passes = new Uint8Array(128 * 128).fill(Math.min(window - 1, 255));
	for (const name of names) {
		for (let index = 1; index < window; index++) {
			// A name of one character ends with whatever follows it.
			const following = name.length > 1 ? [name.charCodeAt(index)] : Array.from({ length: 128 }, (_, code) => code);
			for (const code of following) {
				const pair = (name.charCodeAt(index - 1) << 7) | code;
				passes[pair] = Math.min(passes[pair]!, window - 1 - index);
			}
		}
	}
	return passes;
}

/** 1 for each byte that is a character of an identifier. */
const IS_PART = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 && continuesIdentifier(byte) ? 1 : 0));

function asciiOf(bytes: Uint8Array, start: number, end: number): string {
	return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + LONGEST_NAME)));
}

/** For each first character (its low 7 bits) the lengths (modulo 32) of the names that begin with it, as bits. */
function lengthsByFirstCharacter(names: ReadonlySet<string>): Uint32Array {
	const lengths = new Uint32Array(128);
	for (const name of names) {
		if (name.length > 0) lengths[name.charCodeAt(0) & 127]! |= 1 << (name.length & 31);
	}
	return lengths;
}
