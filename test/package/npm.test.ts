import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	createProtocolConnection,
	type InitializeResult,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { root } from '../../scripts/lib/paths.mjs';
import { npm } from '../../scripts/lib/processes.mjs';
import { ALL_RULES } from '../../server/src/rules/all.js';

/** Everything that is in it. */
const CONTENTS = [
	'CHANGELOG.md',
	'LICENSE',
	'README.md',
	'THIRD-PARTY-NOTICES.md',
	'bin/bindsight.js',
	'dist/cli.cjs',
	'dist/lsp.cjs',
	...ALL_RULES.map(({ name }) => `dist/rules/${name}.md`),
	'dist/tree-sitter-c.wasm',
	'dist/tree-sitter-cpp.wasm',
	'dist/web-tree-sitter.wasm',
	'package.json',
];

const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-npm-'));
/** Where it is installed: a folder of somebody's, with nothing in it. */
const user = path.join(folder, 'user');
let packed: { filename: string; version: string; files: { path: string }[] };

function runNpm(args: readonly string[], cwd: string): string {
	const { command, args: first, shell } = npm();
	return execFileSync(command, [...first, ...args], { cwd, shell, encoding: 'utf8', stdio: 'pipe' });
}

/** Runs the command as `npx bindsight` finds it: in node_modules/.bin of that folder. */
function bindsight(...args: string[]): SpawnSyncReturns<string> {
	const { command, args: first, shell } = npm();
	const run = ['exec', '--offline', '--no', '--', 'bindsight', ...args];
	return spawnSync(command, [...first, ...run], { cwd: user, shell, encoding: 'utf8', env: environment() });
}

function environment(): NodeJS.ProcessEnv {
	return { ...process.env, LC_ALL: 'C', npm_config_cache: path.join(folder, 'empty-cache') };
}

beforeAll(() => {
	expect(existsSync(path.join(root, 'server/dist/cli.cjs')), 'not built: npm run build').toBe(true);
	mkdirSync(user);
	const answer = runNpm(
		['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
		path.join(root, 'server'),
	);
	const [first] = Object.values(JSON.parse(answer)) as (typeof packed)[];
	packed = first!;
	copyFileSync(path.join(root, 'samples/exclusive-after-bind.c'), path.join(user, 'server.c'));
	const cache = ['--cache', path.join(folder, 'empty-cache')];
	const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--offline'];
	runNpm(['install', ...quiet, ...cache, path.join(folder, packed.filename)], user);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('the package of npm', () => {
	it('holds these files and no others', () => {
		const files = packed.files.map(({ path }) => path);
		expect(files.sort()).toEqual(CONTENTS.sort());
	});

	it('wants nothing besides itself: it installs without a network and without a cache', () => {
		expect(readdirSync(path.join(user, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['bindsight']);
	});

	it('says its version', () => {
		expect(bindsight('--version').stdout.trim()).toBe(packed.version);
	});

	it('checks a file', () => {
		const { stdout, status } = bindsight('check', 'server.c');
		expect(stdout).toContain('server.c:26:35 error option-after-bind');
		expect(status).toBe(1);
	});

	it('explains a rule, whose page it brings along', () => {
		expect(bindsight('explain', 'option-after-bind').stdout).toContain('option-after-bind');
	});

	it('is a language server', async () => {
		const program = path.join(user, 'node_modules/bindsight/bin/bindsight.js');
		const server = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: user, env: environment() });
		const connection = createProtocolConnection(
			new StreamMessageReader(server.stdout),
			new StreamMessageWriter(server.stdin),
		);
		connection.listen();
		const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', {
			processId: process.pid,
			rootUri: null,
			capabilities: {},
		});
		expect(serverInfo?.name).toBe('bindsight');
		await connection.sendRequest('shutdown');
		const ended = new Promise((resolve) => server.once('exit', resolve));
		await connection.sendNotification('exit');
		expect(await ended).toBe(0);
		connection.dispose();
	});
});
