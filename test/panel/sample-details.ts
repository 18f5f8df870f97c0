import type { LookupAnswer, SharingTablesAnswer } from '../../server/src/protocol/lookup.js';
import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import type {
	CompareSocketsAnswer,
	LikelyBind,
	MeetingOutcome,
	MeetingSocketsAnswer,
	Notice,
	PanelContent,
	PartyVerdict,
	SocketDetails,
} from '../../server/src/protocol/panel.js';
import type { BoundSocket } from '../../server/src/protocol/ports.js';
import { answerFor, LISTENER, WINSOCK_MATRIX, WSK_MATRIX } from './sample-answers.js';

/** What the server says of a socket besides its table, made by hand. */

const PAGE = 'Win32, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE';
const documented = { confidence: 'documented', sources: [PAGE] } as const;
const inUse: MeetingOutcome = {
	...documented,
	outcome: 'INUSE',
	status: { name: 'WSAEADDRINUSE', value: 10048 },
	receiver: 'defined',
	explanation: 'The second bind is refused: the first socket holds the address and nothing asked for sharing.',
	notes: [],
};
const succeeds: MeetingOutcome = {
	...documented,
	outcome: 'SUCCESS',
	status: { name: 'NO_ERROR', value: 0 },
	receiver: 'defined',
	explanation: 'The second bind succeeds and takes that address; the first socket keeps the others.',
	notes: [],
};

const PARTIES: readonly PartyVerdict[] = [
	{
		...documented,
		party: 'same-account',
		label: 'Same account',
		sentence: 'can take any one address (3 of 6).',
		succeeds: 3,
		succeedsAtMost: 3,
		all: 6,
		cells: [
			{ first: 0, second: 1 },
			{ first: 0, second: 3 },
			{ first: 0, second: 5 },
		],
	},
	{
		...documented,
		party: 'other-account',
		label: 'Other account',
		sentence: 'nothing.',
		succeeds: 0,
		succeedsAtMost: 0,
		all: 6,
		cells: [],
	},
];

const LIKELY: readonly LikelyBind[] = [
	{
		...inUse,
		name: 'this-program-again',
		title: 'this program, started twice',
		says: 'fails, WSAEADDRINUSE 10048',
		effect: 'harmless',
		cell: { first: 0, second: 0 },
		basis: documented,
	},
	{
		...inUse,
		outcome: 'DENIED',
		status: { name: 'WSAEACCES', value: 10013 },
		name: 'asio-acceptor',
		title: 'asio server, defaults, 0.0.0.0',
		says: 'fails, WSAEACCES 10013',
		effect: 'harmless',
		cell: { first: 0, second: 2 },
		basis: { confidence: 'documented', sources: ['asio/basic_socket_acceptor.hpp'] },
	},
	{
		...succeeds,
		name: 'wsl-relay',
		title: 'WSL relay on 127.0.0.1',
		says: 'succeeds, localhost goes there',
		effect: 'takes',
		cell: { first: 0, second: 1 },
		basis: { confidence: 'verified', sources: ['Seen on Windows 11 23H2'] },
	},
	{
		...succeeds,
		confidence: 'inferred',
		name: 'node-dual-stack',
		title: 'Node on :: (dual-stack)',
		says: 'succeeds, nobody tested it',
		effect: 'open',
		cell: null,
		basis: { confidence: 'documented', sources: ['libuv, src/win/tcp.c'] },
	},
];

export const LISTENER_BOUND: BoundSocket = {
	uri: 'file:///work/server.c',
	range: { start: { line: 51, character: 4 }, end: { line: 51, character: 52 } },
	summary: 'TCP listener, 0.0.0.0:5150, no sharing option',
	expression: 'lfd',
	functionName: 'start_server',
	targets: ['windows'],
	model: 'winsock',
	protocol: 'tcp',
	sharingOption: 'none',
	options: ['none'],
	addresses: ['wildcard'],
	addressText: '0.0.0.0:5150',
	dualStack: false,
	port: { kind: 'number', value: 5150 },
	descriptor: 'unknown',
	role: 'listener',
	described: { option: 'none', address: '0.0.0.0', protocol: 'tcp', port: 5150 },
};

export const CLIENT_BOUND: BoundSocket = {
	...LISTENER_BOUND,
	uri: 'file:///work/client.c',
	range: { start: { line: 18, character: 1 }, end: { line: 18, character: 40 } },
	summary: 'TCP client, 127.0.0.1:5150, SO_REUSEADDR',
	expression: 'cfd',
	functionName: 'probe',
	sharingOption: 'reuse',
	options: ['reuse'],
	addresses: ['specific'],
	addressText: '127.0.0.1:5150',
	role: 'client',
	described: { option: 'reuse', address: '127.0.0.1', protocol: 'tcp', port: 5150 },
};

export const LISTENER_DETAILS: SocketDetails = {
	line: ['lfd', 'TCP listener', '0.0.0.0:5150', 'no option'],
	parties: PARTIES,
	likely: LIKELY,
	whatIf: [
		{
			option: 'exclusive',
			title: 'What if SO_EXCLUSIVEADDRUSE?',
			changes: [
				{
					...documented,
					kind: 'closes',
					sign: 'gain',
					sentence: 'Closes 3 cells: another program of the same account can no longer bind one of its addresses.',
					count: 3,
					cells: PARTIES[0]!.cells,
				},
				{
					...documented,
					kind: 'start-fails',
					sign: 'both',
					sentence: 'The start fails where one address is taken already.',
					count: 1,
					cells: [],
				},
				{
					confidence: 'inferred',
					sources: [PAGE],
					kind: 'restart',
					sign: 'cost',
					sentence: 'A restart may fail while connections of the old process drain.',
					count: 0,
					cells: [],
				},
			],
			fix: {
				title: 'Set SO_EXCLUSIVEADDRUSE before the bind',
				rule: 'listener-not-exclusive',
				safe: false,
				edits: [{ range: { start: { line: 51, character: 0 }, end: { line: 51, character: 0 } }, newText: 'x' }],
			},
		},
		{
			option: 'reuse',
			title: 'What if SO_REUSEADDR?',
			changes: [
				{
					...documented,
					kind: 'opens',
					sign: 'cost',
					sentence: 'Opens 3 cells: any program of any account can bind this port with SO_REUSEADDR.',
					count: 3,
					cells: [{ first: 2, second: 2 }],
				},
			],
			fix: null,
		},
	],
	fixes: [
		{
			title: 'Set SO_EXCLUSIVEADDRUSE before the bind',
			rule: 'listener-not-exclusive',
			safe: false,
			edits: [{ range: { start: { line: 51, character: 0 }, end: { line: 51, character: 0 } }, newText: 'x' }],
		},
	],
	source: 'Win32, Server 2003 and later, documented',
	bound: LISTENER_BOUND,
};

/** The same answer with everything that the panel shows besides. */
export function withDetails(
	answer: SharingMatrixAnswer,
	details: Partial<SocketDetails> = {},
	content: Partial<PanelContent> = {},
): SharingMatrixAnswer {
	return {
		...answer,
		panel: {
			chosen: answer.sockets.length > 0 ? 0 : -1,
			places: answer.sockets.map((socket, index) => ({
				id: `${socket.expression}-${index}`,
				position: { line: 51, character: 4 },
			})),
			details: answer.sockets.length > 0 ? { ...LISTENER_DETAILS, ...details } : null,
			notices: [],
			markdown: '# lfd\n',
			...content,
		},
	};
}

/** A notice as the server gives it. */
export function notice(kind: Notice['kind'], text: string, places: Notice['places'] = []): Notice {
	return { kind, text, places };
}

/** The answer for a listener of Winsock, whole. */
export const WHOLE = withDetails(answerFor(LISTENER));

/** The answer for a listener of Winsock Kernel, whole: the default descriptor refuses. */
export const WHOLE_KERNEL = withDetails(
	{
		...answerFor({ ...LISTENER, expression: 'ListenSocket', target: 'windows-kernel', lines: [2] }),
		matrix: WSK_MATRIX,
	},
	{
		line: ['ListenSocket', 'TCP listener', '0.0.0.0:5150', 'SO_REUSEADDR'],
		parties: [
			{ ...PARTIES[0]!, party: 'granted', label: 'Access granted', sentence: 'can share every address (4 of 6).' },
			{ ...PARTIES[0]!, party: 'refused', label: 'Access refused', sentence: 'can share with SO_REUSEADDR (2 of 6).' },
		],
		source: 'Windows driver documentation, documented',
	},
	{ notices: [notice('descriptor', 'Answered with a custom security descriptor, as the code shows.')] },
);

/** A socket of the workspace that stands where the listener can be taken from. */
export const MEETING: MeetingSocketsAnswer = {
	version: 1,
	sockets: [
		{
			...succeeds,
			uri: CLIENT_BOUND.uri,
			range: CLIENT_BOUND.range,
			summary: CLIENT_BOUND.summary,
			place: 'client.c:19',
			cells: [{ first: 0, second: 3 }],
			samePort: 'yes',
		},
	],
	more: 0,
};

export const COMPARISON: CompareSocketsAnswer = {
	state: 'compared',
	one: LISTENER_BOUND,
	other: CLIENT_BOUND,
	model: 'winsock',
	modelTitle: 'Winsock, Windows Server 2003 and later',
	account: 'unknown',
	orders: [
		{
			first: 'one',
			title: 'lfd first, then cfd',
			headline: 'An access check decides.',
			meets: true,
			cases: [
				{
					...succeeds,
					outcome: 'CHECK',
					status: null,
					branches: {
						granted: { outcome: 'SUCCESS', status: { name: 'NO_ERROR', value: 0 } },
						refused: { outcome: 'DENIED', status: { name: 'WSAEACCES', value: 10013 } },
					},
					condition: '',
					first: LISTENER_BOUND.described!,
					second: CLIENT_BOUND.described!,
					cell: { first: 0, second: 3 },
				},
			],
		},
		{
			first: 'other',
			title: 'cfd first, then lfd',
			headline: 'The second bind fails.',
			meets: true,
			cases: [
				{
					...inUse,
					condition: '',
					first: CLIENT_BOUND.described!,
					second: LISTENER_BOUND.described!,
					cell: { first: 3, second: 0 },
				},
			],
		},
	],
	notes: ['Two programs that bind one port have no order: either may come first.'],
	markdown: '# lfd and cfd\n',
};

export const TABLES: SharingTablesAnswer = {
	tables: [
		{
			title: 'Winsock, Windows Server 2003 and later',
			appliesTo: 'Winsock sockets on Windows Server 2003 and later',
			document: { title: PAGE, url: 'https://learn.microsoft.com/windows/win32/winsock/using-so-reuseaddr' },
			caveats: [],
			matrix: WINSOCK_MATRIX,
		},
		{
			title: 'Winsock Kernel',
			appliesTo: 'Winsock Kernel sockets, Windows Vista and later',
			document: { title: 'Sharing Transport Addresses', url: 'https://learn.microsoft.com/windows-hardware/drivers' },
			caveats: ['This document prints the second bind in rows. Here rows are always the first bind.'],
			matrix: WSK_MATRIX,
		},
	],
};

export const LOOKED_UP: LookupAnswer = {
	state: 'resolved',
	resolution: {
		...documented,
		model: 'winsock',
		first: { option: 'none', address: 'wildcard' },
		second: { option: 'reuse', address: 'wildcard' },
		outcome: 'DENIED',
		status: { name: 'WSAEACCES', value: 10013 },
		receiver: 'defined',
		explanation: 'The second bind is refused: the first socket did not agree to share.',
		notes: [],
	},
	cell: { first: 0, second: 2 },
	markdown: '# Two binds\n',
};
