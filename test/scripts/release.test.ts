import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import {
	hasUnreleased,
	isAtLeast,
	isVersion,
	lockWithVersion,
	releasedChangelog,
	withVersion,
} from '../../scripts/release/versions.mjs';
import { stateOfTree } from '../../scripts/testing/last-run.mjs';
import { TEST_PARTS } from '../../scripts/testing/parts.mjs';

describe('the version of a release', () => {
	it('is three numbers: the marketplace takes no other', () => {
		expect(['0.1.0', '10.20.30', '1.2', '01.2.3', '1.2.3-beta.1', 'v1.2.3'].map(isVersion)).toEqual([
			...[true, true],
			...[false, false, false, false],
		]);
	});

	it('is not lower than the one before', () => {
		expect(isAtLeast('0.2.0', '0.1.9')).toBe(true);
		expect(isAtLeast('0.10.0', '0.9.0')).toBe(true);
		expect(isAtLeast('0.1.0', '0.1.0')).toBe(true);
		expect(isAtLeast('0.1.9', '0.2.0')).toBe(false);
	});

	it('stands in the heading of the changelog, with the day', () => {
		const changelog = '# Changelog\n\n## 0.2.0 (unreleased)\n\n- New.\n\n## 0.1.0 (2026-11-01)\n\n- First.\n';
		expect(hasUnreleased(changelog)).toBe(true);
		const released = releasedChangelog(changelog, '0.2.0', '2026-11-21');
		expect(released).toBe(changelog.replace('unreleased', '2026-11-21'));
		expect(hasUnreleased(released)).toBe(false);
	});

	it('stands in the manifests and the lock file, where nothing else changes', () => {
		expect(withVersion('{\n  "name": "a",\n  "version": "0.1.0",\n  "x": { "version": "1" }\n}\n', '0.2.0')).toBe(
			'{\n  "name": "a",\n  "version": "0.2.0",\n  "x": { "version": "1" }\n}\n',
		);
		const lock = { version: '0.1.0', packages: { '': { version: '0.1.0' }, server: { version: '0.1.0' }, a: {} } };
		expect(JSON.parse(lockWithVersion(JSON.stringify(lock), '0.2.0'))).toEqual({
			version: '0.2.0',
			packages: { '': { version: '0.2.0' }, server: { version: '0.2.0' }, a: {} },
		});
	});
});

describe('npm run release, in a repository of its own', () => {
	const parent = mkdtempSync(path.join(os.tmpdir(), 'bindsight-release-test-'));
	const folder = path.join(parent, 'bindsight');
	const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout;

	beforeAll(() => {
		const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
			cwd: root,
			encoding: 'utf8',
		});
		for (const file of listed.stdout.split('\n').filter((name) => name && !/^test\/|node_modules/.test(name))) {
			if (existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(folder, file));
		}
		symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
		symlinkSync(path.join(root, 'server/node_modules'), path.join(folder, 'server/node_modules'), 'junction');
		git('init', '--quiet');
		git('add', '.');
		git('config', 'user.name', 'Somebody');
		git('config', 'user.email', 'somebody@example.org');
		git('commit', '--quiet', '--message', 'All');
	}, 60_000);

	afterAll(() => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }));

	/** Runs the script where no registry answers, unless the environment brings an npm of its own. */
	function release(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
		const unreachable = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };
		const { stdout, stderr, status } = spawnSync(
			process.execPath,
			[path.join(folder, 'scripts/release/release.mjs'), ...args],
			{ cwd: folder, encoding: 'utf8', env: { ...process.env, ...unreachable, ...environment } },
		);
		return { stdout, stderr, status, problems: stdout.match(/(?<=^Stands against a release: ).*$/gm) ?? [] };
	}

	function recordPassedTests(): void {
		mkdirSync(path.join(folder, 'test-results'), { recursive: true });
		const tests = { ...stateOfTree(folder), parts: TEST_PARTS, passed: 5000, failed: 0 };
		writeFileSync(path.join(folder, 'test-results/last-run.json'), JSON.stringify(tests));
	}

	it('packs both in a dry run, says what would be published by which command, and leaves everything as it is', () => {
		recordPassedTests();
		const before = [git('rev-parse', 'HEAD'), git('tag'), git('worktree', 'list')];

		const { stdout, stderr, status, problems } = release(['--dry-run', '9.8.7']);

		expect(stderr + stdout).toContain('server/dist/tree-sitter-cpp.wasm');
		expect(stderr + stdout).toContain('THIRD-PARTY-NOTICES.md');
		expect(stdout).toContain('package.json, server/package.json, package-lock.json, CHANGELOG.md');
		expect(stdout).toContain('npx vsce publish --packagePath release/bindsight-9.8.7.vsix');
		expect(stdout).toContain('npm publish release/bindsight-9.8.7.tgz');
		expect(stdout).toContain('Nothing was published.');
		expect(readdirSync(path.join(folder, 'release'))).toEqual(['bindsight-9.8.7.tgz', 'bindsight-9.8.7.vsix']);

		expect([git('rev-parse', 'HEAD'), git('tag'), git('worktree', 'list')]).toEqual(before);
		expect(git('status', '--porcelain')).toBe('');

		expect(problems).toEqual(['npm audit got no answer: nobody knows whether a package has a known weakness.']);
		expect(status).toBe(1);
	}, 120_000);

	it('refuses for good what does not hold: an older version, changed files, tests that nobody ran', () => {
		writeFileSync(path.join(folder, 'LICENSE'), 'changed');
		rmSync(path.join(folder, 'test-results'), { recursive: true });
		const { stdout, status } = release(['0.0.9']);
		expect(status).toBe(1);
		expect(stdout).toContain('0.0.9 is lower than');
		expect(stdout).toContain('Files are not as they were committed');
		expect(stdout).toContain('The tests have not been run on this commit');
		expect(git('tag')).toBe('');
	});

	it.skipIf(process.platform === 'win32')(
		'releases: writes the version, commits, tags, and publishes what it packed',
		() => {
			git('checkout', '--quiet', 'LICENSE');
			recordPassedTests();
			const { programs, calls } = standInsForRegistries();

			const { stdout, stderr, status, problems } = release(['9.8.7'], {
				PATH: `${programs}${path.delimiter}${process.env.PATH}`,
				npm_execpath: '',
			});

			expect({ status, problems }, stderr).toEqual({ status: 0, problems: [] });
			expect(readFileSync(calls, 'utf8')).toBe(
				'npx vsce publish --packagePath release/bindsight-9.8.7.vsix\nnpm publish release/bindsight-9.8.7.tgz\n',
			);
			expect(stdout).toContain('git push origin HEAD v9.8.7');
			expect(git('tag')).toBe('v9.8.7\n');
			expect(git('show', '--format=%s', '--name-only').trim().split(/\n+/)).toEqual([
				...['Release 9.8.7', 'CHANGELOG.md', 'package-lock.json', 'package.json', 'server/package.json'],
			]);
			expect(git('status', '--porcelain')).toBe('');
		},
		120_000,
	);

	/** An npm whose audit is clean and which only writes down what it would publish, and an npx like it. */
	function standInsForRegistries(): { programs: string; calls: string } {
		const programs = path.join(parent, 'programs');
		const calls = path.join(parent, 'calls');
		const npm = spawnSync('which', ['npm'], { encoding: 'utf8' }).stdout.trim();
		mkdirSync(programs);
		const publish = `publish) echo "npm $*" >> '${calls}' ;;`;
		const script = `#!/bin/sh\ncase "$1" in audit) echo '{}' ;; ${publish} *) exec '${npm}' "$@" ;; esac\n`;
		writeFileSync(path.join(programs, 'npm'), script, { mode: 0o755 });
		writeFileSync(path.join(programs, 'npx'), `#!/bin/sh\necho "npx $*" >> '${calls}'\n`, { mode: 0o755 });
		return { programs, calls };
	}
});
