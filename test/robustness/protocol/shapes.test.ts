import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoundSocket } from '../../../server/src/protocol/ports.js';
import { LATE_OPTION } from '../../server/sample-code.js';
import { framed, RawServer } from './raw-server.js';

const URI = 'file:///work/server.c';
const textDocument = { uri: URI };
/** In `bind`. */
const position = { line: 10, character: 6 };
const range = { start: position, end: { line: 12, character: 3 } };
const question = {
	model: 'winsock',
	first: { option: 'none', address: '0.0.0.0' },
	second: { option: 'reuse', address: '127.0.0.1' },
};

/** What stands where something else belongs. */
const NONSENSE: readonly unknown[] = [
	null,
	true,
	-1,
	0.5,
	2 ** 31,
	1e300,
	'',
	'NaN',
	'\0\ud800',
	'x'.repeat(100_000),
	[],
	[[]],
	{},
	{ constructor: null, toString: 5, length: -1 },
	JSON.parse('{"__proto__": {"polluted": true}}'),
	JSON.parse('['.repeat(2000) + ']'.repeat(2000)),
];

/** Copies of a value with one of its parts, whichever, or all of it being nonsense or missing. */
function mutilated(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) {
		return [...NONSENSE];
	}
	const parts = Object.entries(value).flatMap(([name, part]) => {
		const { [name as keyof typeof value]: _, ...others } = value;
		const copies = mutilated(part).map((each) => ({ ...others, [name]: each }));
		return [others, ...copies];
	});
	return [...NONSENSE, ...parts];
}

let server: RawServer;
/** A socket as the server once described it. */
let pinned: BoundSocket;

beforeAll(async () => {
	server = new RawServer();
	await server.initialize({
		capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: {} }, diagnostic: {} } },
	});
	server.open(URI, LATE_OPTION);
	const place = { textDocument, position };
	const answer = await server.request('bindsight/compareSockets', { one: place, other: place });
	pinned = (answer as { result: { one: BoundSocket } }).result.one;
}, 60_000);

afterAll(() => server.process.kill());

/** Each is answered: with a result, or by naming the parameter that is wrong; never because something broke. */
async function checkAnswered(method: string, all: readonly unknown[]): Promise<void> {
	const answers = await Promise.all(all.map((params) => server.request(method, params)));
	const broken = answers.flatMap((answer, index) => {
		const code = answer?.error?.code;
		return answer && (code === undefined || code === -32602) ? [] : [{ params: all[index], answer }];
	});
	expect(broken.slice(0, 3)).toEqual([]);
}

/** That the server is as it was before. */
async function checkUnharmed(): Promise<void> {
	const matrix = await server.request('bindsight/sharingMatrix', { textDocument, position });
	expect(matrix?.result).toMatchObject({ state: 'sockets' });
	const report = await server.request('textDocument/diagnostic', { textDocument });
	expect(report?.result).toMatchObject({ items: [{ code: 'option-after-bind' }] });
	expect({ noise: server.noise, errors: server.errors }).toEqual({ noise: '', errors: '' });
}

describe('parameters of a wrong shape are answered with what is wrong, or with nothing found', () => {
	const requests: [string, () => unknown][] = [
		[
			'bindsight/sharingMatrix',
			() => ({ textDocument, position, model: 'wsk', account: 'same', role: 'first', socket: 's' }),
		],
		['bindsight/portsInUse', () => ({})],
		['bindsight/sharingTables', () => ({})],
		['bindsight/resolve', () => question],
		['bindsight/health', () => ({})],
		[
			'bindsight/compareSockets',
			() => ({ one: { pinned }, other: { textDocument, position }, model: 'winsock', account: 'same' }),
		],
		[
			'bindsight/meetingSockets',
			() => ({ textDocument, position, socket: 's', model: 'winsock', account: 'same', role: 'second' }),
		],
		[
			'bindsight/explainStatus',
			() => ({
				text: 'WSAEADDRINUSE',
				model: 'winsock',
				evidence: '  TCP    0.0.0.0:5150   0.0.0.0:0   LISTENING   4',
				secondOption: 'reuse',
				secondAddress: '0.0.0.0',
				secondPort: 5150,
				textDocument,
				position,
			}),
		],
		['textDocument/hover', () => ({ textDocument, position })],
		['textDocument/completion', () => ({ textDocument, position, context: { triggerKind: 1 } })],
		['completionItem/resolve', () => ({ label: 'SO_REUSEADDR', data: { uri: URI, option: 'SO_REUSEADDR' } })],
		['textDocument/inlayHint', () => ({ textDocument, range })],
		[
			'textDocument/codeAction',
			() => ({ textDocument, range, context: { diagnostics: [{ range, message: '' }], only: ['quickfix'] } }),
		],
		['textDocument/diagnostic', () => ({ textDocument, previousResultId: '1' })],
	];

	it.each(requests)('%s', async (method, valid) => {
		await checkAnswered(method, [valid(), ...mutilated(valid())]);
		await checkUnharmed();
	});

	it('and so are positions that JSON can write and nobody can count', async () => {
		for (const character of ['1e999', '-1e999', '-0', '9007199254740993', '1e-300']) {
			const id = `position ${character}`;
			const params = `{"textDocument":{"uri":"${URI}"},"position":{"line":0,"character":${character}}}`;
			server.write(framed(`{"jsonrpc":"2.0","id":"${id}","method":"textDocument/hover","params":${params}}`));
			const answer = await server.message((message) => message.id === id);
			expect(answer?.error?.code ?? answer?.result ?? -32602).toBe(-32602);
		}
	});
});

describe('a place beyond the text counts as the end of it', () => {
	it.each(['textDocument/hover', 'textDocument/completion', 'bindsight/sharingMatrix', 'bindsight/meetingSockets'])(
		'%s',
		async (method) => {
			const far = 2 ** 31 - 1;
			const places = [
				{ line: far, character: 0 },
				{ line: 0, character: far },
				{ line: far, character: far },
			];
			for (const place of places) {
				expect((await server.request(method, { textDocument, position: place }))?.error).toBeUndefined();
			}
		},
	);
});

describe('documents that nobody has opened', () => {
	it.each(['file:///nowhere.c', '', 'not a uri', 'file:', 'file:///%ZZ', 'http://[', 'x:'.repeat(5000)])(
		'%j',
		async (uri) => {
			const methods = ['hover', 'completion', 'codeAction', 'inlayHint', 'diagnostic'].map(
				(name) => `textDocument/${name}`,
			);
			for (const method of [...methods, 'bindsight/sharingMatrix', 'bindsight/meetingSockets']) {
				const answer = await server.request(method, { textDocument: { uri }, position, range });
				expect(answer?.error).toBeUndefined();
			}
		},
	);
});

it('an unknown method is answered with "method not found", an unknown notification with nothing', async () => {
	server.notify('no/such', { a: 1 });
	server.notify('$/no/such');
	for (const method of ['no/such', '', '__proto__', 'toString', '$/no/such']) {
		expect((await server.request(method, {}))?.error?.code).toBe(-32601);
	}
});

describe('notifications of a wrong shape change nothing', () => {
	const notifications: [string, unknown][] = [
		['textDocument/didClose', { textDocument: { uri: 'file:///other.c' } }],
		['textDocument/didSave', { textDocument }],
		['workspace/didChangeConfiguration', { settings: { bindsight: { rules: { 'option-after-bind': 'error' } } } }],
		['workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///work/other.c', type: 2 }] }],
		['workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: 'file:///no', name: '' }] } }],
		['$/cancelRequest', { id: 'nothing' }],
		['$/setTrace', { value: 'off' }],
		['$/progress', { token: 't', value: {} }],
		['window/workDoneProgress/cancel', { token: 't' }],
		['initialized', {}],
	];

	it.each(notifications)('%s', async (method, valid) => {
		for (const params of [undefined, ...mutilated(valid)]) {
			server.notify(method, params);
		}
		await checkUnharmed();
	});
});
