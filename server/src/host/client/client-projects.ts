import { PROJECT_FILE } from '../../project/project-file-schema.js';
import type { DirectoryEntry } from '../../protocol/files.js';
import {
	contentOfProjectFile,
	MOST_KIBIBYTES,
	tooLargeProjectFile,
	unreadableProjectFile,
} from '../project-file-content.js';
import type { ProjectFileContent, ProjectFileOfUri } from '../workspace-files.js';
import { directoryOf, isUnder } from './directories.js';
import { bytesOf, entriesOf, type FileRequests } from './file-requests.js';

interface KnownDirectory {
	project: ProjectFileOfUri | undefined;
	/** Holds `.git`: what lies above does not count. */
	isTop: boolean;
}

/** The project files above the documents, as far as somebody has asked for them. The rules are those of a disk. */
export class ClientProjects {
	private readonly known = new Map<string, KnownDirectory>();

	constructor(private readonly requests: FileRequests) {}

	/** The project file that counts for a document, of the directories that are known. */
	for(uri: string): ProjectFileOfUri | undefined {
		for (let directory = directoryOf(uri); directory !== undefined; directory = directoryOf(directory)) {
			const known = this.known.get(directory);
			if (known?.project || known?.isTop) {
				return known.project;
			}
		}
		return undefined;
	}

	/** A project file by its name; one that is not there says so itself. */
	load(uri: string): ProjectFileOfUri {
		const project = this.known.get(directoryOf(uri) ?? '')?.project;
		return project?.uri === uri ? project : { uri, ...unreadableProjectFile({ id: 'files.notFound' }) };
	}

	/** Reads what counts for a document and is not known yet. */
	async learnFor(uri: string): Promise<void> {
		for (let directory = directoryOf(uri); directory !== undefined; directory = directoryOf(directory)) {
			if (!this.known.has(directory)) {
				await this.learn(directory, await entriesOf(this.requests, directory));
			}
			if (this.known.get(directory)?.isTop) {
				return;
			}
		}
	}

	/** Reads the project file of a directory anew, by what is in there. */
	async learn(directory: string, entries: readonly DirectoryEntry[]): Promise<void> {
		const file = entries.find(({ name, kind }) => name === PROJECT_FILE && kind === 'file');
		const project = file && { uri: file.uri, ...(await this.read(file.uri)) };
		this.known.set(directory, { project, isTop: entries.some(({ name }) => name === '.git') });
	}

	/** A project file was written, made or deleted. */
	async changed(uri: string): Promise<void> {
		const directory = directoryOf(uri);
		if (directory !== undefined) {
			await this.learn(directory, await entriesOf(this.requests, directory));
		}
	}

	/** A directory has gone. */
	forgetBelow(directory: string): void {
		for (const known of [...this.known.keys()].filter((each) => each === directory || isUnder(directory, each))) {
			this.known.delete(known);
		}
	}

	private async read(uri: string): Promise<ProjectFileContent> {
		const read = await bytesOf(this.requests, uri, MOST_KIBIBYTES * 1024);
		if ('bytes' in read) {
			return contentOfProjectFile(read.bytes);
		}
		return read.unreadable === 'too-large' ? tooLargeProjectFile() : unreadableProjectFile(REASONS[read.unreadable]);
	}
}

const REASONS = { 'not-found': { id: 'files.notFound' }, other: { id: 'files.permission' } };
