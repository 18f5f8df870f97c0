import type * as protocol from 'vscode-languageserver/node';
import type { LookupAnswer, LookupParams, SharingTablesAnswer } from '../../../server/src/protocol/lookup.js';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../../../server/src/protocol/matrix.js';
import type {
	CompareSocketsAnswer,
	CompareSocketsParams,
	MeetingSocketsAnswer,
	MeetingSocketsParams,
} from '../../../server/src/protocol/panel.js';
import type { PortsInUseAnswer } from '../../../server/src/protocol/ports.js';
import type { ServerStatus } from '../../../server/src/protocol/status.js';
import type { ExplainStatusAnswer, ExplainStatusParams } from '../../../server/src/protocol/status-explanation.js';

/** Bindsight's own messages, by method: what is sent, and what is answered to a request. */
export interface OwnMessages {
	'bindsight/sharingMatrix': { params: SharingMatrixParams; result: SharingMatrixAnswer };
	'bindsight/explainStatus': { params: ExplainStatusParams; result: ExplainStatusAnswer };
	'bindsight/portsInUse': { params: unknown; result: PortsInUseAnswer };
	'bindsight/resolve': { params: LookupParams; result: LookupAnswer };
	'bindsight/sharingTables': { params: unknown; result: SharingTablesAnswer };
	'bindsight/compareSockets': { params: CompareSocketsParams; result: CompareSocketsAnswer };
	'bindsight/meetingSockets': { params: MeetingSocketsParams; result: MeetingSocketsAnswer };
	'bindsight/status': { params: ServerStatus };
	'bindsight/portsChanged': { params: Record<string, never> };
}

/** What a request or a notification of the protocol sends. */
export type ParamsOf<Type> =
	Type extends protocol.RequestType<infer Params, infer _Result, infer _Error>
		? Params
		: Type extends protocol.NotificationType<infer Params>
			? Params
			: undefined;

/** What a request of the protocol is answered: on the wire, nothing is null. */
export type ResultOf<Type> =
	Type extends protocol.RequestType<infer _Params, infer Result, infer _Error>
		? OnWire<Result>
		: Type extends protocol.RequestType0<infer Result, infer _Error>
			? OnWire<Result>
			: never;

type OnWire<Result> = Result extends void ? null : Result;

/** What `$/progress` tells of work that is done in the background. */
export interface WorkDoneProgressParams {
	token: protocol.ProgressToken;
	value: protocol.WorkDoneProgressBegin | protocol.WorkDoneProgressReport | protocol.WorkDoneProgressEnd;
}

/** What `$/cancelRequest` sends. */
export interface CancelParams {
	id: number | string;
}

/** What is answered instead of a result. */
export interface ResponseError {
	code: number;
	message: string;
	data?: unknown;
}
