import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../language-service/service.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { OpenSource } from './open-sources.js';
import { workInTurns } from './work-in-turns.js';

/** How long after the last edit of a document the larger part of the work on it begins, in milliseconds. */
export const QUIET_TIME = 120;

/** What catching up needs of the server. */
export interface CatchingUpParts {
	service(): LanguageService | undefined;
	/** The open C or C++ document that the client calls so. */
	openSource(uri: string | undefined): OpenSource | undefined;
	settingsOf(uri: string): ProjectSettings;
	/** Called before the server works on a file. */
	begin(uri: string): void;
	letOthersRun(): Promise<void>;
}

/**
 * Finds out what answers about a document rest on, before they are given: messages that come in the meantime are served,
 * and nothing is worked out for a client that no longer wants it, or for a version that is none any more. What is not done
 * in one turn waits until nobody types.
 */
export interface CatchingUp {
	/** A document was edited just now. */
	edited(uri: string): void;
	closed(uri: string): void;
	/** Resolves once all is known of the newest version, or nobody wants it; with the milliseconds that it took. */
	withNewest(uri: string | undefined, token: CancellationToken): Promise<number>;
	/**
	 * The same for a request.
	 * @throws ResponseError where the client no longer wants the answer.
	 */
	forRequest(uri: string | undefined, token: CancellationToken): Promise<number>;
	/**
	 * Resolves once all is known of the version that is open now.
	 * @throws ResponseError where the document has been edited meanwhile, or the client no longer wants the answer.
	 */
	withVersion(uri: string, token: CancellationToken): Promise<void>;
}

/** A version of a document that is open: one that is closed and opened again may begin with the same number. */
interface Version {
	document: TextDocument;
	number: number;
}

function isSame(one: Version | undefined, other: Version | undefined): boolean {
	return one?.document === other?.document && one?.number === other?.number;
}

export function createCatchingUp(parts: CatchingUpParts): CatchingUp {
	const editedAt = new Map<string, number>();
	let lastPause: Promise<void> = Promise.resolve();
	let underway = 0;

	/** Resolves once messages were served, and nobody has typed for a while. */
	function pause(uri: string): Promise<void> {
		const rest = (editedAt.get(uri) ?? Number.NEGATIVE_INFINITY) + QUIET_TIME - performance.now();
		return rest > 0 ? new Promise<void>((resolve) => setTimeout(resolve, rest)).then(nextTurn) : nextTurn();
	}

	/** However many wait for their turns, messages are served between any two turns. */
	function nextTurn(): Promise<void> {
		lastPause = lastPause.then(parts.letOthersRun);
		return lastPause;
	}

	/** Undefined where it is not open. */
	function versionOf(uri: string | undefined): Version | undefined {
		const document = parts.openSource(uri)?.document;
		return document && { document, number: document.version };
	}

	/** Ends early where the document is edited or closed. */
	async function catchUp(uri: string | undefined, token: CancellationToken): Promise<number> {
		const service = parts.service();
		const opened = parts.openSource(uri);
		if (!service || !opened) {
			return 0;
		}
		const { source } = opened;
		const version = versionOf(uri);
		underway++;
		return workInTurns({
			advance() {
				parts.begin(source.uri);
				return service.advance(source, parts.settingsOf(source.uri));
			},
			isWanted: () => !token.isCancellationRequested && isSame(versionOf(uri), version),
			stamp: () => service.units.stampOf(source.uri),
			pause: () => pause(uri!),
		}).finally(() => underway--);
	}

	async function withNewest(uri: string | undefined, token: CancellationToken): Promise<number> {
		for (let spent = 0; ; ) {
			if (underway > 0) {
				await nextTurn();
			}
			const version = versionOf(uri);
			spent += token.isCancellationRequested ? 0 : await catchUp(uri, token);
			if (token.isCancellationRequested || isSame(version, versionOf(uri))) {
				return spent;
			}
		}
	}

	return {
		edited: (uri) => void editedAt.set(uri, performance.now()),
		closed: (uri) => void editedAt.delete(uri),
		withNewest,
		async forRequest(uri, token) {
			const spent = await withNewest(uri, token);
			throwIfCancelled(token);
			return spent;
		},
		async withVersion(uri, token) {
			const version = versionOf(uri);
			await catchUp(uri, token);
			throwIfCancelled(token);
			const newest = versionOf(uri);
			if (newest && !isSame(newest, version)) {
				throw new ResponseError(LSPErrorCodes.ContentModified, '');
			}
		},
	};
}

/** @throws ResponseError where the client no longer wants the answer. */
export function throwIfCancelled(token: CancellationToken): void {
	if (token.isCancellationRequested) {
		throw new ResponseError(LSPErrorCodes.RequestCancelled, '');
	}
}
