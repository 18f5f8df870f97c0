import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bindsight, folderWith } from '../../command-line/helpers/bindsight.js';
import { LATE_OPTION } from '../../command-line/helpers/code.js';
import { SERVER_COMMANDS, startCommand } from '../../server/language-client.js';
import { WATCH, type Watched, watched } from './watching.js';

const PROGRAM = fileURLToPath(new URL('../../../server/', import.meta.url));

/** Code that names files outside, and a project file that does. */
const HOSTILE = {
	'outside/secret.h': '#define PORT 5150\n',
	'outside/settings.json': '{ "rules": {} }',
	'work/.bindsight.json': JSON.stringify({
		$schema: '../outside/settings.json',
		extends: '../outside/settings.json',
		libraries: [{ name: '../outside/secret.h' }],
		rules: { 'unchecked-bind': '../outside/settings.json' },
	}),
	'work/.git/HEAD': '',
	'work/.git/config': '[core]\n\texcludesFile = ../outside/secret.h\n[include]\n\tpath = ../../outside/settings.json\n',
	'work/.git/hooks/post-checkout': '#!/bin/sh\nexit 1\n',
	'work/src/a.c': `#include "../../outside/secret.h"
#include "/etc/hosts"
#include </etc/hosts>
#include "file:///etc/hosts"
#include "https://example.test/x.h"
#include "\\\\\\\\example.test\\\\share\\\\x.h"
#include "../../work/../outside/secret.h"
#include "linked/secret.h"
${LATE_OPTION}`,
	'work/src/b.h': '#include "../../outside/secret.h"\n',
};

function hostileFolder(): string {
	const folder = folderWith(HOSTILE);
	if (process.platform !== 'win32') {
		symlinkSync('../../outside', path.join(folder, 'work/src/linked'));
	}
	return folder;
}

/** Nothing was asked of the world outside, and nothing was read but what is in the folder and in the program's own. */
function checkStaysInside(seen: Watched, folder: string): void {
	expect(seen.leaves()).toEqual([]);
	const outside = seen.reads().filter((file) => {
		const named = path.resolve(folder, file);
		const absolute = existsSync(named) ? realpathSync(named) : named;
		return ![folder, PROGRAM].some((inside) => `${absolute}${path.sep}`.startsWith(path.join(inside, path.sep)));
	});
	expect([...new Set(outside)]).toEqual([]);
	expect(seen.reads().some((file) => file.endsWith('a.c') || file.endsWith('.wasm'))).toBe(true);
}

describe('the command line', () => {
	it.each([
		['check .'],
		['check --jobs 2 --format sarif --baseline known.json src'],
		['check --fix .'],
		['why 10013 --at src/a.c:20 --evidence netstat.txt'],
	])('%s: starts nothing, asks nobody, reads nothing outside', (words) => {
		const folder = path.join(hostileFolder(), 'work');
		const files = {
			'known.json': '{"version":1,"findings":[]}',
			'netstat.txt': '  TCP  0.0.0.0:80  x.test:1  LISTENING  4\n',
		};
		const seen = watched();
		const cwd = folderWith(files);
		const args = words.split(' ').map((word) => (word in files ? path.join(cwd, word) : word));
		const run = bindsight(args, { cwd: folder, env: seen.env });
		expect(run.stderr).not.toMatch(/refused|internal error/);
		expect(seen.leaves()).toEqual([]);
		const given = seen.reads().filter((file) => !file.startsWith(cwd));
		checkStaysInside({ ...seen, reads: () => given }, folder);
	});

	it('asks nobody where there is nothing to read', () => {
		for (const words of ['rules', 'explain SO_REUSEADDR', 'resolve --first-address localhost']) {
			const seen = watched();
			bindsight(words.split(' '), { env: seen.env });
			expect(seen.reads()).not.toEqual([]);
			expect(seen.leaves()).toEqual([]);
		}
	});
});

describe('the language server', () => {
	it('starts nothing, asks nobody, reads nothing outside of the workspace', async () => {
		const folder = path.join(hostileFolder(), 'work');
		const seen = watched();
		Object.assign(process.env, { BINDSIGHT_WATCHED: seen.env.BINDSIGHT_WATCHED });
		const client = startCommand(process.execPath, ['--require', WATCH, ...SERVER_COMMANDS.bundle]);
		const root = pathToFileURL(folder).href;
		await client.initialize({
			workspaceFolders: [{ uri: root, name: 'work' }],
			initializationOptions: {
				rulePages: '../../outside',
				path: '/bin/false',
				command: 'false',
				rules: { x: '/etc/hosts' },
			},
		});
		const uri = `${root}/src/a.c`;
		await client.open(uri, HOSTILE['work/src/a.c']);
		const published = await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
		const { range } = published.diagnostics[0]!;
		await client.hover(uri, range.start);
		await client.codeActions(uri, published, range);
		await client.connection.sendRequest('bindsight/sharingMatrix', { textDocument: { uri }, position: range.start });
		expect(await client.stop()).toBe(0);
		checkStaysInside(seen, folder);
	}, 60_000);
});

describe('the watch itself', () => {
	it('sees what leaves', () => {
		const seen = watched();
		const tries = [
			`require('net').connect(80, 'x.test')`,
			`new (require('net').Socket)().connect(80)`,
			`fetch('http://x.test/')`,
			`require('child_process').spawn('ls')`,
			`require('dns').lookup('x.test', () => {})`,
			`require('https').get('https://x.test/')`,
		];
		const code = tries.map((each) => `try { ${each} } catch {}`).join('\n');
		spawnSync(process.execPath, ['-e', code], { env: { ...process.env, ...seen.env } });
		expect(seen.leaves()).toEqual([
			'net.connect x.test',
			'net.Socket.connect ',
			'globalThis.fetch http://x.test/',
			'child_process.spawn ls',
			'dns.lookup x.test',
			'https.get https://x.test/',
		]);
	});

	it('sees what is read', () => {
		const seen = watched();
		spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(WATCH)})`], {
			env: { ...process.env, ...seen.env },
		});
		expect(seen.reads()).toContain(WATCH);
	});
});
