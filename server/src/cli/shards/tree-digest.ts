import { createHash, type Hash } from 'node:crypto';
import type { FileListing, ListedFile } from '../../host/node/files.js';
import type { SourceDocument } from '../../language-service/service.js';
import type { ProjectSettings } from '../../protocol/project-settings.js';
import type { Share } from '../given-paths.js';
import type { AskedFor } from '../projects.js';
import type { FileUnit } from '../units.js';

/** Tells whether two shards were given the same tree. */
export interface TreeNames {
	/** How many files there are in all shares. */
	files: number;
	/** Of the names of all files, and of what was asked of them. */
	names: string;
}

/** Tells whether two shards looked at the same tree: they are linked with files that others report of. */
export interface TreeDigest extends TreeNames {
	/** Of the contents of each project that this shard has read, by the name of its first file. */
	projects: Readonly<Record<string, string>>;
}

/** Whether the file at a position of the sorted list of so many is in the share. Shares are of files side by side. */
export function isInShare(position: number, all: number, { number, of }: Share): boolean {
	return position >= Math.floor(((number - 1) * all) / of) && position < Math.floor((number * all) / of);
}

export function treeNamesOf({ files, troubles, empty }: FileListing, { targets }: AskedFor): TreeNames {
	const names = [files, troubles].map((list) => list.map(({ file }) => file));
	return {
		files: files.filter(({ isAsked }) => isAsked).length,
		names: digestOf(JSON.stringify([...names, empty, targets ?? null])),
	};
}

/** Gathers the digests of projects while their files are read. */
export class TreeDigestBuilder {
	private readonly hashes = new Map<string, Hash>();

	/** Takes a file of a project in; every file of it is to be given, in their order. */
	add(unit: FileUnit, { file }: ListedFile, document: SourceDocument | undefined, settings: ProjectSettings): void {
		const name = unit.files[0]!.file;
		const hash = this.hashes.get(name) ?? createHash('sha256');
		this.hashes.set(name, hash);
		hash.update(JSON.stringify([file, document === undefined ? null : digestOf(document.text), settings]));
	}

	/** To be asked for once. */
	projects(): TreeDigest['projects'] {
		return Object.fromEntries([...this.hashes].map(([name, hash]) => [name, hash.digest('hex')]));
	}
}

function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
