import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace } from '../../../scripts/testing/workspace.mjs';
import { openWorkbench, type Workbench } from './workbench.js';

const PATIENCE = { timeout: 30_000 };

/** With these, and with what they start, VS Code looks now and then for ports to forward. */
const LOOK_FOR_PORTS = ['/bin/sh -c ls -l /proc/[0-9]*/fd/[0-9]* | grep socket:', '/bin/sh -c ps -F -A -l | grep root'];

/** The command lines of everything that a process has started, directly or not. */
function startedBy(ancestor: number): string[] {
	const processes = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const parent = Number(
					readFileSync(`/proc/${name}/stat`, 'utf8')
						.replace(/^.*\) /s, '')
						.split(' ')[1],
				);
				const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
				return [{ id: Number(name), parent, command }];
			} catch {
				return [];
			}
		});
	const below = (id: number): string[] =>
		processes
			.filter(({ parent, command }) => parent === id && !LOOK_FOR_PORTS.includes(command))
			.flatMap((each) => [each.command, ...below(each.id)]);
	return below(ancestor);
}

describe('a folder that nobody has said to trust', () => {
	const workspace = copyWorkspace();
	let workbench: Workbench;

	beforeAll(async () => {
		writeFileSync(path.join(workspace.folder, '.bindsight.json'), '{ "rules": { "option-after-bind": "warning" } }\n');
		workbench = await openWorkbench({ folder: workspace.folder, trusted: false });
		await workbench.openFile('exclusive-after-bind.c');
	});

	afterAll(async () => {
		await workbench?.close();
		workspace.remove();
	});

	it('is open in restricted mode', async () => {
		await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor(PATIENCE);
	});

	it('is looked at like any other, and what its project says is data that counts', async () => {
		await expect
			.poll(() => workbench.squiggles(), PATIENCE)
			.toEqual([{ severity: 'warning', text: 'SO_EXCLUSIVEADDRUSE' }]);
		await workbench.screenshot('restricted');
	});

	it('has nothing started of ours but the language server, and nothing of its own', () => {
		const started = startedBy(workbench.serverProcess ?? 0).filter(
			(command) => !command.includes('/code-server/lib/vscode/'),
		);
		expect(started).toEqual([expect.stringMatching(/bindsight\.bindsight-[\d.]+\/server\/dist\/lsp\.cjs --node-ipc/)]);
	});

	it('asks nothing of any other machine', () => {
		expect(workbench.requestsElsewhere).toEqual([]);
	});
});
