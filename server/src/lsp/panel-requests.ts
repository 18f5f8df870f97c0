import type { CancellationToken, Connection } from 'vscode-languageserver';
import { modelUnder } from '../language-service/panel/bound-at.js';
import { compareSockets } from '../language-service/panel/compare-sockets.js';
import { lookUp } from '../language-service/panel/lookup.js';
import { meetingSockets } from '../language-service/panel/meeting-sockets.js';
import { sharingTables } from '../language-service/panel/sharing-tables.js';
import type { SourceDocument } from '../language-service/service.js';
import { text } from '../messages/text.js';
import { LOOKUP_REQUEST, type LookupAnswer, SHARING_TABLES_REQUEST } from '../protocol/lookup.js';
import {
	COMPARE_SOCKETS_REQUEST,
	type CompareSocketsAnswer,
	type CompareSocketsParams,
	MEETING_SOCKETS_REQUEST,
	type MeetingSocketsAnswer,
	type SocketReference,
} from '../protocol/panel.js';
import type { BoundSocket } from '../protocol/ports.js';
import { type BindsInSight, boundSocketsInSight, readyService } from './bound-sockets-in-sight.js';
import type { CatchingUp } from './catching-up.js';
import { checkCompareSocketsParams, checkMeetingSocketsParams } from './panel-params.js';

/** What the requests need of the server. */
export interface PanelRequestParts extends BindsInSight {
	caughtUp: CatchingUp['forRequest'];
	/** The open C or C++ document of that name. */
	sourceOf(uri: string): SourceDocument | undefined;
}

/** Wires the requests of the panel, besides that for the matrix, to a connection. */
export function handlePanelRequests(connection: Connection, parts: PanelRequestParts): void {
	connection.onRequest<LookupAnswer, void>(LOOKUP_REQUEST, (question: unknown) => lookUp(question));
	connection.onRequest(SHARING_TABLES_REQUEST, () => sharingTables());
	connection.onRequest<CompareSocketsAnswer, void>(
		COMPARE_SOCKETS_REQUEST,
		(params: unknown, token: CancellationToken) => compare(parts, checkCompareSocketsParams(params), token),
	);
	connection.onRequest<MeetingSocketsAnswer, void>(
		MEETING_SOCKETS_REQUEST,
		(params: unknown, token: CancellationToken) => meeting(parts, params, token),
	);
}

async function compare(
	parts: PanelRequestParts,
	params: CompareSocketsParams,
	token: CancellationToken,
): Promise<CompareSocketsAnswer> {
	for (const reference of [params.one, params.other]) {
		if (!('pinned' in reference)) {
			await parts.caughtUp(reference.textDocument.uri, token);
		}
	}
	const found = { one: boundSocketOf(parts, params.one), other: boundSocketOf(parts, params.other) };
	for (const which of ['one', 'other'] as const) {
		const reason = found[which];
		if (typeof reason === 'string') {
			return { state: 'missing', which, message: text({ id: 'panel.compare.missing', args: { which, reason } }) };
		}
	}
	const { one, other } = found as { one: BoundSocket; other: BoundSocket };
	const settings = parts.settingsOf(one.uri);
	return compareSockets(one, other, {
		model: params.model ?? modelUnder(settings, one.model),
		account: params.account ?? settings.account ?? 'unknown',
	});
}

/** The socket, or what is missing: the open document, or a bind at the place. */
function boundSocketOf(parts: PanelRequestParts, reference: SocketReference): BoundSocket | 'document' | 'bind' {
	if ('pinned' in reference) {
		return reference.pinned;
	}
	const source = parts.sourceOf(reference.textDocument.uri);
	if (!source) {
		return 'document';
	}
	return readyService(parts.service).boundSocketAt(source, reference, parts.settingsOf(source.uri)) ?? 'bind';
}

async function meeting(
	parts: PanelRequestParts,
	params: unknown,
	token: CancellationToken,
): Promise<MeetingSocketsAnswer> {
	const { textDocument, role = 'first', model, account, ...place } = checkMeetingSocketsParams(params);
	await parts.caughtUp(textDocument.uri, token);
	const source = parts.sourceOf(textDocument.uri);
	const settings = source ? parts.settingsOf(source.uri) : {};
	const own = source && readyService(parts.service).boundSocketAt(source, place, settings);
	if (!source || !own) {
		return { version: source?.version ?? 0, sockets: [], more: 0 };
	}
	const { sockets } = await boundSocketsInSight(parts, token);
	const found = meetingSockets(own, sockets, {
		model: model ?? modelUnder(settings, own.model),
		account: account ?? settings.account ?? 'unknown',
		role,
	});
	return { version: source.version, ...found };
}
