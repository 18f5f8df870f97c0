import { expect, it } from 'vitest';
import type { WorkspaceFiles } from '../../../server/src/host/workspace-files.js';
import { LinkedUnits } from '../../../server/src/language-service/linked-units.js';
import { createWorkspaceLinks } from '../../../server/src/lsp/workspace-links.js';

const FOLDER = 'file:///work';
const A = `${FOLDER}/a.c`;
const HELPER = `${FOLDER}/helper.c`;

/** A folder whose listing ends when it is told to, and what of its files is taken in. */
function folderBeingListed(...listed: string[]) {
	let end = (_: readonly string[]) => {};
	const onDisk = new Set(listed);
	const taken = new Set<string>();
	const files: Partial<WorkspaceFiles> = {
		canRead: () => true,
		isDirectory: () => false,
		mostSources: () => 100,
		listSources: () => new Promise((resolve) => (end = resolve)),
		textOf: (uri) => (onDisk.has(uri) ? 'int x;' : undefined),
		textNaming: (uri) => (onDisk.has(uri) ? { text: 'int x;' } : undefined),
		letOthersRun: async () => undefined,
	};
	const units = new LinkedUnits({
		factsOf: () => ({ facts: { targets: [], sockets: [], problems: [] }, items: [] }),
	});
	units.open = () => taken.clear();
	units.take = (_, { uri }) => {
		taken.add(uri);
		return false;
	};
	units.drop = (uris) => uris.map((uri) => taken.delete(uri)).includes(true);
	const links = createWorkspaceLinks({
		files: files as WorkspaceFiles,
		units,
		settingsOf: () => ({}),
		open: { named: () => undefined, all: () => [] },
		isSkipped: () => false,
		changed: () => undefined,
		failed: (_, reason) => expect.fail(String(reason)),
		reading: () => ({ step: () => undefined, done: () => undefined }),
		linked: () => undefined,
		tooMany: () => undefined,
	});
	links.setFolders([FOLDER]);
	links.opened(A);
	const endListing = async () => {
		end(listed);
		await new Promise(setImmediate);
	};
	return { links, onDisk, taken, endListing };
}

it('a file that is made while its folder is listed is taken in, though the list does not name it', async () => {
	const { links, onDisk, taken, endListing } = folderBeingListed(A);
	onDisk.add(HELPER);
	links.filesChanged([HELPER]);
	await endListing();
	expect([...taken].sort()).toEqual([A, HELPER]);
});

it('a file that goes while its folder is listed is not taken in, though the list names it', async () => {
	const { links, onDisk, taken, endListing } = folderBeingListed(A, HELPER);
	onDisk.delete(HELPER);
	links.filesChanged([HELPER]);
	await endListing();
	expect([...taken]).toEqual([A]);
});
