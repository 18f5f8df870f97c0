import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { WorkspaceFiles } from '../workspace-files.js';
import { uriOfPath } from './file-uri.js';
import { listFiles } from './files.js';
import { createProjectFiles, type LoadedProjectFile } from './project-files.js';
import { pathOf, readTextAtOnce, readTextNaming } from './read-text.js';

/** Keeps a folder that nobody meant (`/`, a home folder) from being read for minutes. */
const MOST_SOURCES = 20_000;

/** The files of this machine's disk. */
export function filesOnDisk(): WorkspaceFiles {
	const projects = createProjectFiles();
	const withUri = (loaded: LoadedProjectFile) => ({ ...loaded, uri: pathToFileURL(loaded.file).href });
	return {
		mostSources: () => MOST_SOURCES,
		nameOf(uri) {
			const path = pathOf(uri);
			return path === undefined ? uri : pathToFileURL(path).href;
		},
		canRead: (folder) => folder.startsWith('file:'),
		isDirectory(uri) {
			const path = pathOf(uri);
			return path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
		},
		async listSources(folder) {
			const { files } = await listFiles([fileURLToPath(folder)]);
			return files.map(({ absolute }) => uriOfPath(absolute));
		},
		textOf: readTextAtOnce,
		textNaming(uri, mayName) {
			const path = pathOf(uri);
			const read = path === undefined ? undefined : readTextNaming(path, mayName);
			return read !== undefined && (read === 'dull' || 'text' in read) ? read : undefined;
		},
		projectFor(uri) {
			const path = pathOf(uri);
			const loaded = path === undefined ? undefined : projects.for(path);
			return loaded && withUri(loaded);
		},
		loadProject(uri) {
			const path = pathOf(uri);
			return path === undefined ? undefined : withUri(projects.load(path));
		},
		forgetProjects: () => projects.forget(),
		letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
	};
}
