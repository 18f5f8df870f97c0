/** A file's name is at most this long, in bytes; of a longer one nothing is remembered. */
const MOST_BYTES = 8 * 1024;
const LENGTH_BYTES = 4;

/** The file that a thread is at, in memory that outlives the thread: a message might not get out of one that dies. */
export class CurrentFile {
	private readonly bytes: Buffer;

	/** Of the same memory in both threads. */
	constructor(readonly memory = new SharedArrayBuffer(LENGTH_BYTES + MOST_BYTES)) {
		this.bytes = Buffer.from(memory);
	}

	set(file: string): void {
		const fits = Buffer.byteLength(file) <= MOST_BYTES;
		this.bytes.writeInt32LE(fits ? this.bytes.write(file, LENGTH_BYTES) : 0);
	}

	clear(): void {
		this.bytes.writeInt32LE(0);
	}

	/** Undefined where it was at none so far. */
	get(): string | undefined {
		const length = this.bytes.readInt32LE();
		return length === 0 ? undefined : this.bytes.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + length);
	}
}
