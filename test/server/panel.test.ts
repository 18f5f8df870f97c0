import { describe, expect, it } from 'vitest';
import type { LookupAnswer, SharingTablesAnswer } from '../../server/src/protocol/lookup.js';
import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import type { CompareSocketsAnswer, MeetingSocketsAnswer } from '../../server/src/protocol/panel.js';
import type { LanguageClient } from './language-client.js';
import { newClient } from './new-client.js';

const SERVER = 'file:///work/server.c';
const AGENT = 'file:///work/agent.c';

/** A listener on port 5150; the bind is in line 6, zero-based. */
const listener = (address: string, ...before: string[]) => `#include <winsock2.h>
void serve(void) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in a = { AF_INET, htons(5150) };
	int on = 1;
	a.sin_addr.s_addr = ${address}; ${before.join(' ')}
	if (bind(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR) return;
	listen(s, 5);
}
`;
const BIND = { line: 6, character: 10 };

async function ready(): Promise<LanguageClient> {
	const client = newClient();
	await client.initialize();
	await client.open(SERVER, listener('INADDR_ANY'));
	await client.open(AGENT, listener('inet_addr("127.0.0.1")'));
	return client;
}

function ask<Answer>(client: LanguageClient, request: string, params?: object): Promise<Answer> {
	return client.connection.sendRequest(`bindsight/${request}`, params ?? {});
}

const at = (uri: string) => ({ textDocument: { uri }, position: BIND });

describe('bindsight/sharingMatrix', () => {
	it('answers the question of the panel besides the table', async () => {
		const { panel, sockets, matrix } = await ask<SharingMatrixAnswer>(await ready(), 'sharingMatrix', at(SERVER));
		expect(sockets[0]?.verdict).toContain('Leaves 0.0.0.0:5150 open in part.');
		expect(matrix.cells[0]![1]).toMatchObject({ outcome: 'CHECK', effect: 'depends' });
		expect(panel!.details!.line).toEqual(['s', 'TCP listener', '0.0.0.0:5150', 'no option']);
		expect(panel!.details!.parties.map(({ label, sentence }) => `${label}: ${sentence}`)).toEqual([
			'Same account: can take any one address (3 of 6).',
			'Other account: nothing.',
		]);
		expect(panel!.markdown).toMatch(/^# s · TCP listener · 0\.0\.0\.0:5150 · no option\n/);
	});

	it('offers the very fix of the light bulb for another option', async () => {
		const client = await ready();
		const { panel } = await ask<SharingMatrixAnswer>(client, 'sharingMatrix', at(SERVER));
		const { fix } = panel!.details!.whatIf.find(({ option }) => option === 'exclusive')!;
		const diagnostics = await client.diagnostics(SERVER, (params) => params.diagnostics.length > 0);
		const { range } = diagnostics.diagnostics.find(({ code }) => code === fix!.rule)!;
		const actions = await client.codeActions(SERVER, diagnostics, range);
		const [action] = actions.filter(({ title }) => title === fix!.title);
		const [change] = action!.edit!.documentChanges!;
		expect(fix!.rule).toBe('listener-not-exclusive');
		expect((change as { edits: unknown }).edits).toEqual(fix!.edits);
	});

	it('refuses a socket that is no name', async () => {
		await expect(ask(await ready(), 'sharingMatrix', { ...at(SERVER), socket: 5 })).rejects.toThrow('socket');
	});
});

describe('bindsight/compareSockets', () => {
	it('compares two places, and what was pinned after its file was closed', async () => {
		const client = await ready();
		const params = { one: at(SERVER), other: at(AGENT), account: 'same' };
		const live = await ask<CompareSocketsAnswer>(client, 'compareSockets', params);
		if (live.state !== 'compared') {
			throw new Error(live.message);
		}
		expect(live.orders.map(({ headline }) => headline)).toEqual([
			'succeeds; takes that address',
			'succeeds; the first address stays as it is',
		]);
		await client.close(SERVER);
		const missing = await ask<CompareSocketsAnswer>(client, 'compareSockets', params);
		expect(missing).toEqual({ state: 'missing', which: 'one', message: 'The file of the first socket is not open.' });
		const pinned = await ask<CompareSocketsAnswer>(client, 'compareSockets', { ...params, one: { pinned: live.one } });
		expect(pinned).toEqual(live);
	});

	it('says where no bound socket is', async () => {
		const nowhere = { ...at(AGENT), position: { line: 0, character: 0 } };
		expect(await ask(await ready(), 'compareSockets', { one: at(SERVER), other: nowhere })).toEqual({
			state: 'missing',
			which: 'other',
			message: 'No bound socket is at the second place.',
		});
	});

	it('refuses what is no socket', async () => {
		const client = await ready();
		await expect(ask(client, 'compareSockets', { one: at(SERVER), other: {} })).rejects.toThrow('other');
		await expect(ask(client, 'compareSockets', { one: { pinned: { uri: 'x' } }, other: at(AGENT) })).rejects.toThrow(
			'one',
		);
	});
});

describe('bindsight/meetingSockets', () => {
	it('finds what else stands at the cells, with the place', async () => {
		const answer = await ask<MeetingSocketsAnswer>(await ready(), 'meetingSockets', { ...at(SERVER), account: 'same' });
		expect(answer).toMatchObject({
			version: 1,
			more: 0,
			sockets: [
				{ uri: AGENT, place: 'agent.c:7', outcome: 'SUCCESS', cells: [{ first: 0, second: 1 }], samePort: 'yes' },
			],
		});
	});

	it('finds nothing where no socket is', async () => {
		const params = { textDocument: { uri: 'file:///work/none.c' }, position: BIND };
		expect(await ask(await ready(), 'meetingSockets', params)).toEqual({ version: 0, sockets: [], more: 0 });
	});
});

describe('what needs no code', () => {
	it('is answered: two binds', async () => {
		const client = await ready();
		const answer = await ask<LookupAnswer>(client, 'resolve', {
			model: 'winsock',
			first: { option: 'exclusive', address: '0.0.0.0' },
			second: { option: 'none', address: '127.0.0.1' },
		});
		expect(answer).toMatchObject({
			state: 'resolved',
			resolution: { outcome: 'DENIED' },
			cell: { first: 4, second: 1 },
		});
		expect(await ask(client, 'resolve', { model: 'vms' })).toMatchObject({ state: 'not-understood', field: 'model' });
	});

	it('is answered: every table', async () => {
		const { tables } = await ask<SharingTablesAnswer>(await ready(), 'sharingTables');
		expect(tables.map(({ matrix }) => matrix.model)).toEqual([
			'wsk',
			'winsock',
			'winsock',
			'winsock-xp',
			'winsock-2008-article',
		]);
	});
});
