import type { WorkspaceFiles } from './workspace-files.js';

/** Where there are no files but the open documents. */
export function noFiles(): WorkspaceFiles {
	return {
		mostSources: 0,
		nameOf: (uri) => uri,
		canRead: () => false,
		listSources: async () => [],
		textOf: () => undefined,
		projectFor: () => undefined,
		loadProject: () => undefined,
		forgetProjects: () => undefined,
		letOthersRun: async () => undefined,
	};
}
