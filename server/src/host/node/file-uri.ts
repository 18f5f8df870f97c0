import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Paths in which nothing is to be escaped. */
const PLAIN = /^\/[\w./+-]*$/;

/** The `file:` uri of an absolute path, without `.` and `..`. A scan asks for those of every file: most need no escapes. */
export function uriOfPath(absolute: string): string {
	return path.sep === '/' && PLAIN.test(absolute) ? `file://${absolute}` : pathToFileURL(absolute).href;
}
