import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ListedFile } from '../host/node/files.js';

/** Files that are linked with each other. */
export interface FileUnit {
	name: string;
	files: ListedFile[];
}

/** What marks the top folder of a project: one tree may hold many that have nothing to do with each other. */
const PROJECT_MARKS = ['.git', '.bindsight.json'];

/**
 * The files of each project: those whose nearest folder with a project's mark is the same; what is below none is one
 * unit. In the order of the first file of each.
 */
export function unitsOf(files: readonly ListedFile[]): FileUnit[] {
	const marked = new Map<string, string | undefined>();
	const units = new Map<string, FileUnit>();
	for (const listed of files) {
		const name = markedFolder(path.dirname(listed.absolute), marked) ?? '';
		const unit = units.get(name) ?? { name, files: [] };
		unit.files.push(listed);
		units.set(name, unit);
	}
	return [...units.values()];
}

function markedFolder(folder: string, known: Map<string, string | undefined>): string | undefined {
	if (!known.has(folder)) {
		const parent = path.dirname(folder);
		const isMarked = PROJECT_MARKS.some((mark) => existsSync(path.join(folder, mark)));
		known.set(folder, isMarked ? folder : parent === folder ? undefined : markedFolder(parent, known));
	}
	return known.get(folder);
}
