/** Bytes, from base64 or base64url. Throws an Error where it is neither. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

/** Bytes as base64url, which stands in an address as it is. */
export function base64urlOf(bytes: Uint8Array): string {
	const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export async function compressed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	return await read(piped(bytes, new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY);
}

/**
 * The reverse of `compressed`, or of gzip.
 * @throws Error where the bytes are damaged, or hold more than `most` bytes; no more than that is ever unpacked.
 */
export async function unpacked(
	bytes: Uint8Array<ArrayBuffer>,
	format: 'gzip' | 'deflate-raw',
	most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
	return await read(piped(bytes, new DecompressionStream(format)), most);
}

function piped(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream): ReadableStream {
	return new Blob([bytes]).stream().pipeThrough(through);
}

async function read(stream: ReadableStream<Uint8Array<ArrayBuffer>>, most: number): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const reader = stream.getReader();
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		length += next.value.length;
		if (length > most) {
			await reader.cancel();
			throw new Error(`More than ${most} bytes`);
		}
		chunks.push(next.value);
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
