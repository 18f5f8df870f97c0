import * as z from 'zod/mini';
import type { LookupAnswer, LookupParams, SharingTablesAnswer } from '../../server/src/protocol/lookup.js';
import type { BindRole, SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import type { CompareSocketsAnswer, MeetingSocketsAnswer } from '../../server/src/protocol/panel.js';
import type { Range } from '../../server/src/protocol/positions.js';
import type { Account, SharingModel } from '../../server/src/protocol/resolution.js';
import { account, model, natural, range, role } from './shapes/basics.js';
import { lookupAnswer, lookupParams, sharingTablesAnswer } from './shapes/lookup.js';
import { sharingMatrixAnswer } from './shapes/matrix.js';
import { compareSocketsAnswer, meetingSocketsAnswer } from './shapes/panel.js';

/** What the reader chose above the table. `model` left out: the model of the socket's own API. */
export interface Choices {
	role: BindRole;
	account: Account;
	model?: SharingModel;
}

/** What the reader wants as Markdown. */
export type Copied = 'socket' | 'comparison';

/** What the panel tells the extension. */
export type PanelMessage =
	/** The panel can be written to; its choices outlived it being hidden. */
	| { type: 'ready'; choices: Choices }
	| { type: 'choose'; choices: Choices }
	/** Of several sockets at the cursor, the one with this id is meant. */
	| { type: 'chooseSocket'; id: string }
	/** Keep the socket that is shown, or follow the cursor again. */
	| { type: 'pin'; isPinned: boolean }
	/** Show this range; `uri` left out: of the document that the last answer was for. */
	| { type: 'reveal'; range: Range; uri?: string }
	/** Open the light bulb of the editor at the first of the answer's fixes. */
	| { type: 'showFixes' }
	/** Apply the fix of the answer's what-if with this number. */
	| { type: 'applyFix'; whatIf: number }
	| { type: 'copy'; what: Copied }
	/** Explain a status or a line of a log; `text` left out: ask for it. */
	| { type: 'explainStatus'; text?: string }
	| { type: 'lookup'; question: LookupParams }
	/** Say every table in full. */
	| { type: 'tables' }
	| { type: 'restartServer' }
	| { type: 'showLog' };

/** What the extension tells the panel. */
export type HostMessage =
	/** `line` is the cursor's, zero-based: the answer is for it. */
	| { type: 'answer'; answer: SharingMatrixAnswer; line: number; isPinned: boolean }
	/** The workspace's other sockets that meet the one of the last answer. */
	| { type: 'meeting'; answer: MeetingSocketsAnswer }
	/** The pinned socket beside the one at the cursor; null where there is no other one. */
	| { type: 'comparison'; answer: CompareSocketsAnswer | null }
	| { type: 'lookup'; answer: LookupAnswer }
	| { type: 'tables'; answer: SharingTablesAnswer }
	/** What was to be copied is in the clipboard. */
	| { type: 'copied' }
	/** An answer is awaited and takes long enough to say so. */
	| { type: 'busy' }
	| { type: 'starting' }
	/** No answer can be had; `detail` says why, as the server or the system put it. */
	| { type: 'failed'; detail: string };

const choices: z.ZodMiniType<Choices> = z.object({ role, account, model: z.optional(model) });

const hostMessage: z.ZodMiniType<HostMessage> = z.discriminatedUnion('type', [
	z.object({ type: z.literal('answer'), answer: sharingMatrixAnswer, line: natural, isPinned: z.boolean() }),
	z.object({ type: z.literal('meeting'), answer: meetingSocketsAnswer }),
	z.object({ type: z.literal('comparison'), answer: z.nullable(compareSocketsAnswer) }),
	z.object({ type: z.literal('lookup'), answer: lookupAnswer }),
	z.object({ type: z.literal('tables'), answer: sharingTablesAnswer }),
	z.object({ type: z.literal('copied') }),
	z.object({ type: z.literal('busy') }),
	z.object({ type: z.literal('starting') }),
	z.object({ type: z.literal('failed'), detail: z.string() }),
]);

const panelMessage: z.ZodMiniType<PanelMessage> = z.discriminatedUnion('type', [
	z.object({ type: z.literal('ready'), choices }),
	z.object({ type: z.literal('choose'), choices }),
	z.object({ type: z.literal('chooseSocket'), id: z.string() }),
	z.object({ type: z.literal('pin'), isPinned: z.boolean() }),
	z.object({ type: z.literal('reveal'), range, uri: z.optional(z.string()) }),
	z.object({ type: z.literal('showFixes') }),
	z.object({ type: z.literal('applyFix'), whatIf: natural }),
	z.object({ type: z.literal('copy'), what: z.enum(['socket', 'comparison']) }),
	z.object({ type: z.literal('explainStatus'), text: z.optional(z.string()) }),
	z.object({ type: z.literal('lookup'), question: lookupParams }),
	z.object({ type: z.literal('tables') }),
	z.object({ type: z.literal('restartServer') }),
	z.object({ type: z.literal('showLog') }),
]);

/** A message as its shape has it, or undefined where it has another. */
function reader<Message>(shape: z.ZodMiniType<Message>): (given: unknown) => Message | undefined {
	return (given) => {
		const read = shape.safeParse(given);
		return read.success ? read.data : undefined;
	};
}

/** What the extension said, or undefined where it is not a message of ours. */
export const readHostMessage = reader(hostMessage);

/** What the panel said, or undefined where it is not a message of ours. */
export const readPanelMessage = reader(panelMessage);

/** The server's answer to `bindsight/sharingMatrix`, or undefined where it has another shape; so the others. */
export const readAnswer = reader(sharingMatrixAnswer);
export const readMeetingSockets = reader(meetingSocketsAnswer);
export const readComparison = reader(compareSocketsAnswer);
export const readLookup = reader(lookupAnswer);
export const readTables = reader(sharingTablesAnswer);

/** Choices that were kept while the panel was hidden, or the ones a new panel starts with. */
export function readChoices(given: unknown): Choices {
	const read = choices.safeParse(given);
	return read.success ? read.data : { role: 'first', account: 'unknown' };
}
