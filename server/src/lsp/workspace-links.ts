import type { CancellationToken } from 'vscode-languageserver';
import { isSource, languageOfPath, SOURCE_EXTENSIONS } from '../host/source-files.js';
import type { WorkspaceFiles } from '../host/workspace-files.js';
import type { LinkedUnits } from '../language-service/linked-units.js';
import type { SourceText } from '../project/linked-files.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { ReadingProgress } from './reading-progress.js';

/** The files that a client is asked to watch. */
export const SOURCE_GLOB = `**/*.{${[...SOURCE_EXTENSIONS].map((extension) => extension.slice(1)).join()}}`;

export interface WorkspaceLinksParts {
	files: WorkspaceFiles;
	units: LinkedUnits;
	settingsOf(uri: string): ProjectSettings;
	/** What an editor shows of a file just now; undefined where no editor does. */
	openText(uri: string): SourceText | undefined;
	/** Whether nothing is to be looked for in a file. */
	isSkipped(uri: string): boolean;
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
	/** What has changed in folders while they are listed. */
	const changedMeanwhile = new Map<string, string[]>();

	function folderOf(uri: string): string | undefined {
		const above = folders.filter((folder) => uri.startsWith(folder));
		return above.sort((a, b) => b.length - a.length)[0];
	}

	async function link(folder: string): Promise<void> {
		const { uris, missed } = await list(folder);
		if (uris.length > parts.files.mostSources(folder)) {
			parts.tooMany(folder, uris.length);
			return;
		}
		parts.units.open(folder, {
			remembers: true,
			headers: { uris, read: (uri) => parts.openText(uri)?.text ?? parts.files.textOf(uri) },
			settingsOf: parts.settingsOf,
		});
		const progress = parts.reading(2 * uris.length);
		try {
			for await (const source of texts(uris, progress)) {
				parts.units.take(folder, source);
			}
			await parts.units.findCallers(folder, () => texts(uris, progress));
		} finally {
			progress.done();
		}
		parts.linked(folder, uris.length, parts.units.filesOf(folder).length);
		parts.changed();
		filesChanged(missed);
	}

	/** The files of a folder, and what has changed there since the listing began: it may be listed or not. */
	async function list(folder: string): Promise<{ uris: readonly string[]; missed: readonly string[] }> {
		const missed: string[] = [];
		changedMeanwhile.set(folder, missed);
		try {
			return { uris: await parts.files.listSources(folder), missed };
		} finally {
			changedMeanwhile.delete(folder);
		}
	}

	/** Leaves room for messages between two files. */
	async function* texts(uris: readonly string[], progress: ReadingProgress): AsyncGenerator<SourceText> {
		for (const uri of uris) {
			progress.step();
			const source = textOf(uri);
			if (source) {
				yield source;
			}
			await parts.files.letOthersRun();
		}
	}

	function textOf(uri: string): SourceText | undefined {
		if (parts.isSkipped(uri)) {
			return undefined;
		}
		const open = parts.openText(uri);
		const text = open ? undefined : parts.files.textOf(uri);
		return open ?? (text === undefined ? undefined : { uri, languageId: languageOfPath(uri), text });
	}

	/** Takes in a file that was made or changed. False where it cannot be read. */
	function take(folder: string, uri: string): boolean {
		const source = textOf(uri);
		if (source) {
			parts.units.take(folder, source);
			parts.units.headerChanged(folder, uri);
		}
		return source !== undefined;
	}

	/** Looks for what came with a directory: who watches it may have begun too late to tell. */
	async function listAgain(folder: string): Promise<void> {
		try {
			await begun.get(folder);
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

	function filesChanged(uris: readonly string[]): void {
		const gone: string[] = [];
		const toList = new Set<string>();
		let isAnythingElse = false;
		for (const uri of uris) {
			const folder = folderOf(uri);
			if (!folder || !begun.has(folder)) {
				continue;
			}
			const missed = changedMeanwhile.get(folder);
			if (missed) {
				missed.push(uri);
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
				await begun.get(folder);
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
