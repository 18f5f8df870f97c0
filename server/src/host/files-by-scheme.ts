import type { WorkspaceFiles } from './workspace-files.js';

/** What has a scheme `file:` is on a disk; all else is elsewhere. */
export function filesByScheme(disk: WorkspaceFiles, elsewhere: WorkspaceFiles): WorkspaceFiles {
	const of = (uri: string) => (uri.startsWith('file:') ? disk : elsewhere);
	return {
		mostSources: (folder) => of(folder).mostSources(folder),
		nameOf: (uri) => of(uri).nameOf(uri),
		canRead: (folder) => of(folder).canRead(folder),
		isDirectory: (uri) => of(uri).isDirectory(uri),
		listSources: (folder) => of(folder).listSources(folder),
		textOf: (uri) => of(uri).textOf(uri),
		textNaming: (uri, mayName) => of(uri).textNaming(uri, mayName),
		projectFor: (uri) => of(uri).projectFor(uri),
		loadProject: (uri) => of(uri).loadProject(uri),
		forgetProjects() {
			disk.forgetProjects();
			elsewhere.forgetProjects();
		},
		letOthersRun: disk.letOthersRun,
	};
}
