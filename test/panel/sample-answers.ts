import type {
	MatrixCell,
	MatrixLine,
	SharingMatrix,
	SharingMatrixAnswer,
	SocketAtCursor,
} from '../../server/src/protocol/matrix.js';
import type { Outcome, Status } from '../../server/src/protocol/resolution.js';

/** Answers as the server gives them, made by hand: the panel is tested without a server. */

const LINES: readonly MatrixLine[] = [
	{ option: 'none', address: 'wildcard' },
	{ option: 'none', address: 'specific' },
	{ option: 'reuse', address: 'wildcard' },
	{ option: 'reuse', address: 'specific' },
	{ option: 'exclusive', address: 'wildcard' },
	{ option: 'exclusive', address: 'specific' },
];

/** Winsock since Server 2003, unknown account: rows are the first bind. I in use, D denied, S success, U success with an undefined receiver, C check. */
const WINSOCK = ['ICDCIC', 'SISDII', 'ICUSIC', 'SISUII', 'IDDDID', 'SISDII'];
/** Winsock Kernel, rows turned to be the first bind. */
const WSK = ['ICDCIC', 'SISDII', 'ICUSIC', 'SDSUII', 'IDDDID', 'SISDII'];

const OUTCOMES: Record<string, Outcome> = { I: 'INUSE', D: 'DENIED', S: 'SUCCESS', U: 'SUCCESS', C: 'CHECK' };

const WINSOCK_STATUS: Record<string, Status> = {
	INUSE: { name: 'WSAEADDRINUSE', value: 10048 },
	DENIED: { name: 'WSAEACCES', value: 10013 },
	SUCCESS: { name: 'NO_ERROR', value: 0 },
};
const WSK_STATUS: Record<string, Status> = {
	INUSE: { name: 'STATUS_ADDRESS_ALREADY_EXISTS', value: '0xC000020A' },
	DENIED: { name: 'STATUS_ACCESS_DENIED', value: '0xC0000022' },
	SUCCESS: { name: 'STATUS_SUCCESS', value: '0x00000000' },
};

const SENTENCES: Record<string, string> = {
	I: 'The second bind is refused: the first socket holds the address and nothing asked for sharing.',
	D: 'The second bind is refused: the first socket did not agree to share.',
	S: 'The second bind succeeds and takes that address; the first socket keeps the others.',
	U: 'The second bind succeeds: both sockets set SO_REUSEADDR.',
	C: 'The second bind takes one address from the wildcard where both come from one account, and is refused otherwise.',
};

function cell(sign: string, statuses: Record<string, Status>, first: MatrixLine, second: MatrixLine): MatrixCell {
	const outcome = OUTCOMES[sign]!;
	return {
		outcome,
		status: statuses[outcome] ?? null,
		...(outcome === 'CHECK' && {
			branches: {
				granted: { outcome: 'SUCCESS', status: statuses.SUCCESS! },
				refused: { outcome: 'DENIED', status: statuses.DENIED! },
			},
		}),
		receiver: sign === 'U' ? 'undefined' : 'defined',
		confidence: 'documented',
		sources: ['Win32, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE, section Enhanced Socket Security'],
		explanation: SENTENCES[sign]!,
		effect: effectOf(sign, first, second),
		receives:
			sign === 'U'
				? 'Undefined: nobody can say which of the two sockets gets what arrives.'
				: 'The second socket gets what is sent to that address, the first one everything else.',
		check: outcome === 'CHECK' ? "The second process's account is held against the first one's." : null,
		notes: outcome === 'CHECK' ? ['LocalService and NetworkService are accounts that many services share.'] : [],
	};
}

function effectOf(sign: string, first: MatrixLine, second: MatrixLine): MatrixCell['effect'] {
	if (sign === 'C') {
		return 'depends';
	}
	if (sign !== 'S' && sign !== 'U') {
		return 'refused';
	}
	return first.address === second.address ? 'shares' : first.address === 'wildcard' ? 'takes' : 'around';
}

function matrix(signs: readonly string[], statuses: Record<string, Status>): SharingMatrix['cells'] {
	return signs.map((row, first) => [...row].map((sign, second) => cell(sign, statuses, LINES[first]!, LINES[second]!)));
}

export const WINSOCK_MATRIX: SharingMatrix = {
	model: 'winsock',
	modelTitle: 'Winsock, Windows Server 2003 and later',
	account: 'unknown',
	source: 'Win32, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE',
	rows: LINES,
	columns: LINES,
	cells: matrix(WINSOCK, WINSOCK_STATUS),
};

export const WSK_MATRIX: SharingMatrix = {
	model: 'wsk',
	modelTitle: 'Winsock Kernel (WSK)',
	account: 'unknown',
	source: 'Windows driver documentation, Sharing Transport Addresses',
	rows: LINES,
	columns: LINES,
	cells: matrix(WSK, WSK_STATUS),
};

export const LISTENER: SocketAtCursor = {
	expression: 'lfd',
	functionName: 'start_server',
	roles: ['listener'],
	summary: 'TCP listener, 0.0.0.0:5150, no sharing option',
	bind: { start: { line: 51, character: 4 }, end: { line: 51, character: 52 } },
	target: 'windows',
	sharingOption: 'none',
	possible: ['none'],
	addressKind: 'wildcard',
	addressText: '0.0.0.0:5150',
	dualStack: false,
	protocol: 'tcp',
	lines: [0],
	verdict: 'Same account: can take any one address. Another account: nothing.',
	notes: [],
};

export const UNSURE: SocketAtCursor = {
	...LISTENER,
	expression: 'conn->fd',
	functionName: 'open_port_with_options',
	summary: 'TCP socket, unknown address, SO_REUSEADDR or no option',
	bind: null,
	sharingOption: 'unknown',
	possible: ['none', 'reuse'],
	addressKind: 'unknown',
	addressText: '',
	lines: [0, 1, 2, 3],
	verdict: 'It depends on what the code leaves open.',
	notes: ['The sharing option hangs on a variable that only the running program knows.'],
};

/** An answer for a socket bound first, in version 1 of its document. */
export function answerFor(...sockets: readonly SocketAtCursor[]): SharingMatrixAnswer {
	return {
		version: 1,
		state: sockets.length > 0 ? 'sockets' : 'none',
		sockets,
		role: 'first',
		matrix: WINSOCK_MATRIX,
	};
}
