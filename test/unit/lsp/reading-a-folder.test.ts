import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import type { WorkspaceFiles } from '../../../server/src/host/workspace-files.js';
import type { LanguageService } from '../../../server/src/language-service/service.js';
import { createServiceFrom } from '../../../server/src/language-service/service-from-grammars.js';
import { createWorkspaceLinks, type WorkspaceLinks } from '../../../server/src/lsp/workspace-links.js';
import { LATE_CALLER, LATE_HELPER } from '../../server/sample-code.js';

const FOLDER = 'file:///work';
const uriOf = (name: string) => `${FOLDER}/${name}`;
const nameOf = (uri: string) => uri.slice(FOLDER.length + 1);

/** Calls the caller: only a second look finds that out, for its name. */
const CALLERS_CALLER = 'int main(void) { return serve(0); }';
const DULL = 'int add(int a, int b) { return a + b; }';
const NO_TOKEN = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

interface WorkedFolder {
	links: WorkspaceLinks;
	service: LanguageService;
	onDisk: Record<string, string>;
	open: Record<string, string>;
	skipped: Set<string>;
	/** The names of the files whose bytes were read, and of those whose texts were, in order. */
	read: string[];
	decoded: string[];
	/** Called between two files. */
	between: (done: number) => void;
	/** How often a folder was linked. */
	linked: number;
	allRead(): Promise<unknown>;
}

/** A folder of which the bytes can be read; `isOnDisk` false: texts alone, as through a client. */
async function folderOf(onDisk: Record<string, string>, { hasBytes = true } = {}): Promise<WorkedFolder> {
	const service = await createServiceFrom(await loadGrammars());
	let done = 0;
	const textOf = (uri: string): string | undefined => {
		folder.decoded.push(nameOf(uri));
		return onDisk[nameOf(uri)];
	};
	const files: Partial<WorkspaceFiles> = {
		canRead: () => true,
		isDirectory: () => false,
		mostSources: () => 100,
		listSources: async () => Object.keys(onDisk).sort().map(uriOf),
		textOf,
		textNaming(uri, mayName) {
			const text = onDisk[nameOf(uri)];
			folder.read.push(nameOf(uri));
			const isDull = hasBytes && text !== undefined && !mayName(new TextEncoder().encode(text));
			const shown = isDull ? undefined : textOf(uri);
			return isDull ? 'dull' : shown === undefined ? undefined : { text: shown };
		},
		letOthersRun: async () => {
			await new Promise(setImmediate);
			folder.between(++done);
		},
	};
	const open = () =>
		Object.entries(folder.open).map(([name, text]) => ({
			uri: uriOf(name),
			languageId: 'c' as const,
			version: 1,
			text,
		}));
	const links = createWorkspaceLinks({
		files: files as WorkspaceFiles,
		units: service.units,
		settingsOf: () => ({}),
		open: { named: (name) => open().find(({ uri }) => uri === name), all: open },
		isSkipped: (uri) => folder.skipped.has(nameOf(uri)),
		changed: () => undefined,
		failed: (_, reason) => expect.fail(String(reason)),
		reading: () => ({ step: () => undefined, done: () => undefined }),
		linked: () => void folder.linked++,
		tooMany: () => undefined,
	});
	links.setFolders([FOLDER]);
	const folder: WorkedFolder = {
		...{ links, service, onDisk, open: {}, skipped: new Set(), read: [], decoded: [] },
		between: () => undefined,
		linked: 0,
		allRead: () => links.allRead(NO_TOKEN),
	};
	return folder;
}

const ofInterest = ({ service }: WorkedFolder) => service.units.filesOf(`${FOLDER}/`).map(nameOf);

describe('a folder that is read', () => {
	const FILES = { 'a-helper.c': LATE_HELPER, 'b-dull.c': DULL, 'c-caller.c': LATE_CALLER, 'd-main.c': CALLERS_CALLER };

	it('has each file read once, and a second time only where it names what the first look found', async () => {
		const folder = await folderOf({ ...FILES });
		await folder.allRead();
		expect(ofInterest(folder)).toEqual(['a-helper.c', 'c-caller.c', 'd-main.c']);
		expect(folder.read).toEqual(['a-helper.c', 'b-dull.c', 'c-caller.c', 'd-main.c', 'd-main.c']);
		expect(folder.decoded).toEqual(['a-helper.c', 'c-caller.c', 'd-main.c']);
	});

	it('has each file read once that stands before those of interest, too, where an open one names something', async () => {
		const folder = await folderOf({ 'a-dull.c': DULL, 'b-helper.c': LATE_HELPER, 'c-caller.c': LATE_CALLER });
		folder.open['c-caller.c'] = LATE_CALLER;
		await folder.allRead();
		expect(folder.read).toEqual(['a-dull.c', 'b-helper.c']);
	});

	it('has no file looked at twice where none is of interest', async () => {
		const folder = await folderOf({ 'a.c': DULL, 'b.c': CALLERS_CALLER });
		await folder.allRead();
		expect([folder.read, folder.decoded, ofInterest(folder)]).toEqual([['a.c', 'b.c'], [], []]);
	});

	it('is the same where only texts can be had', async () => {
		const folder = await folderOf({ ...FILES }, { hasBytes: false });
		await folder.allRead();
		expect(ofInterest(folder)).toEqual(['a-helper.c', 'c-caller.c', 'd-main.c']);
	});

	it('is not read before anybody asks', async () => {
		const folder = await folderOf({ ...FILES });
		folder.links.opened('file:///elsewhere/a.c');
		await new Promise(setImmediate);
		expect(folder.read).toEqual([]);
	});

	it('has open documents as the editor shows them', async () => {
		const folder = await folderOf({ ...FILES });
		folder.open['d-main.c'] = DULL;
		folder.open['b-dull.c'] = LATE_CALLER;
		await folder.allRead();
		expect(ofInterest(folder)).toEqual(['a-helper.c', 'b-dull.c', 'c-caller.c']);
		expect(folder.read).toEqual(['a-helper.c', 'c-caller.c']);
	});

	it('has files that are skipped left out', async () => {
		const folder = await folderOf({ ...FILES });
		folder.skipped.add('a-helper.c').add('d-main.c');
		await folder.allRead();
		expect(ofInterest(folder)).toEqual(['c-caller.c']);
		expect(folder.read).not.toContain('a-helper.c');
		expect(folder.read).not.toContain('d-main.c');
	});

	it('has a file looked at anew that changes meanwhile', async () => {
		const folder = await folderOf({ ...FILES });
		folder.between = (done) => {
			if (done === 3) {
				folder.onDisk['b-dull.c'] = CALLERS_CALLER;
				folder.links.filesChanged([uriOf('b-dull.c')]);
			}
		};
		await folder.allRead();
		expect(ofInterest(folder)).toContain('b-dull.c');
	});

	it('has files in which nothing is of interest, which count once they are edited', async () => {
		const folder = await folderOf({ ...FILES });
		await folder.allRead();
		const edited = { uri: uriOf('b-dull.c'), languageId: 'c' as const, version: 2, text: CALLERS_CALLER };
		expect(folder.service.units.has(edited.uri)).toBe(true);
		folder.service.analyse(edited);
		expect(ofInterest(folder)).toContain('b-dull.c');
	});
});

describe('a folder that is being read', () => {
	const MANY = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${10 + index}.c`, LATE_CALLER]));

	it('is read anew, and only that is finished, when what projects say changes', async () => {
		const folder = await folderOf({ ...MANY });
		folder.between = (done) => done === 3 && folder.links.restart();
		await folder.allRead();
		expect(folder.linked).toBe(1);
		expect(folder.read).toHaveLength(3 + 20);
		expect(ofInterest(folder)).toHaveLength(20);
	});

	it('is not read further once it is no longer one of the workspace', async () => {
		const folder = await folderOf({ ...MANY });
		folder.between = (done) => done === 3 && folder.links.setFolders([]);
		await folder.allRead();
		expect(folder.linked).toBe(0);
		expect(folder.read).toHaveLength(3);
	});
});
