import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location, Region } from 'sarif';
import type { PrintedRange } from '../../places.js';

/** What file names are relative to: for GitHub the root of the repository. */
export const SOURCE_ROOT = '%SRCROOT%';

/** A file below the working directory by its relative name, any other one by its whole path. */
export function sarifFile(file: string): ArtifactLocation {
	const relative = path.relative('', file).replaceAll(path.sep, '/');
	return relative.startsWith('../') || path.isAbsolute(relative)
		? { uri: pathToFileURL(file).href }
		: { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: SOURCE_ROOT };
}

/** Lines and columns count from 1, columns in UTF-16 units, the end is exclusive: as everywhere here. */
export function sarifRegion({ start, end }: PrintedRange): Region {
	return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

export function sarifLocation({ file, range }: { file: string; range: PrintedRange }, message?: string): Location {
	return {
		physicalLocation: { artifactLocation: sarifFile(file), region: sarifRegion(range) },
		...(message === undefined ? {} : { message: { text: message } }),
	};
}
