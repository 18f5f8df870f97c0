import type { CancellationToken } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { LanguageService, SourceDocument } from '../language-service/service.js';
import { text } from '../messages/text.js';
import type { BoundSockets } from '../protocol/ports.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import { throwIfCancelled } from './catching-up.js';
import type { WorkspaceLinks } from './workspace-links.js';

/** What the server has that binds are found in. */
export interface BindsInSight {
	service(): LanguageService | undefined;
	links(): WorkspaceLinks | undefined;
	openSources(): SourceDocument[];
	/** The open document whose file has that name. */
	openSource(name: string): SourceDocument | undefined;
	settingsOf(uri: string): ProjectSettings;
	/** Lets the messages that wait be handled first. */
	letOthersRun(): Promise<void>;
	failed(uri: string, error: unknown): void;
}

/**
 * Every bind of the folders of the workspace and of the open documents; `read` is called once all folders are read.
 * @throws ResponseError where the server is not ready, or the client no longer wants the answer.
 */
export async function boundSocketsInSight(
	{ service, links, openSources, openSource, settingsOf, letOthersRun, failed }: BindsInSight,
	token: CancellationToken,
	read: () => void = () => undefined,
): Promise<BoundSockets> {
	const ready = readyService(service);
	const units = (await links()?.allRead(token)) ?? [];
	read();
	const found = await ready.boundSockets({
		documents: openSources().map(({ uri }) => uri),
		documentOf: openSource,
		units,
		settingsOf,
		isCancelled: () => token.isCancellationRequested,
		pause: letOthersRun,
		failed,
	});
	throwIfCancelled(token);
	return found;
}

/**
 * The language service.
 * @throws ResponseError where there is none yet.
 */
export function readyService(service: BindsInSight['service']): LanguageService {
	const ready = service();
	if (!ready) {
		throw new ResponseError(ErrorCodes.ServerNotInitialized, text({ id: 'server.notReady' }));
	}
	return ready;
}
