import type { CancellationToken } from 'vscode-languageserver';
import { isSource, SOURCE_EXTENSIONS } from '../host/source-files.js';
import type { WorkspaceFiles } from '../host/workspace-files.js';
import type { LinkedUnits } from '../language-service/linked-units.js';
import type { SourceText } from '../project/linked-files.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import { prefilter } from '../source/prefilter.js';
import { currentText, FolderTexts, type FolderTextsParts } from './folder-texts.js';
import type { ReadingProgress } from './reading-progress.js';

/** The files that a client is asked to watch. */
export const SOURCE_GLOB = `**/*.{${[...SOURCE_EXTENSIONS].map((extension) => extension.slice(1)).join()}}`;

export interface WorkspaceLinksParts extends FolderTextsParts {
	files: WorkspaceFiles;
	units: LinkedUnits;
	settingsOf(uri: string): ProjectSettings;
	/** Something that open documents are linked with has changed. */
	changed(): void;
	/** A folder is about to be read: so many times one of its files is gone through. */
	reading(steps: number): ReadingProgress;
	/** A folder is linked; `known` of its files are of interest. */
	linked(folder: string, files: number, known: number): void;
	/** A folder could not be linked. */
	failed(folder: string, reason: unknown): void;
	/** A folder is too large. */
	tooMany(folder: string, files: number): void;
}

/** A folder that is being read. */
interface Reading {
	folder: string;
	texts: FolderTexts;
	/** What has changed since its listing began; undefined once that has ended: it may be listed or not. */
	missed: string[] | undefined;
}

/** Links the files of each workspace folder with each other, once somebody opens one of them. */
export interface WorkspaceLinks {
	/** The folders of the workspace, as uris; what was read of others is forgotten. */
	setFolders(uris: readonly string[]): void;
	/** A document was opened: reading its folder begins, in the background. */
	opened(uri: string): void;
	/** The names of the folders' units, once every folder is read; reading begins where it has not. */
	allRead(token: CancellationToken): Promise<readonly string[]>;
	/** What projects say has changed: folders that were read are read again. */
	restart(): void;
	/** Files or directories were written, made or deleted outside the editor, or the editor of a file was closed. */
	filesChanged(uris: readonly string[]): void;
}

export function createWorkspaceLinks(parts: WorkspaceLinksParts): WorkspaceLinks {
	let folders: readonly string[] = [];
	const begun = new Map<string, Promise<void>>();
	/** The folders that are being read. */
	const readings = new Map<string, Reading>();

	function folderOf(uri: string): string | undefined {
		const above = folders.filter((folder) => uri.startsWith(folder));
		return above.sort((a, b) => b.length - a.length)[0];
	}

	function namesOfInterest(uri: string): ReadonlySet<string> {
		return parts.units.namesOfInterest(parts.settingsOf(uri));
	}

	async function link(folder: string): Promise<void> {
		const reading: Reading = { folder, texts: new FolderTexts(parts), missed: [] };
		readings.set(folder, reading);
		try {
			const uris = await parts.files.listSources(folder);
			if (!isOvertaken(reading)) {
				await linkListed(reading, uris);
			}
		} finally {
			if (!isOvertaken(reading)) {
				readings.delete(folder);
			}
		}
	}

	/** Whether its folder is no longer of interest, or is read anew. */
	function isOvertaken(reading: Reading): boolean {
		return readings.get(reading.folder) !== reading;
	}

	async function linkListed(reading: Reading, uris: readonly string[]): Promise<void> {
		const { folder, missed = [] } = reading;
		reading.missed = undefined;
		if (uris.length > parts.files.mostSources(folder)) {
			parts.tooMany(folder, uris.length);
			return;
		}
		parts.units.open(folder, {
			remembers: true,
			headers: { uris, read: (uri) => parts.open.named(uri)?.text ?? parts.files.textOf(uri) },
			settingsOf: parts.settingsOf,
		});
		if (parts.open.all().some(({ uri, text }) => folderOf(uri) === folder && prefilter(text, namesOfInterest(uri)))) {
			reading.texts.expectOthers();
		}
		const progress = parts.reading(2 * uris.length);
		try {
			await takeAll(reading, uris, progress);
			await parts.units.findCallers(folder, (names) => naming(reading, uris, names, progress));
		} finally {
			progress.done();
		}
		if (!isOvertaken(reading)) {
			parts.linked(folder, uris.length, parts.units.filesOf(folder).length);
			parts.changed();
			filesChanged(missed);
		}
	}

	async function takeAll(reading: Reading, uris: readonly string[], progress: ReadingProgress): Promise<void> {
		const { folder, texts } = reading;
		for await (const uri of unhurried(reading, uris, progress)) {
			const source = texts.naming(uri, namesOfInterest(uri));
			if (source === 'dull') {
				parts.units.add(folder, uri);
			} else if (source) {
				parts.units.take(folder, source);
			}
		}
	}

	/** The files that name one of `names`. */
	async function* naming(
		reading: Reading,
		uris: readonly string[],
		names: ReadonlySet<string>,
		progress: ReadingProgress,
	): AsyncGenerator<SourceText> {
		for await (const uri of unhurried(reading, uris, progress)) {
			const source = reading.texts.naming(uri, names);
			if (source && source !== 'dull') {
				yield source;
			}
		}
	}

	/** Leaves room for messages between two files, and ends where the reading is overtaken. */
	async function* unhurried(
		reading: Reading,
		uris: readonly string[],
		progress: ReadingProgress,
	): AsyncGenerator<string> {
		for (const uri of uris) {
			if (isOvertaken(reading)) {
				return;
			}
			progress.step();
			yield uri;
			await parts.files.letOthersRun();
		}
	}

	/** Takes in a file that was made or changed. False where it cannot be read. */
	function take(folder: string, uri: string): boolean {
		const source = currentText(uri, parts);
		if (source) {
			parts.units.take(folder, source);
			parts.units.headerChanged(folder, uri);
		}
		return source !== undefined;
	}

	/** Looks for what came with a directory: who watches it may have begun too late to tell. */
	async function listAgain(folder: string): Promise<void> {
		try {
			await wholeReading(folder);
			const all = await parts.files.listSources(folder);
			const isNew = (uri: string) => begun.has(folder) && !parts.units.has(uri);
			const taken =
				all.length > parts.files.mostSources(folder) ? [] : all.filter(isNew).map((uri) => take(folder, uri));
			if (taken.includes(true)) {
				parts.changed();
			}
		} catch (error) {
			parts.failed(folder, error);
		}
	}

	function begin(folder: string): void {
		const linked = link(folder).catch((error: unknown) => parts.failed(folder, error));
		begun.set(folder, linked);
	}

	/** Waits until a folder is read; where that is overtaken, until it is read anew. */
	async function wholeReading(folder: string): Promise<void> {
		for (let read: Promise<void> | undefined; read !== begun.get(folder); ) {
			read = begun.get(folder);
			await read;
		}
	}

	function filesChanged(uris: readonly string[]): void {
		const gone: string[] = [];
		const toList = new Set<string>();
		let isAnythingElse = false;
		for (const uri of uris) {
			const folder = folderOf(uri);
			if (!folder || !begun.has(folder)) {
				continue;
			}
			const reading = readings.get(folder);
			reading?.texts.changed(uri);
			if (reading?.missed) {
				reading.missed.push(uri);
			} else if (isSource(uri) && take(folder, uri)) {
				isAnythingElse = true;
			} else if (!isSource(uri) && parts.files.isDirectory(uri)) {
				toList.add(folder);
			} else {
				gone.push(uri);
			}
		}
		if (parts.units.drop(gone) || isAnythingElse) {
			parts.changed();
		}
		for (const folder of toList) {
			void listAgain(folder);
		}
	}

	return {
		setFolders(uris) {
			folders = uris.filter((uri) => parts.files.canRead(uri)).map((uri) => `${uri.replace(/(?<!\/)\/+$/, '')}/`);
			for (const gone of [...begun.keys()].filter((folder) => !folders.includes(folder))) {
				begun.delete(gone);
				readings.delete(gone);
				parts.units.close(gone);
			}
		},
		opened(uri) {
			const folder = folderOf(uri);
			if (folder && !begun.has(folder)) {
				begin(folder);
			}
		},
		async allRead(token) {
			const asked = [...folders];
			for (const folder of asked) {
				if (token.isCancellationRequested) {
					break;
				}
				if (!begun.has(folder)) {
					begin(folder);
				}
				await wholeReading(folder);
			}
			return asked;
		},
		restart() {
			for (const folder of [...begun.keys()]) {
				parts.units.close(folder);
				begin(folder);
			}
		},
		filesChanged,
	};
}
