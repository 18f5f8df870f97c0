import type { LookupAnswer, LookupParams, SharingTablesAnswer } from '../../server/src/protocol/lookup.js';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../../server/src/protocol/matrix.js';
import type {
	CompareSocketsAnswer,
	CompareSocketsParams,
	MeetingSocketsAnswer,
	MeetingSocketsParams,
} from '../../server/src/protocol/panel.js';
import { readAnswer, readComparison, readLookup, readMeetingSockets, readTables } from '../webview/messages.js';

/** Asks the language server, until `signal` is aborted. Rejects where there is no answer. */
export type AskServer = (method: string, params: unknown, signal?: AbortSignal) => Promise<unknown>;

/**
 * What the panel asks of the language server; each answer is checked. The names are those of server/src/protocol: the
 * client takes only types from the server. Every question rejects where there is no answer, or one of another shape.
 */
export class PanelRequests {
	/** `unknownShape` tells the reader that an answer has another shape. */
	constructor(
		private readonly askServer: AskServer,
		private readonly unknownShape: string,
	) {}

	sharingMatrix(params: SharingMatrixParams, signal: AbortSignal): Promise<SharingMatrixAnswer> {
		return this.ask('bindsight/sharingMatrix', params, readAnswer, signal);
	}

	meetingSockets(params: MeetingSocketsParams, signal: AbortSignal): Promise<MeetingSocketsAnswer> {
		return this.ask('bindsight/meetingSockets', params, readMeetingSockets, signal);
	}

	compareSockets(params: CompareSocketsParams, signal: AbortSignal): Promise<CompareSocketsAnswer> {
		return this.ask('bindsight/compareSockets', params, readComparison, signal);
	}

	resolve(params: LookupParams): Promise<LookupAnswer> {
		return this.ask('bindsight/resolve', params, readLookup);
	}

	sharingTables(): Promise<SharingTablesAnswer> {
		return this.ask('bindsight/sharingTables', {}, readTables);
	}

	private async ask<Answer>(
		method: string,
		params: unknown,
		read: (given: unknown) => Answer | undefined,
		signal?: AbortSignal,
	): Promise<Answer> {
		const answer = read(await this.askServer(method, params, signal));
		if (!answer) {
			throw new Error(this.unknownShape);
		}
		return answer;
	}
}
