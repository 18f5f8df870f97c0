/** What every client sends has about 25 bytes. */
const LONGEST_HEADER = 4096;
/** Far beyond a message with the longest text that is looked at, and within what a string can hold. */
const LONGEST_BODY = 256 * 1024 * 1024;
const HEADER_END = '\r\n\r\n';

/** Bytes that no frame of the protocol begins with: nobody knows where the next message would. */
export class FrameError extends Error {}

/** Cuts bytes into the bodies of messages, as the protocol frames them. Takes time in proportion to the bytes alone. */
export class MessageFrames {
	private chunks: Buffer[] = [];
	private bytes = 0;
	/** How long the body is that has begun; undefined within a header. */
	private length: number | undefined;

	/**
	 * The bodies that are whole with these bytes, each once.
	 * @throws FrameError where the bytes are no frame, or one too long; nothing after it can be understood.
	 */
	*take(chunk: Buffer): Generator<Buffer> {
		this.chunks.push(chunk);
		this.bytes += chunk.length;
		for (;;) {
			this.length ??= this.header();
			if (this.length === undefined || this.bytes < this.length) {
				return;
			}
			const body = this.cut(this.length);
			this.length = undefined;
			yield body;
		}
	}

	/** The length that the next header tells; undefined while it is not whole. */
	private header(): number | undefined {
		const bytes = this.joined();
		const end = bytes.subarray(0, LONGEST_HEADER).indexOf(HEADER_END);
		if (end < 0) {
			if (bytes.length >= LONGEST_HEADER) {
				throw new FrameError(`a header is longer than ${LONGEST_HEADER} bytes`);
			}
			return undefined;
		}
		return lengthIn(this.cut(end + HEADER_END.length).toString('latin1', 0, end));
	}

	private joined(): Buffer {
		const [only = Buffer.alloc(0), ...others] = this.chunks;
		const bytes = others.length === 0 ? only : Buffer.concat(this.chunks);
		this.chunks = [bytes];
		return bytes;
	}

	private cut(length: number): Buffer {
		const bytes = this.joined();
		this.chunks = [bytes.subarray(length)];
		this.bytes -= length;
		return bytes.subarray(0, length);
	}
}

function lengthIn(header: string): number {
	let length: number | undefined;
	for (const line of header.split('\r\n')) {
		const [, name, written = ''] = /^([!-9;-~]+):(.*)$/.exec(line) ?? [];
		const value = written.trim();
		if (name === undefined) {
			throw new FrameError('a line of a header has no name');
		}
		if (name.toLowerCase() === 'content-length') {
			length = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
		}
	}
	if (length === undefined) {
		throw new FrameError('a header has no Content-Length');
	}
	if (!(length <= LONGEST_BODY)) {
		throw new FrameError(`a Content-Length is no number up to ${LONGEST_BODY}`);
	}
	return length;
}
