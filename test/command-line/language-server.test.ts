import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { BINDSIGHT } from './helpers/bindsight.js';

it('lsp --stdio speaks the Language Server Protocol and ends when it is told to', async () => {
	const server = spawn(process.execPath, [BINDSIGHT, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const send = (message: object) => {
		const json = JSON.stringify({ jsonrpc: '2.0', ...message });
		server.stdin.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
	};
	let received = '';
	server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
		received += chunk;
		if (received.includes('"id":1') && !received.includes('"id":2')) {
			send({ method: 'initialized', params: {} });
			send({ id: 2, method: 'shutdown' });
			send({ method: 'exit' });
		}
	});
	send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
	const [exitCode] = await once(server, 'close');
	expect(received).toMatch(/^Content-Length: \d+\r\n/);
	expect(received).toContain('"capabilities"');
	expect(exitCode).toBe(0);
});
