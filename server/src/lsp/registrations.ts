import {
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	WatchKind,
} from 'vscode-languageserver';
import { PROJECT_FILE } from '../project/project-file-schema.js';
import type { ClientFeatures } from './client-features.js';
import { SOURCE_GLOB } from './workspace-links.js';

/** Asks the client to tell of what it can only be asked for once it has started. `failed` is told what it refused. */
export async function registerWithClient(
	connection: Connection,
	client: ClientFeatures,
	failed: (method: string, error: unknown) => void,
): Promise<void> {
	const refused = (method: string) => (error: unknown) => failed(method, error);
	if (client.registersConfigurationChanges) {
		const { type, method } = DidChangeConfigurationNotification;
		await connection.client.register(type, { section: 'bindsight' }).catch(refused(method));
	}
	if (client.watchesFiles) {
		const { type, method } = DidChangeWatchedFilesNotification;
		// Of a directory that comes or goes nobody may tell what is in it.
		const directories = { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete };
		const watchers = [{ globPattern: `**/${PROJECT_FILE}` }, { globPattern: SOURCE_GLOB }, directories];
		await connection.client.register(type, { watchers }).catch(refused(method));
	}
}
