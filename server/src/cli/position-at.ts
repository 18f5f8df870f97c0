import path from 'node:path';
import type { SourceDocument } from '../language-service/service.js';
import { text } from '../messages/text.js';
import type { Position } from '../protocol/positions.js';
import type { Place } from './arguments.js';
import { placesOf } from './places.js';
import { readDocument } from './read-document.js';
import { UsageError } from './usage-error.js';

/** The file of a place and the position in it. Throws a UsageError where it cannot be read or has no such line. */
export async function positionAt(place: Place): Promise<{ document: SourceDocument; position: Position }> {
	const document = readDocument({ file: place.file, absolute: path.resolve(place.file) });
	if ('reason' in document) {
		throw new UsageError({ id: 'cli.cannotRead', args: { file: place.file, reason: text(document.reason) } });
	}
	const places = placesOf(document.text);
	if (place.line > places.lineCount) {
		throw new UsageError({ id: 'cli.noSuchLine', args: { file: place.file, lines: places.lineCount } });
	}
	const column = place.column ?? columnOfFirstWord(places.lineText(place.line - 1));
	return { document, position: { line: place.line - 1, character: column - 1 } };
}

/** Where no column is given, the line as a whole is meant. */
function columnOfFirstWord(line: string): number {
	return line.search(/\S|$/) + 1;
}
