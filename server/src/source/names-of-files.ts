import { continuesIdentifier, startsIdentifier } from './characters.js';
import { bytesFinderOf } from './prefilter.js';
import { rememberingObjects } from './remembering.js';

/** So many identifiers are kept of all files together, at 4 bytes each. Most files have 100 to 500. */
const MOST_KEPT = 4 * 1024 * 1024;
/** A file with more of them is looked at each time. */
const MOST_OF_ONE = 64 * 1024;

/** Where the identifiers of a file stand among those that are kept. */
interface Stretch {
	start: number;
	end: number;
}

/**
 * Whether files name something, without reading one again that is asked for other names. What files name is kept from the
 * first one on that names something: until then nobody has a reason to ask again.
 */
export class NamesOfFiles<File> {
	private readonly stretches = new Map<File, Stretch>();
	/** The hash of each identifier, file by file. */
	private hashes = new Int32Array();
	private size = 0;
	private isKeeping = false;

	/** `most` identifiers are kept. */
	constructor(private readonly most = MOST_KEPT) {}

	/** Whether it is known that a file names none of `names` (identifiers). False where it has to be looked at. */
	rulesOut(file: File, names: ReadonlySet<string>): boolean {
		const stretch = this.stretches.get(file);
		return stretch !== undefined && !this.isAnyIn(stretch, names);
	}

	/**
	 * Whether the bytes of a file may name one of `names`, in any encoding in which ASCII is one byte each: true for every text
	 * that does, and for few others.
	 */
	mayName(file: File, bytes: Uint8Array, names: ReadonlySet<string>): boolean {
		this.isKeeping ||= finderOf(names)(bytes);
		if (!this.isKeeping) {
			return false;
		}
		const stretch = this.stretches.get(file) ?? this.keepOf(file, bytes);
		return stretch ? this.isAnyIn(stretch, names) : finderOf(names)(bytes);
	}

	/** Other names will be asked for, whatever the files name that are looked at first. */
	keep(): void {
		this.isKeeping = true;
	}

	/** A file has changed: what it named counts no longer. */
	forget(file: File): void {
		this.stretches.delete(file);
	}

	/** Undefined where there is no room. */
	private keepOf(file: File, bytes: Uint8Array): Stretch | undefined {
		const found = hashesOfIdentifiers(bytes);
		const stretch = { start: this.size, end: this.size + (found?.length ?? 0) };
		if (!found || stretch.end > this.most) {
			return undefined;
		}
		if (stretch.end > this.hashes.length) {
			const larger = new Int32Array(Math.min(this.most, 2 * this.hashes.length + MOST_OF_ONE));
			larger.set(this.hashes);
			this.hashes = larger;
		}
		this.hashes.set(found, stretch.start);
		this.size = stretch.end;
		this.stretches.set(file, stretch);
		return stretch;
	}

	private isAnyIn({ start, end }: Stretch, names: ReadonlySet<string>): boolean {
		const { isAscii, hashes, lowBits } = hashed(names);
		for (let index = start; isAscii && index < end; index++) {
			const hash = this.hashes[index]!;
			if (lowBits[hash & LOW_BITS] === 1 && hashes.has(hash)) {
				return true;
			}
		}
		return !isAscii;
	}
}

/** Made once for the same names. */
const finderOf = rememberingObjects(bytesFinderOf);

const LOW_BITS = 0xffff;

/** Names by their hashes. */
const hashed = rememberingObjects((names: ReadonlySet<string>) => {
	const hashes = new Set([...names].map(hashOf));
	const lowBits = new Uint8Array(LOW_BITS + 1);
	for (const hash of hashes) {
		lowBits[hash & LOW_BITS] = 1;
	}
	// What is not ASCII has other bytes in each encoding.
	return { isAscii: ![...names].some((name) => /[^\0-\x7f]/.test(name)), hashes, lowBits };
});

const BEGINS = bytesThat(startsIdentifier);
const CONTINUES = bytesThat(continuesIdentifier);

/** 1 for each byte that is such a character; what is not ASCII is none. */
function bytesThat(are: (code: number) => boolean): Uint8Array {
	return Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 && are(byte) ? 1 : 0));
}

/** Identifiers found last, by the low bits of their hashes: most of a file's identifiers stand in it many times. */
const LAST_BITS = 0x1fff;
const last = new Int32Array(LAST_BITS + 1);
const found = new Int32Array(MOST_OF_ONE);

/** The hashes of the identifiers in a text, some of them twice; undefined where there are too many. Good until the next call. */
function hashesOfIdentifiers(bytes: Uint8Array): Int32Array | undefined {
	last.fill(0);
	const size = bytes.length;
	let count = 0;
	for (let position = 0; position < size; ) {
		let byte = bytes[position]!;
		if (CONTINUES[byte] === 0) {
			position++;
			continue;
		}
		const isIdentifier = BEGINS[byte] === 1;
		let hash = START;
		do {
			hash = Math.imul(hash ^ byte, FACTOR);
			byte = ++position < size ? bytes[position]! : 0;
		} while (CONTINUES[byte] === 1);
		hash = ended(hash);
		if (isIdentifier && last[hash & LAST_BITS] !== hash) {
			last[hash & LAST_BITS] = hash;
			if (count === found.length) {
				return undefined;
			}
			found[count++] = hash;
		}
	}
	return found.subarray(0, count);
}

/** Fowler, Noll and Vo's hash (FNV-1a) of 32 bits. */
const START = 0x811c9dc5 | 0;
const FACTOR = 0x01000193;

function hashOf(name: string): number {
	let hash = START;
	for (let index = 0; index < name.length; index++) {
		hash = Math.imul(hash ^ name.charCodeAt(index), FACTOR);
	}
	return ended(hash);
}

/** What a hash came to: its low bits depend on all others, and it is not 0, which stands for nothing. */
function ended(hash: number): number {
	return hash ^ (hash >>> 15) || 1;
}
