import {
	type CancellationToken,
	type Connection,
	ErrorCodes,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver/node';
import { portsInUse } from '../language-service/ports-in-use.js';
import type { LanguageService, SourceDocument } from '../language-service/service.js';
import { text } from '../messages/text.js';
import { PORTS_CHANGED_NOTIFICATION, PORTS_IN_USE_REQUEST, type PortsInUseAnswer } from '../protocol/ports.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { WorkspaceLinks } from './workspace-links.js';

/** What the request needs of the server. */
export interface PortsRequestParts {
	service(): LanguageService | undefined;
	links(): WorkspaceLinks | undefined;
	openSources(): SourceDocument[];
	settingsOf(uri: string): ProjectSettings;
	failed(uri: string, error: unknown): void;
}

/** Answers `bindsight/portsInUse`, and tells once when an answer has grown old. */
export interface PortsRequest {
	/** Something that binds may rest on has changed. */
	changed(): void;
}

/** Wires the request to a connection: reading a folder begins with it, where no document has begun that before. */
export function handlePortsRequest(connection: Connection, parts: PortsRequestParts): PortsRequest {
	let isAnswered = false;

	async function answer(token: CancellationToken): Promise<PortsInUseAnswer> {
		const service = parts.service();
		if (!service) {
			throw new ResponseError(ErrorCodes.ServerNotInitialized, text({ id: 'server.notReady' }));
		}
		const units = (await parts.links()?.allRead(token)) ?? [];
		// From here on changes count: one that comes while the binds are gathered may come too late for them.
		isAnswered = true;
		const found = await service.boundSockets({
			documents: parts.openSources(),
			units,
			settingsOf: parts.settingsOf,
			isCancelled: () => token.isCancellationRequested,
			pause: () => new Promise(setImmediate),
			failed: parts.failed,
		});
		if (token.isCancellationRequested) {
			throw new ResponseError(LSPErrorCodes.RequestCancelled, '');
		}
		return portsInUse(found, parts.settingsOf);
	}

	// Clients may leave the parameters out; the token is last in any case.
	connection.onRequest(PORTS_IN_USE_REQUEST, (...given: unknown[]) => answer(given.at(-1) as CancellationToken));

	return {
		changed() {
			if (isAnswered) {
				isAnswered = false;
				void connection.sendNotification(PORTS_CHANGED_NOTIFICATION);
			}
		},
	};
}
