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
 */
export function bytesFinderOf(names: ReadonlySet<string>): (bytes: Uint8Array) => boolean {
	// What is not ASCII has other bytes in each encoding.
	if ([...names].some((name) => /[^\0-\x7f]/.test(name))) return () => true;
	const lengths = lengthsByFirstCharacter(names);
	const isPart = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 && continuesIdentifier(byte) ? 1 : 0));
	return (bytes) => {
		const size = bytes.length;
		let position = 0;
		while (position < size) {
			const first = bytes[position]!;
			if (isPart[first] === 0) {
				position++;
				continue;
			}
			const start = position++;
			while (position < size && isPart[bytes[position]!] === 1) position++;
			const wanted = lengths[first]!;
			if (wanted === 0 || ((wanted >>> ((position - start) & 31)) & 1) === 0) continue;
			if (names.has(String.fromCharCode(...bytes.subarray(start, Math.min(position, start + LONGEST_NAME)))))
				return true;
		}
		return false;
	};
}

/** For each first character (its low 7 bits) the lengths (modulo 32) of the names that begin with it, as bits. */
function lengthsByFirstCharacter(names: ReadonlySet<string>): Uint32Array {
	const lengths = new Uint32Array(128);
	for (const name of names) {
		if (name.length > 0) lengths[name.charCodeAt(0) & 127]! |= 1 << (name.length & 31);
	}
	return lengths;
}
