import { describe, expect, it } from 'vitest';
import type { ExplainStatusAnswer } from '../../server/src/protocol/status-explanation.js';
import type { LanguageClient } from './language-client.js';
import { newClient } from './new-client.js';

const URI = 'file:///work/server.c';
const CODE = `#include <winsock2.h>
void serve(void) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in a = { AF_INET, htons(8080) };
	a.sin_addr.s_addr = INADDR_ANY;
	int on = 1;
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);
	if (bind(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR) return;
	listen(s, 5);
}
`;

async function ready(): Promise<LanguageClient> {
	const client = newClient();
	await client.initialize();
	return client;
}

const ask = (client: LanguageClient, params: object): Promise<ExplainStatusAnswer> =>
	client.connection.sendRequest('bindsight/explainStatus', params);

async function explained(client: LanguageClient, params: object) {
	const answer = await ask(client, params);
	if (answer.state !== 'explained') {
		throw new Error(answer.message);
	}
	return answer;
}

describe('bindsight/explainStatus', () => {
	it('answers without any document, as data and as Markdown', async () => {
		const { explanation, markdown } = await explained(await ready(), { text: 'bind failed: 10013' });
		expect(explanation.status).toEqual({ name: 'WSAEACCES', value: 10013 });
		expect(explanation.explanations.length).toBeGreaterThan(0);
		expect(markdown).toMatch(/^# WSAEACCES \(10013\)/);
		expect(markdown).toContain('`netsh int ipv4 show excludedportrange protocol=tcp`');
	});

	it('takes the second bind from the socket at the position', async () => {
		const client = await ready();
		await client.open(URI, CODE);
		const { explanation } = await explained(client, {
			text: '10013',
			textDocument: { uri: URI },
			position: { line: 7, character: 6 },
		});
		expect(explanation.second).toEqual([{ option: 'reuse', address: '0.0.0.0', protocol: 'tcp', port: 8080 }]);
	});

	it('reads evidence', async () => {
		const evidence = '  TCP    0.0.0.0:8080   0.0.0.0:0   ABHÖREN   4321';
		const params = { text: '10048', secondAddress: '0.0.0.0', secondOption: 'none', secondPort: 8080, evidence };
		const { explanation, markdown } = await explained(await ready(), params);
		expect(explanation.evidence).toMatchObject([{ process: 4321, cell: { outcome: 'INUSE' } }]);
		expect(markdown).toContain('PID 4321');
	});

	it('lets nothing of a text become Markdown or HTML', async () => {
		const evidence = 'TCP 0.0.0.0:80 0.0.0.0:0 X 7\n[<img src=x>**b**`c`.exe]';
		const { markdown } = await explained(await ready(), { text: '10048', evidence });
		expect(markdown).not.toMatch(/(?<!\\)<img|(?<!\\)\*\*b/);
	});

	it('says what it does not understand', async () => {
		const client = await ready();
		expect(await ask(client, { text: 'hello' })).toMatchObject({ state: 'not-understood' });
		expect(await ask(client, { text: '10013', secondAddress: 'nowhere' })).toMatchObject({ state: 'not-understood' });
	});

	it.each([
		[{}, 'text'],
		[{ text: 10013 }, 'text'],
		[{ text: '10013', model: 'dos' }, 'model'],
		[{ text: '10013', evidence: 5 }, 'evidence'],
		[{ text: '10013', secondPort: 70000 }, 'secondPort'],
		[{ text: '10013', position: { line: -1, character: 0 } }, 'position'],
	])('refuses %j', async (params, parameter) => {
		await expect(ask(await ready(), params)).rejects.toThrow(`bindsight/explainStatus: the parameter ${parameter} `);
	});
});
