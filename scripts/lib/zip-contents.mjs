// Lists a zip archive by its central directory.
import { readFileSync } from 'node:fs';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * @param {string} file a zip archive under 4 GB
 * @returns {{ name: string, size: number, packed: number }[]} its files in order; sizes in bytes
 * @throws where it is no such archive
 */
export function zipContents(file) {
	const bytes = readFileSync(file);
	let end = bytes.length - 22;
	while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
	if (end < 0) throw new Error(`${file} is not a zip archive.`);
	const entries = [];
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
		if (bytes.readUInt32LE(at) !== ENTRY) throw new Error(`The directory of ${file} is broken.`);
		const nameLength = bytes.readUInt16LE(at + 28);
		entries.push({
			name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
			size: bytes.readUInt32LE(at + 24),
			packed: bytes.readUInt32LE(at + 20),
		});
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return entries;
}
