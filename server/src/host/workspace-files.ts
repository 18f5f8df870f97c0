import type { ProjectFile } from '../project/read-project-file.js';
import type { Message } from '../protocol/messages.js';

/** A `.bindsight.json`, read. */
export interface ProjectFileContent extends ProjectFile {
	text: string;
	/** Why nothing of it could be read; nothing of it counts then. */
	unreadable?: Message;
}

/** The project file of some document. */
export interface ProjectFileOfUri extends ProjectFileContent {
	uri: string;
}

/** What a look at a file gives: its text, or `dull` where it names nothing that was asked for. */
export type TextOrDull = { text: string } | 'dull';

/**
 * What a language server needs of the files around it, whatever holds them. All but the listing is answered at once: no
 * diagnostic may be published before its project is known. Only `listSources` may reject, nothing else throws.
 */
export interface WorkspaceFiles {
	/** A folder with more C and C++ files than this is not linked: each of its documents stands by itself. */
	mostSources(folder: string): number;
	/** One name for each file. Editors write a file's uri in several ways (`file:///c%3A/a.c`); linked files need one. */
	nameOf(uri: string): string;
	/** Whether the files of a folder can be read at all. */
	canRead(folder: string): boolean;
	/** Whether there is a directory of that name. */
	isDirectory(uri: string): boolean;
	/** The C and C++ files in a folder and below, sorted. */
	listSources(folder: string): Promise<readonly string[]>;
	/** The text of a listed file; undefined where it is none, or cannot be read, or is too large. */
	textOf(uri: string): string | undefined;
	/**
	 * The same, but `dull` where the bytes are at hand and `mayName` says of them that they name nothing that is asked for; it
	 * is asked where each ASCII character is one byte.
	 */
	textNaming(uri: string, mayName: (bytes: Uint8Array) => boolean): TextOrDull | undefined;
	/** The project file that counts for a document. Each file is read once, until it is forgotten. */
	projectFor(uri: string): ProjectFileOfUri | undefined;
	/** That very project file; undefined where it is none that can be reached. */
	loadProject(uri: string): ProjectFileOfUri | undefined;
	forgetProjects(): void;
	/** Lets the messages that wait be handled first. */
	letOthersRun(): Promise<void>;
}
