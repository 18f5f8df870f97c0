import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClientFiles } from '../../../server/src/host/client/client-files.js';
import { filesOnDisk } from '../../../server/src/host/node/workspace-files.js';
import { diskAsClient } from './disk-as-client.js';

let root = '';

beforeEach(() => {
	root = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'bindsight-client-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string | Uint8Array>): void {
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		writeFileSync(path.join(root, name), content);
	}
}

const uri = (name: string) => pathToFileURL(path.join(root, name)).href;

function clientFiles(asked: string[] = []) {
	return new ClientFiles(
		diskAsClient(asked),
		() => true,
		async () => undefined,
	);
}

describe('the files that a client reads are those of a disk', () => {
	it('to the last file and text', async () => {
		write({
			'.git/HEAD': '',
			'.gitignore': 'build/\n*.gen.c\n!kept.gen.c\n',
			'a.c': 'int a;',
			'build/b.c': 'int b;',
			'c.gen.c': 'int c;',
			'kept.gen.c': 'int kept;',
			'deep/.gitignore': '/only-here.c\n!d.gen.c\n',
			'deep/d.gen.c': 'int d;',
			'deep/only-here.c': '',
			'deep/er/only-here.c': 'int e;',
			'deep/er/with space (1).CPP': 'int f;',
			'readme.md': '',
			'latin.h': Uint8Array.from([0x2f, 0x2f, 0xe4]),
			'binary.h': Uint8Array.from([0, 1, 2]),
		});
		const [disk, client] = [filesOnDisk(), clientFiles()];
		const onDisk = await disk.listSources(`${uri('')}/`);
		expect(onDisk.length).toBeGreaterThan(5);
		expect([...(await client.listSources(`${uri('')}/`))].sort()).toEqual([...onDisk].sort());
		for (const file of onDisk) {
			expect(client.textOf(file), file).toBe(disk.textOf(file));
		}
	});

	it('with the same project for each', async () => {
		write({
			'.bindsight.json': '{ "rules": { "bind-twice": "off" } }',
			'top/.git/HEAD': '',
			'top/a.c': '',
			'top/inside/.bindsight.json': '{ "targets": "mars" }',
			'top/inside/b.c': '',
			'top/inside/deep/c.c': '',
			'large/.bindsight.json': ' '.repeat(1024 * 1024 + 1),
			'binary/.bindsight.json': Uint8Array.from([0]),
		});
		const [disk, client] = [filesOnDisk(), clientFiles()];
		for (const file of ['x.c', 'top/a.c', 'top/inside/b.c', 'top/inside/deep/c.c', 'large/d.c', 'binary/e.c']) {
			await client.opened(uri(file));
			expect(client.projectFor(uri(file))?.uri, file).toBe(disk.projectFor(uri(file))?.uri);
			expect(client.projectFor(uri(file))?.settings, file).toEqual(disk.projectFor(uri(file))?.settings);
			expect(client.projectFor(uri(file))?.unreadable, file).toEqual(disk.projectFor(uri(file))?.unreadable);
			expect(client.projectFor(uri(file))?.problems, file).toEqual(disk.projectFor(uri(file))?.problems);
		}
	});
});

describe('what is known stays true', () => {
	it('when a project file is written, changed and deleted', async () => {
		write({ '.git/HEAD': '', 'a.c': '' });
		const client = clientFiles();
		const project = uri('.bindsight.json');
		await client.opened(uri('a.c'));
		expect(client.projectFor(uri('a.c'))).toBeUndefined();

		write({ '.bindsight.json': '{ "account": "same" }' });
		await client.changed(project, true);
		expect(client.projectFor(uri('a.c'))?.settings).toEqual({ account: 'same' });

		rmSync(path.join(root, '.bindsight.json'));
		await client.changed(project, true);
		expect(client.projectFor(uri('a.c'))).toBeUndefined();
		expect(client.loadProject(project).unreadable).toEqual({ id: 'files.notFound' });
	});

	it('when a file of a listed folder comes, changes and goes', async () => {
		write({ 'a.c': 'int a;' });
		const client = clientFiles();
		await client.listSources(uri(''));
		write({ 'a.c': 'long a;', 'b.c': 'int b;' });
		await Promise.all([client.changed(uri('a.c'), false), client.changed(uri('b.c'), false)]);
		expect([client.textOf(uri('a.c')), client.textOf(uri('b.c'))]).toEqual(['long a;', 'int b;']);

		rmSync(path.join(root, 'a.c'));
		await client.changed(uri('a.c'), false);
		expect(client.textOf(uri('a.c'))).toBeUndefined();
	});

	it('and nothing is kept of a folder that has left', async () => {
		write({ 'one/a.c': 'int a;', 'two/b.c': 'int b;' });
		const client = clientFiles();
		await client.listSources(uri('one/'));
		await client.listSources(uri('two/'));
		client.forgetFolder(uri('one'));
		expect([client.textOf(uri('one/a.c')), client.textOf(uri('two/b.c'))]).toEqual([undefined, 'int b;']);
	});
});

describe('the client is asked for little', () => {
	it('for nothing twice where two documents lie side by side', async () => {
		write({ '.git/HEAD': '', '.bindsight.json': '{}', 'a.c': '', 'b.c': '' });
		const asked: string[] = [];
		const client = clientFiles(asked);
		await client.opened(uri('a.c'));
		await client.opened(uri('b.c'));
		expect(asked).toEqual([uri('').replace(/\/$/, ''), uri('.bindsight.json')]);
	});

	it('for nothing at all where a document lies nowhere', async () => {
		const asked: string[] = [];
		await clientFiles(asked).opened('untitled:Untitled-1');
		expect(asked).toEqual([]);
	});

	it('for no text of a folder that has too many files', async () => {
		write(Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.c`, ''])));
		const asked: string[] = [];
		const client = clientFiles(asked);
		expect((await client.listSources(uri(''))).length).toBeGreaterThan(client.mostSources());
		expect(asked.filter((each) => each.endsWith('.c'))).toEqual([]);
	});
});
