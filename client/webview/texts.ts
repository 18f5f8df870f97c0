import type { BindRole, MatrixLine } from '../../server/src/protocol/matrix.js';
import type {
	Account,
	AddressKind,
	Confidence,
	Outcome,
	SharingModel,
	Status,
} from '../../server/src/protocol/resolution.js';
import type { Target } from '../../server/src/protocol/targets.js';

/** Names of the lines and of the outcomes, as the documents have them; they are the same in every language. */
export const OPTION_NAMES: Record<MatrixLine['option'], string> = {
	none: 'no option',
	reuse: 'SO_REUSEADDR',
	exclusive: 'SO_EXCLUSIVEADDRUSE',
};

export const ADDRESS_NAMES: Record<AddressKind, string> = {
	wildcard: 'wildcard',
	specific: 'specific address',
	specific2: 'another specific address',
};

/** The words in a cell. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
	SUCCESS: 'SUCCESS',
	INUSE: 'INUSE',
	DENIED: 'DENIED',
	CHECK: 'CHECK',
	NOT_APPLICABLE: 'n/a',
};

/** The same words for somebody who listens. */
export const OUTCOME_SPOKEN: Record<Outcome, string> = {
	SUCCESS: 'success',
	INUSE: 'in use',
	DENIED: 'denied',
	CHECK: 'check',
	NOT_APPLICABLE: 'does not apply',
};

/** What each outcome means, for the key below the table. */
export const OUTCOME_MEANINGS: Record<Outcome, string> = {
	SUCCESS: 'the second bind succeeds: two sockets hold the port',
	INUSE: 'refused: the address is in use',
	DENIED: 'refused: access is denied',
	CHECK: 'an access check decides',
	NOT_APPLICABLE: 'the two cannot meet like this',
};

export const CONFIDENCE_MEANINGS: Record<Confidence, string> = {
	documented: 'Documented: it stands in a table of the vendor.',
	verified: 'Verified: it stands in the documents and was seen on a real Windows.',
	inferred: 'Inferred: it follows from the documents, but none says it.',
	open: 'Open: no source decides it.',
};

export const MODEL_NAMES: Record<SharingModel, string> = {
	winsock: 'Winsock, Server 2003 and later',
	'winsock-xp': 'Winsock, XP and earlier',
	'winsock-2008-article': 'Winsock, article of 2008',
	wsk: 'Winsock Kernel (WSK)',
};

export const ACCOUNT_NAMES: Record<Account, string> = {
	unknown: 'unknown',
	same: 'the same',
	different: 'different',
};

export const TARGET_NAMES: Record<Target, string> = {
	windows: 'Windows',
	'windows-kernel': 'Windows kernel',
	posix: 'POSIX',
};

const SIDE_NAMES: Record<BindRole, string> = { first: 'first bind', second: 'second bind' };

export const TEXTS = {
	socketChooser: 'Socket',
	roleLegend: 'This socket is the',
	roleNames: SIDE_NAMES,
	accountLabel: 'Account of the other',
	modelLabel: 'Model',
	automaticModel: 'Automatic',
	boundAt: (functionName: string, line: number) => `${functionName}, line ${line}`,
	boundAtTitle: 'Show the bind in the editor',
	notBound: (functionName: string) => `${functionName}, not bound in this file`,
	otherBindTitle: {
		first: 'When another socket binds this port later',
		second: 'When another socket has bound this port before',
	} satisfies Record<BindRole, string>,
	otherBind: { first: 'second bind', second: 'first bind' } satisfies Record<BindRole, string>,
	possibleLines: (count: number) => `The code leaves open which of ${count} lines of the table this socket is.`,
	oneOfLines: (number: number, count: number, line: string) => `Case ${number} of ${count}: ${line}`,
	onlyLine: (line: string) => `This socket: ${line}`,
	noLine: 'This socket stands in no line of this table.',
	chooseACell: 'Choose a cell to see why.',
	thisSocket: 'this socket',
	fullTable: (title: string) => `Full table: ${title}`,
	fullTableCaption: 'Rows: the first bind. Columns: the second bind.',
	fullTableAccount: {
		same: 'Both binds come from one account.',
		different: 'The binds come from different accounts.',
		unknown: 'Whether both binds come from one account is unknown.',
	} satisfies Record<Account, string>,
	source: (source: string) => `Source: ${source}`,
	key: 'Key',
	twoAddresses: 'Where both addresses are specific, they are the same one: two different addresses never meet.',
	receiverUndefined: 'receiver undefined',
	accountDecides: 'account decides',
	descriptorDecides: 'descriptor decides',
	explanation: 'The chosen cell',
	firstBind: 'First bind',
	secondBind: 'Second bind',
	sameAccount: 'Same account',
	differentAccount: 'Different account',
	descriptorGrants: 'Descriptor grants access',
	descriptorRefuses: 'Descriptor refuses access',
	receiver: 'Receiver',
	receiverIsUndefined: 'Undefined: nobody can say which of the two sockets gets what arrives.',
	confidence: 'How sure',
	sources: 'Source',
	starting: 'Bindsight is starting…',
	noSocket: 'No socket here',
	noSocketHelp: 'Put the cursor on a socket, or on a call that uses one: socket, setsockopt, bind, listen.',
	unsupported: 'No C or C++ file here',
	unsupportedHelp: 'Open a C or C++ file and put the cursor on a socket. The table below holds without one.',
	failed: 'No answer',
	restartServer: 'Restart the server',
	showLog: 'Show the log',
};

/** A line of a table: "SO_REUSEADDR, specific address". */
export function lineName(line: MatrixLine): string {
	return `${OPTION_NAMES[line.option]}, ${ADDRESS_NAMES[line.address]}`;
}

/** A status as one reads it out: "WSAEACCES 10013". */
export function statusName(status: Status): string {
	return `${status.name} ${status.value}`;
}
