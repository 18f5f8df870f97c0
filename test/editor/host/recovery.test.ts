import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { extension, fileUri, findings, openDocument, placeOf, ruleOf, waitUntil } from './editor.js';

/** The processes of the language server that this VS Code has started; none where the system does not say. */
function servers(): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((name) => {
			try {
				const [, , , parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
					.replace(/\(.*\)/, '()')
					.split(' ');
				return Number(parent) === process.pid && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('lsp.cjs');
			} catch {
				return false;
			}
		})
		.map(Number);
}

/** The only server there is, once it is another than `before`. */
async function oneServer(before?: number): Promise<number> {
	const [server = 0] = await waitUntil('one server', servers, (now) => now.length === 1 && now[0] !== before);
	return server;
}

/** A server that was started on demand and has nothing to do: no file is blamed for its end, and skipped after the second. */
async function freshServer(): Promise<number> {
	await vscode.commands.executeCommand('bindsight.restartServer');
	const document = await openDocument('exclusive-after-bind.c');
	await waitUntil(
		'findings',
		() => findings(document),
		(found) => found.length > 0,
	);
	return await oneServer();
}

/** How long a process has computed, in hundredths of a second; 0 where it has ended. */
function processorTime(id: number): number {
	try {
		const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
			.replace(/\(.*\)/, '()')
			.split(' ');
		return Number(fields[13]) + Number(fields[14]);
	} catch {
		return 0;
	}
}

const listener = (number: number) => `int serve_${number}(struct sockaddr_in *local)
{
	int on = ${number};
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (bind(s, (struct sockaddr *)local, sizeof *local) == SOCKET_ERROR)
		return -1;
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);
	return listen(s, SOMAXCONN);
}
`;
const SECONDS_OF_WORK = `#include <winsock2.h>\n${Array.from({ length: 8000 }, (_, number) => listener(number)).join('')}`;
/** The start takes less than half of that, and the work far more. */
const IN_THE_MIDDLE = 150;

/** Where processes can be looked up. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a language server that is killed', () => {
	it('is started again, and finds what it found before', async () => {
		await extension().activate();
		const document = await openDocument('exclusive-after-bind.c');
		await waitUntil(
			'findings',
			() => findings(document),
			(found) => found.length > 0,
		);
		const before = servers();
		assert.equal(before.length, 1);
		process.kill(before[0] ?? 0, 'SIGKILL');
		await waitUntil('another server', servers, (now) => now.length === 1 && now[0] !== before[0]);
		const hovers = async () =>
			await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				placeOf(document, 'SO_EXCLUSIVEADDRUSE'),
			);
		await waitUntil('a hover', hovers, (found) => found.length > 0);
		assert.ok(findings(document).map(ruleOf).includes('option-after-bind'));
		assert.deepEqual(servers().length, 1);
	});

	it('while it is started again comes back all the same', async () => {
		await extension().activate();
		const first = await freshServer();
		process.kill(first, 'SIGKILL');
		const second = await oneServer(first);
		process.kill(second, 'SIGKILL');
		await oneServer(second);
		await waitUntil('its answer', serverAnswers, (answers) => answers);
	});

	it('while it is started again and restarted on demand is followed by one that comes back, too', async () => {
		await extension().activate();
		const first = await freshServer();
		process.kill(first, 'SIGKILL');
		const second = await oneServer(first);
		await vscode.commands.executeCommand('bindsight.restartServer');
		const third = await oneServer(second);
		await waitUntil('its answer', serverAnswers, (answers) => answers);
		process.kill(third, 'SIGKILL');
		await oneServer(third);
		await waitUntil('its answer', serverAnswers, (answers) => answers);
	});
});

onLinux('a file over which the server is killed twice', () => {
	const poison = () => fileUri('poison.c');

	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await vscode.workspace.fs.delete(poison());
		await vscode.commands.executeCommand('bindsight.restartServer');
	});

	it('is left out, which is said, while all others are looked into', async () => {
		await extension().activate();
		await vscode.commands.executeCommand('bindsight.restartServer');
		await waitUntil('one server', servers, (now) => now.length === 1);
		await vscode.workspace.fs.writeFile(poison(), new TextEncoder().encode(SECONDS_OF_WORK));
		await openDocument('poison.c');
		for (let time = 0; time < 2; time++) {
			const [server = 0] = await waitUntil('a server', servers, (now) => now.length === 1);
			await waitUntil(
				'work',
				() => processorTime(server),
				(ticks) => ticks >= IN_THE_MIDDLE,
			);
			process.kill(server, 'SIGKILL');
			await waitUntil('its end', servers, (now) => !now.includes(server));
		}
		await vscode.commands.executeCommand('bindsight.showLog');
		await waitUntil('a word of it', logText, (text) => /leaves out .*poison\.c/.test(text));
		const document = await openDocument('exclusive-after-bind.c');
		await waitUntil(
			'findings',
			() => findings(document),
			(found) => found.length > 0,
		);
		// Findings that were there before are there while the server is still to be started again.
		await waitUntil('the server', servers, (now) => now.length === 1);
	});
});

describe('the log', () => {
	afterEach(() => vscode.commands.executeCommand('workbench.action.closePanel'));

	it('is shown with what a bug report needs: versions, settings, how the server fares, and no folder of the user', async () => {
		await extension().activate();
		await vscode.workspace.getConfiguration('bindsight').update('account', 'same', vscode.ConfigurationTarget.Global);
		const report = await bugReport();
		await vscode.workspace
			.getConfiguration('bindsight')
			.update('account', undefined, vscode.ConfigurationTarget.Global);
		assert.equal(report.extension, extension().packageJSON.version);
		assert.ok(report.editor.endsWith(vscode.version));
		assert.deepEqual(report.settings, { 'bindsight.account': 'same' });
		assert.equal(report.server.state, 'running');
		assert.equal(report.server.version, report.extension);
		assert.match(report.server.runtime, /^Node v\d+/);
		assert.equal(typeof report.server.timings.median, 'number');
		assert.equal(logText().includes(`${homedir()}/`), false);
	});
});

/** What the log offers for a bug report now. */
async function bugReport() {
	const reports = () => [...logText().matchAll(/For a bug report:\n(\{[\s\S]*?^\})/gm)].map(([, json = '']) => json);
	const before = reports().length;
	await vscode.commands.executeCommand('bindsight.showLog');
	const all = await waitUntil('the report', reports, (now) => now.length > before);
	return JSON.parse(all.at(-1) ?? '');
}

/** Whether the extension has a server, and that one answers. */
async function serverAnswers(): Promise<boolean> {
	const { server, extension: version } = await bugReport();
	return server.state === 'running' && server.version === version;
}

/** What the log of Bindsight shows. */
function logText(): string {
	const shown = vscode.workspace.textDocuments.find(
		({ uri }) => uri.scheme === 'output' && /bindsight/i.test(uri.path),
	);
	return shown?.getText() ?? '';
}
