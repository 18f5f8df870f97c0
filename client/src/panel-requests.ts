import * as vscode from 'vscode';
import type { LookupAnswer, LookupParams, SharingTablesAnswer } from '../../server/src/protocol/lookup.js';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../../server/src/protocol/matrix.js';
import type {
	CompareSocketsAnswer,
	CompareSocketsParams,
	MeetingSocketsAnswer,
	MeetingSocketsParams,
} from '../../server/src/protocol/panel.js';
import { readAnswer, readComparison, readLookup, readMeetingSockets, readTables } from '../webview/messages.js';
import type { LanguageServer } from './language-server.js';

/**
 * What the panel asks of the language server; each answer is checked. The names are those of server/src/protocol: the
 * client takes only types from the server. Every question rejects where there is no answer, or one of another shape.
 */
export class PanelRequests {
	constructor(private readonly server: LanguageServer) {}

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
		const cancellation = new vscode.CancellationTokenSource();
		const cancel = () => cancellation.cancel();
		signal?.addEventListener('abort', cancel);
		try {
			const answer = read(await this.server.request(method, params, cancellation.token));
			if (!answer) {
				throw new Error(vscode.l10n.t('The answer of the language server has a shape that is not known.'));
			}
			return answer;
		} finally {
			signal?.removeEventListener('abort', cancel);
			cancellation.dispose();
		}
	}
}
