import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, itOnPosix, parsedAs } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION } from './helpers/code.js';
import { checkSchema, socketsSchema } from './helpers/schemas.js';

/** A folder of clean files with these names. */
function folderOf(names: readonly string[], others: Record<string, string> = {}): string {
	return folderWith({ ...Object.fromEntries(names.map((name) => [name, CLEAN])), ...others });
}

/** The names under which files are looked at, for these paths. */
function filesOf(cwd: string, ...paths: string[]): string[] {
	const run = bindsight(['sockets', '--format', 'json', ...paths], { cwd });
	expect(run.exitCode).toBe(0);
	return parsedAs(socketsSchema, run).files.map(({ file }) => file);
}

describe('a directory', () => {
	it('is walked for C and C++ files, in order', () => {
		const sources = ['a.c', 'b/b.CPP', 'b/c.c++', 'c.cc', 'd.cxx', 'e.h', 'f.hpp', 'g.hh', 'h.hxx', 'i.inl', 'j.ixx'];
		const cwd = folderOf([...sources, 'k.inc', 'l.txt', 'c', 'm.rs', 'n.c.orig']);
		expect(filesOf(cwd, '.')).toEqual(sources.map((name) => `./${name}`));
	});

	it('gives its files the name it was given by', () => {
		const cwd = folderOf(['src/net/a.c']);
		expect(filesOf(cwd, 'src')).toEqual(['src/net/a.c']);
		expect(filesOf(cwd, 'src/')).toEqual(['src/net/a.c']);
		expect(filesOf(cwd, './src')).toEqual(['./src/net/a.c']);
		expect(filesOf(path.join(cwd, 'src/net'), '..')).toEqual(['../net/a.c']);
		expect(filesOf(cwd, path.join(cwd, 'src'))).toEqual([`${cwd}/src/net/a.c`]);
	});

	itOnPosix('may have a name full of glob characters', () => {
		const names = ['[a]{b}*(c)!/d.c', '!x/e.c', '# y/f g.c'];
		const cwd = folderOf(names);
		for (const name of names) {
			expect(filesOf(cwd, path.dirname(name))).toEqual([name]);
		}
	});

	it('without C and C++ files is no error, and said to be so', () => {
		const cwd = folderWith({ 'docs/readme.md': 'Nothing.' });
		const { exitCode, stderr } = bindsight(['check', 'docs'], { cwd });
		expect(stderr).toBe('bindsight: docs: no C or C++ files here (those that .gitignore names are left out)\n');
		expect(exitCode).toBe(0);
	});

	it('is walked with its hidden directories, but for .git', () => {
		expect(filesOf(folderOf(['.ci/a.c', '.git/b.c', 'c/.git/d.c']), '.')).toEqual(['./.ci/a.c']);
	});
});

describe('.gitignore', () => {
	it('is respected where it stands, negation included', () => {
		const cwd = folderOf(['a.c', 'build/b.c', 'src/build/c.c', 'src/d.gen.c', 'src/keep.gen.c'], {
			'.gitignore': 'build/\n*.gen.c\n!keep.gen.c\n',
		});
		expect(filesOf(cwd, '.')).toEqual(['./a.c', './src/keep.gen.c']);
	});

	it('is respected in a directory below', () => {
		const cwd = folderOf(['a/x.c', 'a/y.c', 'b/x.c'], { 'a/.gitignore': '/x.c\n' });
		expect(filesOf(cwd, '.')).toEqual(['./a/y.c', './b/x.c']);
	});

	it('is respected in the directories above, up to the repository', () => {
		const cwd = folderOf(['repository/src/a.c', 'repository/src/b.c'], {
			'repository/.gitignore': 'b.c\n',
			'.gitignore': 'a.c\n',
		});
		mkdirSync(path.join(cwd, 'repository', '.git'));
		expect(filesOf(path.join(cwd, 'repository'), 'src')).toEqual(['src/a.c']);
	});

	it('does not hide what is given by name', () => {
		const cwd = folderOf(['build/a.c', 'b.c'], { '.gitignore': 'build/\nb.c\n' });
		mkdirSync(path.join(cwd, '.git'));
		expect(filesOf(cwd, 'build', 'b.c')).toEqual(['b.c', 'build/a.c']);
	});
});

describe('symbolic links', () => {
	itOnPosix('to directories are not followed', () => {
		const cwd = folderOf(['src/a.c', 'elsewhere/b.c']);
		symlinkSync('../elsewhere', path.join(cwd, 'src', 'link'));
		symlinkSync('.', path.join(cwd, 'src', 'circle'));
		expect(filesOf(cwd, 'src')).toEqual(['src/a.c']);
	});

	itOnPosix('to directories are followed where they are given by name', () => {
		const cwd = folderOf(['src/a.c']);
		symlinkSync('src', path.join(cwd, 'link'));
		expect(filesOf(cwd, 'link')).toEqual(['link/a.c']);
	});

	itOnPosix('to files are read, each file once', () => {
		const cwd = folderOf(['src/real.c', 'elsewhere/b.c']);
		symlinkSync('real.c', path.join(cwd, 'src', 'a.c'));
		symlinkSync('../elsewhere/b.c', path.join(cwd, 'src', 'other.c'));
		expect(filesOf(cwd, 'src')).toEqual(['src/other.c', 'src/real.c']);
	});
});

describe('a file given by name', () => {
	it.each(['a.inc', 'a.c++', 'a.tmpl', 'Makefile'])('is read whatever its extension: %s', (name) => {
		expect(filesOf(folderOf([name]), name)).toEqual([name]);
	});

	it('is looked at once, however often it is given', () => {
		const cwd = folderOf(['src/a.c', 'src/b.c']);
		expect(filesOf(cwd, 'src', 'src/a.c', 'src/../src/a.c', 'src/a.c')).toEqual(['src/a.c', 'src/b.c']);
		expect(filesOf(cwd, './src/a.c', 'src')).toEqual(['./src/a.c', 'src/b.c']);
	});
});

describe('--files-from', () => {
	it('adds the paths of a file, whatever its line ends', () => {
		const cwd = folderOf(['a.c', 'b c.c', 'd/e.c', 'f.c'], { list: '\ufeffb c.c\r\n\r\nd\n' });
		expect(filesOf(cwd, 'a.c', '--files-from', 'list')).toEqual(['a.c', 'b c.c', 'd/e.c']);
	});

	it('leaves out what is neither C nor C++, as a change has it among others', () => {
		const cwd = folderOf(['a.c', 'b.inc', 'sub.d/c.c'], {
			'd.md': 'bind();',
			'e.png': '\0',
			list: 'a.c\nb.inc\nd.md\ne.png\nsub.d',
		});
		expect(filesOf(cwd, '--files-from', 'list')).toEqual(['a.c', 'b.inc', 'sub.d/c.c']);
	});

	it('reads standard input', () => {
		const cwd = folderOf(['a.c', 'b.c']);
		const run = bindsight(['sockets', '--format', 'json', '--files-from', '-'], { cwd, input: 'b.c\na.c' });
		expect(parsedAs(socketsSchema, run).files.map(({ file }) => file)).toEqual(['a.c', 'b.c']);
	});

	it('with no path in it is no error: a change may touch no file', () => {
		const { exitCode, stdout } = bindsight(['check', '--files-from', '-'], { input: '\n' });
		expect(stdout).toBe('0 files, no findings.\n');
		expect(exitCode).toBe(0);
	});
});

describe('check --around', () => {
	const NET = '#include <winsock2.h>\nint open_port(SOCKET s, struct sockaddr_in *a);\n';
	const files = {
		'net.h': NET,
		'net.c':
			'#include "net.h"\nint open_port(SOCKET s, struct sockaddr_in *a) { return bind(s, (void *)a, sizeof *a); }\n',
		'server.c': `#include "net.h"
int serve(struct sockaddr_in *a)
{
	int on = 1;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	if (open_port(s, a) != 0)
		return 1;
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));
	return listen(s, 5);
}
`,
		'other/late.c': LATE_OPTION,
	};
	const found = (cwd: string, ...args: string[]) => {
		const { findings, summary } = parsedAs(checkSchema, bindsight(['check', '--format', 'json', ...args], { cwd }));
		return { files: summary.files, findings: findings.map(({ file, rule }) => `${file} ${rule}`) };
	};

	it('links with files of which nothing is said', () => {
		const cwd = folderWith(files);
		const late = 'server.c option-after-bind';
		expect(found(cwd, 'server.c').findings).not.toContain(late);
		expect(found(cwd, 'server.c', '--around', '.')).toEqual({ files: 1, findings: [late] });
	});

	it('finds in each file what a whole run finds in it', () => {
		const cwd = folderWith(files);
		const whole = found(cwd, '.').findings.map((each) => each.replace('./', ''));
		const each = Object.keys(files).flatMap((file) => found(cwd, file, '--around', '.').findings);
		expect(whole).not.toEqual([]);
		expect(each.sort()).toEqual(whole.sort());
	});

	it('may be given more than once, and name the files themselves', () => {
		const cwd = folderWith(files);
		const around = ['--around', 'net.c', '--around', 'net.h', '--around', 'server.c'];
		expect(found(cwd, 'server.c', ...around).findings).toEqual(['server.c option-after-bind']);
	});

	it('says nothing of a file around that cannot be read', () => {
		const cwd = folderWith({ ...files, 'broken.c': Buffer.from([0, 1]) });
		const run = bindsight(['check', 'server.c', '--around', '.'], { cwd });
		expect(run.stderr).toBe('');
		expect(run.exitCode).toBe(1);
	});

	it('fails where what was named is not there', () => {
		const run = bindsight(['check', 'server.c', '--around', 'none'], { cwd: folderWith(files) });
		expect(run.stderr).toContain('none: no such file');
		expect(run.exitCode).toBe(2);
	});
});
