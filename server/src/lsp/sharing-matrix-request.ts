import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { LanguageService, SourceDocument } from '../language-service/service.js';
import { answerWithoutSocket } from '../language-service/sharing-matrix.js';
import { text } from '../messages/text.js';
import { SHARING_MATRIX_REQUEST, type SharingMatrixAnswer, type SharingMatrixParams } from '../protocol/matrix.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { CatchingUp } from './catching-up.js';

/** What the request needs of the server. */
export interface SharingMatrixParts {
	/** The version of an open document, 0 where it is not open. */
	versionOf(uri: string): number;
	settingsOf(uri: string): ProjectSettings;
	caughtUp: CatchingUp['forRequest'];
	/** The answer of the service for an open document; `otherwise` where it is not open or the service throws. */
	answer<T>(what: string, uri: string, otherwise: T, ask: (service: LanguageService, source: SourceDocument) => T): T;
}

/** Wires the request to a connection. */
export function handleSharingMatrixRequest(connection: Connection, parts: SharingMatrixParts): void {
	async function answer(params: unknown, token: CancellationToken): Promise<SharingMatrixAnswer> {
		const { textDocument, ...question } = checkSharingMatrixParams(params);
		await parts.caughtUp(textDocument.uri, token);
		const unsupported = answerWithoutSocket('unsupported', parts.versionOf(textDocument.uri), question);
		return parts.answer('sharing matrix', textDocument.uri, unsupported, (service, source) =>
			service.sharingMatrix(source, question, parts.settingsOf(source.uri)),
		);
	}

	connection.onRequest(SHARING_MATRIX_REQUEST, answer);
}

const CHOICES = {
	model: ['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article'],
	account: ['same', 'different', 'unknown'],
	role: ['first', 'second'],
} as const;

/**
 * The parameters of `bindsight/sharingMatrix`, checked.
 * @throws ResponseError (InvalidParams) that names what is wrong.
 */
function checkSharingMatrixParams(params: unknown): SharingMatrixParams {
	const given = (params ?? {}) as Partial<SharingMatrixParams>;
	if (typeof given.textDocument?.uri !== 'string') {
		throw wrong('textDocument.uri');
	}
	if (!isPlace(given.position?.line)) {
		throw wrong('position.line');
	}
	if (!isPlace(given.position?.character)) {
		throw wrong('position.character');
	}
	for (const name of ['model', 'account', 'role'] as const) {
		const value: unknown = given[name] ?? undefined;
		if (value !== undefined && !(CHOICES[name] as readonly unknown[]).includes(value)) {
			throw wrong(name);
		}
	}
	const socket: unknown = given.socket ?? undefined;
	if (socket !== undefined && typeof socket !== 'string') {
		throw wrong('socket');
	}
	return given as SharingMatrixParams;
}

function isPlace(value: unknown): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function wrong(parameter: string): ResponseError<void> {
	return new ResponseError(ErrorCodes.InvalidParams, text({ id: 'server.wrongParameter', args: { parameter } }));
}
