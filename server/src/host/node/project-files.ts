import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FILE } from '../../project/project-file-schema.js';
import {
	contentOfProjectFile,
	MOST_KIBIBYTES,
	tooLargeProjectFile,
	unreadableProjectFile,
} from '../project-file-content.js';
import type { ProjectFileContent } from '../workspace-files.js';
import { readBytes } from './files-read.js';

export interface LoadedProjectFile extends ProjectFileContent {
	/** Its absolute path. */
	file: string;
}

/** The project files of this process: each is read once, until it is forgotten. Never throws. */
export interface ProjectFiles {
	/** The one that counts for a file, by its absolute path. */
	for(file: string): LoadedProjectFile | undefined;
	/** That very file, whatever its name. */
	load(file: string): LoadedProjectFile;
	forget(): void;
}

/**
 * What counts for a file is the nearest `.bindsight.json` in its directory or one above; a directory that holds `.git` is
 * the last one looked at. Reading waits for the disk: the file is small, and nothing can be said before it is read.
 */
export function createProjectFiles(): ProjectFiles {
	const nearest = new Map<string, string | undefined>();
	const loaded = new Map<string, LoadedProjectFile>();

	function find(directory: string): string | undefined {
		if (!nearest.has(directory)) {
			nearest.set(directory, look(directory));
		}
		return nearest.get(directory);
	}

	function look(directory: string): string | undefined {
		const candidate = path.join(directory, PROJECT_FILE);
		if (statSync(candidate, { throwIfNoEntry: false })?.isFile()) {
			return candidate;
		}
		const above = path.dirname(directory);
		return above === directory || existsSync(path.join(directory, '.git')) ? undefined : find(above);
	}

	function load(file: string): LoadedProjectFile {
		const known = loaded.get(file) ?? read(file);
		loaded.set(file, known);
		return known;
	}

	return {
		for(file) {
			const found = find(path.dirname(file));
			return found === undefined ? undefined : load(found);
		},
		load,
		forget() {
			nearest.clear();
			loaded.clear();
		},
	};
}

function read(file: string): LoadedProjectFile {
	const read = readBytes(file, MOST_KIBIBYTES * 1024);
	if ('bytes' in read) {
		return { file, ...contentOfProjectFile(read.bytes) };
	}
	return { file, ...(read.isTooLarge ? tooLargeProjectFile() : unreadableProjectFile(read.reason)) };
}
