import * as z from 'zod/mini';
import type {
	BindRole,
	MatrixCell,
	MatrixLine,
	SharingMatrix,
	SharingMatrixAnswer,
	SocketAtCursor,
} from '../../server/src/protocol/matrix.js';
import type { Range } from '../../server/src/protocol/positions.js';
import type { Account, AddressKind, Confidence, Outcome, SharingModel } from '../../server/src/protocol/resolution.js';
import type { KnownSharingOption, SocketRole } from '../../server/src/protocol/sockets.js';
import type { Target } from '../../server/src/protocol/targets.js';

/** What the reader chose above the table. `model` left out: the model of the socket's own API. */
export interface Choices {
	role: BindRole;
	account: Account;
	model?: SharingModel;
}

/** What the panel tells the extension. */
export type PanelMessage =
	/** The panel can be written to; its choices outlived it being hidden. */
	| { type: 'ready'; choices: Choices }
	| { type: 'choose'; choices: Choices }
	/** Show this range of the document that the last answer was for. */
	| { type: 'reveal'; range: Range }
	| { type: 'restartServer' }
	| { type: 'showLog' };

/** What the extension tells the panel. */
export type HostMessage =
	/** `line` is the cursor's, zero-based: the answer is for it. */
	| { type: 'answer'; answer: SharingMatrixAnswer; line: number }
	/** An answer is awaited and takes long enough to say so. */
	| { type: 'busy' }
	| { type: 'starting' }
	/** No answer can be had; `detail` says why, as the server or the system put it. */
	| { type: 'failed'; detail: string };

/** One of the names of a type; the compiler asks for every one of them, so that the check grows with the type. */
function oneOf<Name extends string>(names: Record<Name, true>): z.ZodMiniType<Name> {
	return z.enum(Object.keys(names) as Name[]);
}

const role = oneOf<BindRole>({ first: true, second: true });
const account = oneOf<Account>({ same: true, different: true, unknown: true });
const model = oneOf<SharingModel>({ wsk: true, winsock: true, 'winsock-xp': true, 'winsock-2008-article': true });
const outcome = oneOf<Outcome>({ SUCCESS: true, INUSE: true, DENIED: true, CHECK: true, NOT_APPLICABLE: true });
const confidence = oneOf<Confidence>({ documented: true, verified: true, inferred: true, open: true });
const lineOption = oneOf<MatrixLine['option']>({ none: true, reuse: true, exclusive: true });
const lineAddress = oneOf<AddressKind>({ wildcard: true, specific: true, specific2: true });
const knownOption = oneOf<KnownSharingOption>({ none: true, reuse: true, exclusive: true, both: true, unknown: true });
const socketRole = oneOf<SocketRole>({
	listener: true,
	client: true,
	accepted: true,
	'datagram-receiver': true,
	'multicast-receiver': true,
	broadcast: true,
	'loopback-pair': true,
});
const target = oneOf<Target>({ windows: true, 'windows-kernel': true, posix: true });
const texts = z.array(z.string());

const natural = z.int().check(z.nonnegative());
const position = z.object({ line: natural, character: natural });
const range = z.object({ start: position, end: position });
const choices: z.ZodMiniType<Choices> = z.object({ role, account, model: z.optional(model) });

const status = z.nullable(z.object({ name: z.string(), value: z.union([z.number(), z.string()]) }));
const branch = z.object({ outcome, status });
const cell: z.ZodMiniType<MatrixCell> = z.object({
	outcome,
	status,
	branches: z.optional(z.object({ granted: branch, refused: branch })),
	receiver: z.enum(['defined', 'undefined']),
	confidence: confidence,
	sources: texts,
	explanation: z.string(),
	notes: texts,
});
const lines = z.array(z.object({ option: lineOption, address: lineAddress }));
const matrix: z.ZodMiniType<SharingMatrix> = z.object({
	model,
	modelTitle: z.string(),
	account,
	source: z.string(),
	rows: lines,
	columns: lines,
	cells: z.array(z.array(cell)),
});

const socket: z.ZodMiniType<SocketAtCursor> = z.object({
	expression: z.string(),
	functionName: z.string(),
	roles: z.array(socketRole),
	summary: z.string(),
	bind: z.nullable(range),
	target,
	sharingOption: knownOption,
	possible: z.array(knownOption),
	addressKind: z.enum(['wildcard', 'specific', 'unknown']),
	addressText: z.string(),
	dualStack: z.boolean(),
	protocol: z.enum(['tcp', 'udp', 'unknown']),
	lines: z.array(natural),
	verdict: z.string(),
	notes: texts,
});
const answer: z.ZodMiniType<SharingMatrixAnswer> = z.object({
	version: z.number(),
	state: z.enum(['sockets', 'none', 'unsupported']),
	sockets: z.array(socket),
	role,
	matrix,
});

const hostMessage: z.ZodMiniType<HostMessage> = z.discriminatedUnion('type', [
	z.object({ type: z.literal('answer'), answer, line: natural }),
	z.object({ type: z.literal('busy') }),
	z.object({ type: z.literal('starting') }),
	z.object({ type: z.literal('failed'), detail: z.string() }),
]);

const panelMessage: z.ZodMiniType<PanelMessage> = z.discriminatedUnion('type', [
	z.object({ type: z.literal('ready'), choices }),
	z.object({ type: z.literal('choose'), choices }),
	z.object({ type: z.literal('reveal'), range }),
	z.object({ type: z.literal('restartServer') }),
	z.object({ type: z.literal('showLog') }),
]);

/** What the extension said, or undefined where it is not a message of ours. */
export function readHostMessage(message: unknown): HostMessage | undefined {
	const read = hostMessage.safeParse(message);
	return read.success ? read.data : undefined;
}

/** What the panel said, or undefined where it is not a message of ours. */
export function readPanelMessage(message: unknown): PanelMessage | undefined {
	const read = panelMessage.safeParse(message);
	return read.success ? read.data : undefined;
}

/** The server's answer to `bindsight/sharingMatrix`, or undefined where it has another shape. */
export function readAnswer(given: unknown): SharingMatrixAnswer | undefined {
	const read = answer.safeParse(given);
	return read.success ? read.data : undefined;
}

/** Choices that were kept while the panel was hidden, or the ones a new panel starts with. */
export function readChoices(given: unknown): Choices {
	const read = choices.safeParse(given);
	return read.success ? read.data : { role: 'first', account: 'unknown' };
}
