import type { DirectoryEntry } from '../../protocol/files.js';
import { decode } from '../../source/decode.js';
import { Ignored } from '../ignored.js';
import { isSource, MAX_SOURCE_MEBIBYTES } from '../source-files.js';
import type { ProjectFileOfUri, TextOrDull, WorkspaceFiles } from '../workspace-files.js';
import { ClientProjects } from './client-projects.js';
import { asDirectory, decoded, forEachOf, isUnder } from './directories.js';
import { bytesOf, entriesOf, type FileRequests } from './file-requests.js';

/** Each file costs a message, and behind some file systems of editors a request over a network. */
const MOST_SOURCES = 1_000;

/** A file system in which a directory leads back to itself would be walked without end. */
const MOST_DIRECTORIES = 10_000;

/** So many questions are under way at a time. */
const AT_ONCE = 16;

/** Directories that nobody's own code is in. */
const NEVER = new Set(['.git', 'node_modules']);

/**
 * Files that only the client can read. Since an answer takes its time and `WorkspaceFiles` must say at once, what is needed
 * is read before: a folder's files when they are listed, a document's project by `opened`, what has changed by `changed`.
 */
export class ClientFiles implements WorkspaceFiles {
	private readonly projects: ClientProjects;
	private readonly listed = new Set<string>();
	/** Directories that came since. */
	private readonly made = new Set<string>();
	private readonly texts = new Map<string, string>();

	constructor(
		private readonly requests: FileRequests,
		/** Whether the client answers such questions. */
		private readonly isOffered: () => boolean,
		readonly letOthersRun: () => Promise<void>,
	) {
		this.projects = new ClientProjects(requests);
	}

	mostSources(): number {
		return MOST_SOURCES;
	}

	nameOf(uri: string): string {
		return uri;
	}

	canRead(): boolean {
		return this.isOffered();
	}

	isDirectory(uri: string): boolean {
		return this.made.has(uri);
	}

	textOf(uri: string): string | undefined {
		return this.texts.get(uri);
	}

	/** What has been read is a text already: whoever takes it looks for names in it. */
	textNaming(uri: string): TextOrDull | undefined {
		const text = this.textOf(uri);
		return text === undefined ? undefined : { text };
	}

	projectFor(uri: string): ProjectFileOfUri | undefined {
		return this.projects.for(uri);
	}

	loadProject(uri: string): ProjectFileOfUri {
		return this.projects.load(uri);
	}

	/** What is known is kept true by `changed`. */
	forgetProjects(): void {}

	/** Before a document is looked at for the first time. */
	async opened(uri: string): Promise<void> {
		if (this.isOffered()) {
			await this.projects.learnFor(uri);
		}
	}

	/** Before anybody is told that a source file, a project file or a directory has changed. */
	async changed(uri: string, isProject: boolean): Promise<void> {
		if (isProject) {
			await this.projects.changed(uri);
		} else if (!isSource(uri)) {
			await this.directoryChanged(uri);
		} else if ([...this.listed].some((folder) => isUnder(folder, uri))) {
			await this.readText(uri);
		}
	}

	/** Or what is no directory, and nobody reads. */
	private async directoryChanged(uri: string): Promise<void> {
		this.forgetTexts(uri);
		this.projects.forgetBelow(uri);
		const entries = await entriesOf(this.requests, uri);
		if (entries.length > 0) {
			this.made.add(uri);
		} else {
			this.made.delete(uri);
		}
	}

	/** A folder is no longer of interest. */
	forgetFolder(folder: string): void {
		this.listed.delete(asDirectory(folder));
		this.forgetTexts(folder);
	}

	private forgetTexts(directory: string): void {
		for (const uri of [...this.texts.keys()].filter((each) => isUnder(directory, each))) {
			this.texts.delete(uri);
		}
	}

	async listSources(folder: string): Promise<readonly string[]> {
		const top = asDirectory(folder);
		await this.projects.learnFor(top);
		this.listed.add(top);
		const sources: string[] = [];
		await this.walk([{ uri: top, ignored: undefined }], sources, 1);
		if (sources.length <= MOST_SOURCES) {
			await forEachOf(sources, AT_ONCE, (uri) => this.readText(uri));
		}
		return sources.sort();
	}

	/** `found` directories are known up to this level. */
	private async walk(level: readonly Directory[], sources: string[], found: number): Promise<void> {
		const below: Directory[] = [];
		await forEachOf(level, AT_ONCE, async ({ uri: directory, ignored: above }) => {
			const entries = await entriesOf(this.requests, directory);
			await this.projects.learn(directory, entries);
			const ignored = await this.ignoredIn(directory, entries, above);
			for (const { uri, name, kind } of entries) {
				const isDirectory = kind === 'directory';
				if (NEVER.has(name) || ignored?.leavesOut(decoded(uri), isDirectory)) {
					continue;
				}
				if (isDirectory) {
					below.push({ uri, ignored });
				} else if (kind === 'file' && isSource(name)) {
					sources.push(uri);
				}
			}
		});
		const all = found + below.length;
		if (below.length > 0 && sources.length <= MOST_SOURCES && all <= MOST_DIRECTORIES) {
			await this.walk(below, sources, all);
		}
	}

	private async ignoredIn(
		directory: string,
		entries: readonly DirectoryEntry[],
		above: Ignored | undefined,
	): Promise<Ignored | undefined> {
		const file = entries.find(({ name, kind }) => name === '.gitignore' && kind === 'file');
		const text = file && (await this.read(file.uri));
		return text === undefined ? above : Ignored.by(decoded(directory), text, above);
	}

	private async readText(uri: string): Promise<void> {
		const text = await this.read(uri);
		if (text === undefined) {
			this.texts.delete(uri);
		} else {
			this.texts.set(uri, text);
		}
	}

	private async read(uri: string): Promise<string | undefined> {
		const read = await bytesOf(this.requests, uri, MAX_SOURCE_MEBIBYTES * 1024 * 1024);
		const decoded = 'bytes' in read ? decode(read.bytes) : undefined;
		return decoded?.binary === false ? decoded.text : undefined;
	}
}

interface Directory {
	uri: string;
	ignored: Ignored | undefined;
}
