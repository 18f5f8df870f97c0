import { expect, it } from 'vitest';
import { asDirectory, directoryOf, isUnder } from '../../../server/src/host/client/directories.js';

it.each([
	['memfs:/work/deep/a.c', 'memfs:/work/deep'],
	['memfs:/a.c', 'memfs:/'],
	['memfs:/', undefined],
	['vscode-vfs://github/owner/name/a.c', 'vscode-vfs://github/owner/name'],
	['vscode-vfs://github/owner', 'vscode-vfs://github/'],
	['vscode-vfs://github/', undefined],
	['file:///c%3A/a.c', 'file:///c%3A'],
	['git:/work/a.c?%7B%22path%22%3A%22/x/y%22%7D', 'git:/work'],
	['untitled:Untitled-1', undefined],
	['', undefined],
])('%s lies in %s', (uri, directory) => {
	expect(directoryOf(uri)).toBe(directory);
});

it.each([
	['memfs:/work/', 'memfs:/work'],
	['memfs:/', 'memfs:/'],
	['vscode-test-web://mount/', 'vscode-test-web://mount/'],
])('the directory %s is written %s', (uri, written) => {
	expect(asDirectory(uri)).toBe(written);
});

it('a folder holds what is below it, and not what only begins like it', () => {
	expect(isUnder('memfs:/work', 'memfs:/work/deep/a.c')).toBe(true);
	expect(isUnder('memfs:/', 'memfs:/a.c')).toBe(true);
	expect(isUnder('memfs:/work', 'memfs:/works/a.c')).toBe(false);
});
