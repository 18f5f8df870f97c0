import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused, folderWith, parsedAs, type Run, SAMPLES } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { LINKED_PROJECTS } from './helpers/linked-projects.js';
import { checkSchema } from './helpers/schemas.js';

/** Looks at the paths in so many shards, each a process of its own, and names their files. */
function shardsOf(count: number, cwd: string, ...args: string[]): string[] {
	return Array.from({ length: count }, (_, index) => {
		const file = `facts-${index + 1}.json`;
		bindsight(['check', '--shard', `${index + 1}/${count}`, '--facts-out', file, ...args], { cwd });
		return file;
	});
}

/** What a run prints and how it ends; what it tells on stderr, the shards have told. */
function printed({ stdout, exitCode }: Run) {
	return { stdout, exitCode };
}

/** The merged shards of a tree print what one run prints, in every format. */
function checkEqual(count: number, cwd: string, ...args: string[]): void {
	const shards = shardsOf(count, cwd, ...args);
	for (const format of ['text', 'json', 'sarif', 'github']) {
		const one = printed(bindsight(['check', '--format', format, ...args], { cwd }));
		expect(one.stdout).not.toBe('');
		const merged = bindsight(['merge', '--format', format, ...shards.toReversed()], { cwd });
		expect(printed(merged), `${count} shards, ${format}`).toEqual(one);
		expect(merged.stderr).toBe('');
	}
}

describe('shards, merged, print what one run prints, byte for byte', () => {
	it.each([1, 2, 3])(
		'%i shards of projects that are linked within',
		(count) => {
			checkEqual(count, folderWith(LINKED_PROJECTS), '.');
		},
		60_000,
	);

	it('more shards than files', () => {
		checkEqual(5, folderWith({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND }), '.');
	}, 60_000);

	it('all samples', () => {
		const cwd = folderWith();
		cpSync(SAMPLES, path.join(cwd, 'samples'), { recursive: true });
		checkEqual(4, cwd, 'samples');
	}, 120_000);

	it('where a path could not be read, which each shard tells', () => {
		checkEqual(2, folderWith({ 'a.c': LATE_OPTION }), 'a.c', 'none.c');
	}, 60_000);

	it('in Portuguese, whatever language the shards ran in', () => {
		const cwd = folderWith(LINKED_PROJECTS);
		const shards = shardsOf(2, cwd, '.');
		const speaking = { cwd, env: { LC_ALL: 'pt_BR.UTF-8' } };
		expect(bindsight(['merge', ...shards], speaking).stdout).toBe(bindsight(['check', '.'], speaking).stdout);
	}, 60_000);

	it('with --fail-on and a baseline', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND });
		const shards = shardsOf(2, cwd, '.');
		expect(bindsight(['merge', ...shards], { cwd }).exitCode).toBe(1);
		expect(bindsight(['merge', '--fail-on', 'never', ...shards], { cwd }).exitCode).toBe(0);
		bindsight(['merge', '--write-baseline', 'merged.json', ...shards], { cwd });
		bindsight(['check', '--write-baseline', 'one.json', '.'], { cwd });
		expect(readFileSync(path.join(cwd, 'merged.json'), 'utf8')).toBe(readFileSync(path.join(cwd, 'one.json'), 'utf8'));
		const run = bindsight(['merge', '--format', 'json', '--baseline', 'one.json', ...shards], { cwd });
		expect(parsedAs(checkSchema, run).findings).toEqual([]);
		expect(run.exitCode).toBe(0);
	}, 60_000);
});

describe('a shard', () => {
	it('prints nothing, and does not fail for what it finds', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION });
		const run = bindsight(['check', '--shard', '1/1', '--facts-out', 'facts.json', '.'], { cwd });
		expect(run).toEqual({ stdout: '', stderr: '', exitCode: 0 });
	});

	it('writes the same bytes each time', () => {
		const cwd = folderWith(LINKED_PROJECTS);
		const written = () => shardsOf(2, cwd, '.').map((file) => readFileSync(path.join(cwd, file), 'utf8'));
		expect(written()).toEqual(written());
	}, 60_000);

	it.each(['0/2', '3/2', '1', 'a/b', '1/0', '-1/2'])('is not %s', (share) =>
		checkRefused(['check', '--shard', share, '--facts-out', 'facts.json', '.'], ['i/n']),
	);

	it('wants a file for what it brings', () => checkRefused(['check', '--shard', '1/2', '.'], ['--facts-out']));
	it('is to be named', () => checkRefused(['check', '--facts-out', 'facts.json', '.'], ['--shard']));
	it.each([['--fix'], ['--output', 'a.json'], ['--baseline', 'a.json'], ['--write-baseline', 'a.json']])(
		'does not do what concerns all: %s',
		(...option) => checkRefused(['check', '--shard', '1/2', '--facts-out', 'f.json', ...option, '.'], [option[0]!]),
	);
});

describe('merge refuses', () => {
	const cwd = () => folderWith({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND, 'none.txt': 'nothing' });

	/** A file of facts with another one of its members. */
	function changed(folder: string, file: string, change: (facts: Record<string, unknown>) => void): void {
		const facts = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
		change(facts);
		writeFileSync(path.join(folder, file), JSON.stringify(facts));
	}

	it('shards of which one is missing, and names it', () => {
		const folder = cwd();
		const [first, , third] = shardsOf(3, folder, '.');
		checkRefused(['merge', first!, third!], ['of 3 shards', 'missing: 2'], { cwd: folder });
	});

	it('a shard that is there twice', () => {
		const folder = cwd();
		const [first, second] = shardsOf(2, folder, '.');
		checkRefused(['merge', first!, second!, first!], ['facts-1.json', 'shard 1'], { cwd: folder });
	});

	it('shards of other files', () => {
		const folder = cwd();
		const [first] = shardsOf(2, folder, '.');
		bindsight(['check', '--shard', '2/2', '--facts-out', 'other.json', 'a.c'], { cwd: folder });
		checkRefused(['merge', first!, 'other.json'], ['other.json', 'another run'], { cwd: folder });
	});

	it('shards that were asked for other targets', () => {
		const folder = cwd();
		const [first] = shardsOf(2, folder, '.');
		bindsight(['check', '--shard', '2/2', '--facts-out', 'other.json', '--target', 'posix', '.'], { cwd: folder });
		checkRefused(['merge', first!, 'other.json'], ['other.json', 'another run'], { cwd: folder });
	});

	it('shards between which a file has changed', () => {
		const folder = cwd();
		const [first] = shardsOf(2, folder, '.');
		writeFileSync(path.join(folder, 'a.c'), CLEAN);
		bindsight(['check', '--shard', '2/2', '--facts-out', 'other.json', '.'], { cwd: folder });
		checkRefused(['merge', first!, 'other.json'], ['other.json', 'not made from the same files'], { cwd: folder });
	});

	it('the facts of another version', () => {
		const folder = cwd();
		const [file] = shardsOf(1, folder, '.');
		changed(folder, file!, (facts) => {
			facts.program = '0.0.1';
		});
		checkRefused(['merge', file!], [file!, 'version 0.0.1'], { cwd: folder });
		changed(folder, file!, (facts) => {
			facts.bindsightFacts = 2;
		});
		checkRefused(['merge', file!], [file!, 'does not merge'], { cwd: folder });
	});

	it('facts that somebody has changed', () => {
		const folder = cwd();
		const [file] = shardsOf(1, folder, '.');
		changed(folder, file!, (facts) => {
			facts.results = {};
		});
		checkRefused(['merge', file!], [`${file}: something in it`], { cwd: folder });
	});

	it('a file that was cut off', () => {
		const folder = cwd();
		const [file] = shardsOf(1, folder, '.');
		const whole = readFileSync(path.join(folder, file!), 'utf8');
		writeFileSync(path.join(folder, file!), whole.slice(0, whole.length / 2));
		checkRefused(['merge', file!], [file!, 'cut off'], { cwd: folder });
	});

	it('what is no facts, not there, or a directory', () => {
		const folder = cwd();
		mkdirSync(path.join(folder, 'directory'));
		checkRefused(['merge', 'none.txt'], ['none.txt: is no file of check --facts-out'], { cwd: folder });
		checkRefused(['merge', 'not-there.json'], ['not-there.json: no such file'], { cwd: folder });
		checkRefused(['merge', 'directory'], ['directory: is a directory'], { cwd: folder });
	});
});
