import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { SERVER_COMMANDS } from '../../server/language-client.js';
import { LATE_OPTION } from '../../server/sample-code.js';
import { RawServer } from './raw-server.js';

const URI = 'file:///work/server.c';
const servers: RawServer[] = [];

async function running(params: object = {}, args?: readonly string[]): Promise<RawServer> {
	const server = new RawServer(args);
	servers.push(server);
	await server.initialize(params);
	return server;
}

/** The number of a process that has ended. */
function deadProcess(): number {
	return spawnSync(process.execPath, ['--version']).pid;
}

function isAlive(processId: number): boolean {
	try {
		process.kill(processId, 0);
		return true;
	} catch {
		return false;
	}
}

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.process.kill();
	}
});

describe('a server whose client is gone ends with 1, and says nothing where nobody reads', () => {
	it('as stdin is closed', async () => {
		const server = await running();
		server.process.stdin.end();
		expect(await server.ended).toEqual({ code: 1, signal: null });
		expect({ errors: server.errors, noise: server.noise }).toEqual({ errors: '', noise: '' });
	});

	it('as stdin is closed while it works', async () => {
		const server = await running();
		server.open(URI, LATE_OPTION.repeat(500));
		void server.request('bindsight/portsInUse');
		server.process.stdin.end();
		expect(await server.ended).toEqual({ code: 1, signal: null });
		expect(server.errors).toBe('');
	});

	it('as stdout is closed, once it writes there', async () => {
		const server = await running();
		server.process.stdout.destroy();
		server.open(URI, LATE_OPTION);
		expect(await server.ended).toEqual({ code: 1, signal: null });
		expect(server.errors).toBe('');
	});

	it('as a client that has long stopped to read goes', async () => {
		const server = await running();
		server.process.stdout.pause();
		for (let request = 0; request < 500; request++) {
			void server.request('bindsight/sharingTables');
		}
		// Meanwhile the pipe is full, and the server waits for somebody to read.
		await new Promise((resolve) => setTimeout(resolve, 300));
		server.process.stdin.destroy();
		server.process.stdout.destroy();
		expect(await server.ended).toEqual({ code: 1, signal: null });
	});

	it('as stdout and stderr are closed, and what it reads is no message', async () => {
		const server = await running();
		server.process.stdout.destroy();
		server.process.stderr.destroy();
		server.write('x'.repeat(5000));
		expect(await server.ended).toEqual({ code: 1, signal: null });
	});

	it('as the process has ended that it was told of, or that its arguments name, though its pipes are open', async () => {
		const dead = deadProcess();
		const named = [...SERVER_COMMANDS.bundle, `--clientProcessId=${dead}`];
		const both = await Promise.all([running({ processId: dead }), running({}, named)]);
		for (const server of both) {
			expect(await server.ended).toEqual({ code: 1, signal: null });
		}
	});

	it('as the channel of VS Code is closed', async () => {
		const [program] = SERVER_COMMANDS.bundle;
		const child = fork(program, ['--node-ipc'], { stdio: 'ignore' });
		child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, capabilities: {} } });
		await once(child, 'message');
		child.disconnect();
		expect(await once(child, 'exit')).toEqual([1, null]);
	});
});

it('a client that is killed leaves no server behind', async () => {
	const script = `
		const { spawn } = require('node:child_process');
		const server = spawn(process.execPath, ${JSON.stringify(SERVER_COMMANDS.bundle)}, { stdio: 'pipe' });
		server.stdout.once('data', () => console.log(server.pid));
		const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, capabilities: {} } });
		server.stdin.write('Content-Length: ' + body.length + '\\r\\n\\r\\n' + body);
	`;
	const client = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [data] = await once(client.stdout, 'data');
	const processId = Number(String(data));
	expect(isAlive(processId)).toBe(true);
	client.kill('SIGKILL');
	await expect.poll(() => isAlive(processId)).toBe(false);
});

it('a process number that is none ends nothing', async () => {
	const server = await running({ processId: 'nobody' });
	expect((await server.request('bindsight/sharingTables'))?.error).toBeUndefined();
});
