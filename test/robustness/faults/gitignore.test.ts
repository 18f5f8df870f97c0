import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { walkSources } from '../../../server/src/host/node/walk.js';
import { folderWith, itOnPosix } from '../../command-line/helpers/bindsight.js';
import { randomNumbers, SEED } from '../../helpers/random.js';

const hasGit = spawnSync('git', ['--version']).status === 0;

/** What Git calls untracked and not ignored, of the files that a walk takes. */
function wantedByGit(folder: string): string[] {
	const settings = ['-c', 'core.excludesFile=/dev/null', '-c', 'core.ignoreCase=false', '-c', 'core.quotePath=false'];
	const { stdout, status } = spawnSync('git', [...settings, 'ls-files', '-z', '--others', '--exclude-standard'], {
		cwd: folder,
		encoding: 'utf8',
	});
	expect(status).toBe(0);
	return stdout.split('\0').filter((name) => name.endsWith('.c'));
}

async function walked(folder: string): Promise<string[]> {
	const found = await walkSources(folder, () => {});
	return found.map(({ relative }) => relative);
}

const NAMES = ['a', 'b', 'ab', 'aab', 'a b', 'a.b', 'a-b', '[a]', '!a', '#a', 'A', 'a*', 'a\\b', 'a '];
const PIECES = [
	...[
		'a',
		'b',
		'ab',
		'*',
		'**',
		'?',
		'[ab]',
		'[!a]',
		'[^b]',
		'[a-b]',
		'[]a]',
		'[[:alpha:]]',
		'[[:nosuch:]]',
		'[a',
		'[z-a]',
	],
	...['\\a', '\\*', '\\[', '\\', '.c', '*.c', ' ', '\\ ', '!', '#', '\\!', '\\#', '-', 'A', '{a,b}', '(a|b)', '+', '$'],
];

/** A tree with `.gitignore` files in it, whose lines are made up of what means something there. */
function randomTree(random: (below: number) => number): Record<string, string> {
	const one = <T>(of: readonly T[]): T => of[random(of.length)]!;
	const many = <T>(most: number, make: () => T) => Array.from({ length: random(most) + 1 }, make);
	const directories = many(8, () => many(3, () => one(NAMES)).join('/'));
	const files = many(20, () => `${random(4) === 0 ? '' : `${one(directories)}/`}${one(NAMES)}.c`);
	const line = () => {
		const segments = many(3, () => many(2, () => one(PIECES)).join(''));
		return `${one(['', '', '', '!'])}${one(['', '', '/'])}${segments.join('/')}${one(['', '', '', '/', '/**'])}`;
	};
	const ignoring = many(3, () => `${one(['', '', `${one(directories)}/`])}.gitignore`);
	return Object.fromEntries([
		...files.map((file) => [file, '']),
		...ignoring.map((file) => [file, `${many(4, line).join(one(['\n', '\r\n']))}\n`]),
	]);
}

describe('.gitignore', () => {
	const cases = Number(process.env.BINDSIGHT_CASES ?? 40);

	// Git matches bytes, and this characters: there are no others in the names.
	it.skipIf(!hasGit || process.platform === 'win32')(`leaves out what Git leaves out, seed ${SEED}`, async () => {
		const random = randomNumbers(SEED);
		for (let done = 0; done < cases; done++) {
			const tree = randomTree(random);
			const folder = folderWith(tree);
			spawnSync('git', ['init', '-q'], { cwd: folder });
			expect((await walked(folder)).sort(), JSON.stringify(tree)).toEqual(wantedByGit(folder).sort());
		}
	});

	it('takes stars before an escaped slash for one directory at least, as Git does', async () => {
		const folder = folderWith({ '.gitignore': '**\\/**\n', 'a.c': '', 'b/c.c': '' });
		expect(await walked(folder)).toEqual(['a.c']);
	});

	it.each([
		['many stars', `${'*a'.repeat(40)}*b`],
		['many directories', `${'**/a/'.repeat(40)}b`],
		['stars in a row', '*'.repeat(100_000)],
		['long sets', `${'[a-aa-aa-a]*'.repeat(1_000)}b`],
		['braces, which mean nothing', `${'{a,b}'.repeat(40)}/{1..999999999}/**`],
		['brackets that nothing closes', '['.repeat(20_000)],
	])('ends soon with %s', async (_, pattern) => {
		const name = `${'a'.repeat(240)}.c`;
		const deep = 'a/'.repeat(100);
		const folder = folderWith({ '.gitignore': `${pattern}\n`, [name]: '', [`${deep}x.c`]: '' });
		expect((await walked(folder)).length).toBeGreaterThanOrEqual(pattern.startsWith('**') ? 0 : 2);
	});

	it('leaves nothing out where it cannot be read, or is no regular file, or too large', async () => {
		for (const make of [
			(file: string) => mkdirSync(file),
			(file: string) => writeFileSync(file, Buffer.concat([Buffer.from('*.c\n'), Buffer.alloc(2 * 1024 * 1024, '\n')])),
			(file: string) => writeFileSync(file, Buffer.from([0, 1, 2])),
		]) {
			const folder = folderWith({ 'a.c': '' });
			make(path.join(folder, '.gitignore'));
			expect(await walked(folder)).toEqual(['a.c']);
		}
	});

	itOnPosix('is not waited for where it is a pipe or a device without end', async () => {
		const folder = folderWith({ 'pipe/a.c': '', 'link/b.c': '', 'zero/c.c': '' });
		expect(spawnSync('mkfifo', [path.join(folder, 'pipe/.gitignore')]).status).toBe(0);
		symlinkSync('../pipe/.gitignore', path.join(folder, 'link/.gitignore'));
		symlinkSync('/dev/zero', path.join(folder, 'zero/.gitignore'));
		expect((await walked(folder)).sort()).toEqual(['link/b.c', 'pipe/a.c', 'zero/c.c']);
	});
});
