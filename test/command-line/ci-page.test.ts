import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BINDSIGHT, bindsight, folderWith, itOnPosix } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { sarifIn } from './helpers/sarif-schema.js';

const PAGE = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');

/** The blocks of a language that the part of the page below a heading holds. */
function blocksUnder(heading: string, language: 'yaml' | 'sh'): string[] {
	const part = PAGE.split(/^## /m).find((each) => each.startsWith(`${heading}\n`));
	expect(part, heading).toBeDefined();
	return [...part!.matchAll(/```(\w+)\n(.*?)```/gs)].filter(([, of]) => of === language).map(([, , block]) => block!);
}

interface Workflow {
	jobs: Record<string, { strategy?: { matrix: { shard: number[] } }; steps: { uses?: string; run?: string }[] }>;
}

function workflowUnder(heading: string): Workflow {
	return parse(blocksUnder(heading, 'yaml')[0]!);
}

/** The commands of a job, as often as its matrix says. */
function commandsOf({ jobs }: Workflow, job: string): string[] {
	const commands = jobs[job]!.steps.flatMap(({ run }) => run ?? []);
	const shards = jobs[job]!.strategy?.matrix.shard ?? [0];
	return shards.flatMap((shard) => commands.map((each) => each.replace(/\$\{\{ matrix\.shard \}\}/g, String(shard))));
}

/** A repository with these files in its only commit. */
function repositoryWith(files: Record<string, string>): string {
	const cwd = folderWith(files);
	const git = (...args: string[]) =>
		execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'ignore' });
	git('init', '--quiet');
	git('add', '.');
	git('commit', '--quiet', '--message', 'a');
	return cwd;
}

/** Runs a command of the page as a shell does, with an npx that finds the built command line. */
function shell(command: string, cwd: string): { status: number | null; stdout: string } {
	const bin = path.join(cwd, '.git', 'bin');
	mkdirSync(bin, { recursive: true });
	writeFileSync(path.join(bin, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${BINDSIGHT}" "$@"\n`);
	chmodSync(path.join(bin, 'npx'), 0o755);
	const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, LC_ALL: 'C' };
	const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' });
	expect(stderr.replace(/^bindsight: .* written\n/, '')).toBe('');
	return { status, stdout };
}

const SOURCES = {
	'src/late.c': LATE_OPTION,
	'src/unchecked.c': UNCHECKED_BIND,
	'notes.md': 'bind()',
	'.gitignore': '',
};

describe('docs/ci.md', () => {
	it('holds YAML and nothing broken', () => {
		const blocks = [...PAGE.matchAll(/```yaml\n(.*?)```/gs)];
		expect(blocks.length).toBeGreaterThan(4);
		for (const [, block] of blocks) {
			expect(parse(block!)).toBeTypeOf('object');
		}
	});

	itOnPosix('GitHub: code scanning', () => {
		const cwd = repositoryWith(SOURCES);
		const workflow = workflowUnder('GitHub: code scanning');
		for (const command of commandsOf(workflow, 'sockets')) {
			expect(shell(command, cwd).status).toBe(0);
		}
		const results = sarifIn(readFileSync(path.join(cwd, 'bindsight.sarif'), 'utf8')).runs[0]!.results!;
		expect(results[0]!.locations![0]!.physicalLocation!.artifactLocation!.uri).toBe('src/late.c');
		expect(workflow).toMatchObject({ permissions: { 'security-events': 'write' } });
	});

	itOnPosix('GitHub: annotations alone', () => {
		const [command] = commandsOf(workflowUnder('GitHub: annotations alone'), 'sockets');
		const { status, stdout } = shell(command!, repositoryWith(SOURCES));
		expect(stdout).toMatch(/^::error file=src\/late\.c,line=12,/);
		expect(status).toBe(1);
	});

	itOnPosix('GitLab, and everything else', () => {
		const cwd = repositoryWith(SOURCES);
		const [block] = blocksUnder('GitLab, and everything else', 'yaml');
		const { script } = (parse(block!) as { sockets: { script: string[] } }).sockets;
		expect(script.map((command) => shell(command, cwd).status)).toEqual([0, 1]);
		expect(existsSync(path.join(cwd, 'bindsight.sarif'))).toBe(true);
	});

	itOnPosix('Only what is new', () => {
		const cwd = repositoryWith(SOURCES);
		const [write, check] = blocksUnder('Only what is new', 'sh');
		expect(shell(write!, cwd).status).toBe(0);
		expect(shell(check!, cwd).status).toBe(0);
		writeFileSync(path.join(cwd, 'src/new.c'), LATE_OPTION);
		expect(shell(check!, cwd).stdout).toContain('./src/new.c:12:28');
	});

	itOnPosix('Only the changed files', () => {
		const cwd = repositoryWith(SOURCES);
		const [command] = blocksUnder('Only the changed files', 'sh');
		expect(shell(command!, cwd)).toEqual({ status: 0, stdout: '0 files, no findings.\n' });
		writeFileSync(path.join(cwd, 'src/unchecked.c'), LATE_OPTION);
		writeFileSync(path.join(cwd, 'notes.md'), 'listen()');
		const { status, stdout } = shell(command!, cwd);
		expect(stdout).toMatch(/^src\/unchecked\.c:12:28 error/);
		expect(stdout).toContain('1 file, ');
		expect(status).toBe(1);
	});

	itOnPosix('Before a commit: the hook stops the commit', () => {
		const cwd = repositoryWith({ 'src/clean.c': CLEAN });
		const hook = path.join(cwd, '.git/hooks/pre-commit');
		mkdirSync(path.dirname(hook), { recursive: true });
		writeFileSync(hook, blocksUnder('Before a commit', 'sh')[0]!);
		chmodSync(hook, 0o755);
		const commit = 'git add . && git -c user.name=a -c user.email=a@example.com commit --quiet --message b';
		writeFileSync(path.join(cwd, 'src/clean.c'), `${CLEAN}\n`);
		expect(shell(commit, cwd).status).toBe(0);
		writeFileSync(path.join(cwd, 'src/clean.c'), LATE_OPTION);
		const { status, stdout } = shell(`(${commit}) 2>&1`, cwd);
		expect(stdout).toContain('src/clean.c:12:28 error option-after-bind');
		expect(status).toBe(1);
	});

	itOnPosix('Before a commit: the framework hands the files over', () => {
		const [block] = blocksUnder('Before a commit', 'yaml');
		const { entry } = (parse(block!) as { repos: { hooks: { entry: string }[] }[] }).repos[0]!.hooks[0]!;
		const { status, stdout } = shell(`${entry} src/late.c`, repositoryWith(SOURCES));
		expect(stdout).toMatch(/^src\/late\.c:12:28 error/);
		expect(status).toBe(1);
	});

	itOnPosix(
		'On several machines',
		() => {
			const cwd = repositoryWith(SOURCES);
			const workflow = workflowUnder('On several machines');
			const commands = [...commandsOf(workflow, 'share'), ...commandsOf(workflow, 'sockets')];
			expect(commands).toHaveLength(5);
			for (const command of commands) {
				expect(shell(command, cwd).status).toBe(0);
			}
			const merged = readFileSync(path.join(cwd, 'bindsight.sarif'), 'utf8');
			expect(merged).toBe(bindsight(['check', '--format', 'sarif', '.'], { cwd }).stdout);
		},
		60_000,
	);
});
