import type { BoundSocket, BoundSockets } from '../protocol/ports.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { FileFacts } from '../protocol/sockets.js';
import { bindsOfFile, type KnownFile } from './binds-of-file.js';
import type { SourceDocument } from './documents.js';
import type { LinkedUnits } from './linked-units.js';

/** How many files are looked at: more than any unit that was measured has files with socket calls. */
const MOST_FILES = 4000;

/** Which binds are asked for, and how the asking makes room for others. */
export interface BoundSocketsQuestion {
	/** The open documents by uri; they count as they are shown, be they of a unit or not. */
	documents: readonly string[];
	/** An open document as it is now; undefined where it is not open, or no more. */
	documentOf(uri: string): SourceDocument | undefined;
	/** The names of the open units that are looked through. */
	units: readonly string[];
	settingsOf(uri: string): ProjectSettings;
	/** Asked between two pieces of work. */
	isCancelled(): boolean;
	/** Waited for between two pieces of work. */
	pause(): Promise<void>;
	/** A file could not be analysed; it is left out. */
	failed(uri: string, error: unknown): void;
}

/** What is known of files. */
export interface FilesInSight {
	links: Pick<LinkedUnits, 'advance' | 'filesOf' | 'linkedFactsOf' | 'sourceOf'>;
	/** What is known of an open document. */
	factsOf(document: SourceDocument, settings: ProjectSettings): FileFacts;
}

/**
 * Every bind of the units and of the open documents. Work is done in pieces, and only for files that changed, or are
 * linked with one that did, since they were asked for last. Where it is cancelled, what was found until then.
 */
export async function boundSocketsOf(files: FilesInSight, asked: BoundSocketsQuestion): Promise<BoundSockets> {
	const found = new Map<string, readonly BoundSocket[]>();
	const failed = new Set<string>();

	async function catchUpWith(uri: string): Promise<void> {
		// Whoever waits is overtaken: what is advanced is the file as it is then.
		const advances = (): boolean => {
			const source = asked.documentOf(uri) ?? files.links.sourceOf(uri);
			return source !== undefined && files.links.advance(source);
		};
		while (!asked.isCancelled() && advances()) {
			await asked.pause();
		}
	}

	async function look(uri: string): Promise<void> {
		try {
			await catchUpWith(uri);
			const file = knownFile(files, uri, asked);
			found.set(uri, file ? bindsOfFile(file) : []);
		} catch (error) {
			failed.add(uri);
			asked.failed(uri, error);
		}
		await asked.pause();
	}

	// What is shown first: a unit must know all of it before it is asked for the facts of any of its files.
	for (const uri of asked.documents) {
		if (asked.isCancelled()) {
			break;
		}
		await look(uri);
	}
	const uris = [...new Set([...asked.documents, ...asked.units.flatMap((unit) => files.links.filesOf(unit))])].sort();
	for (const uri of uris.slice(0, MOST_FILES)) {
		if (asked.isCancelled()) {
			break;
		}
		if (!failed.has(uri)) {
			await look(uri);
		}
	}
	const sockets = uris.flatMap((uri) => found.get(uri) ?? []);
	return { sockets, filesLeftOut: failed.size + Math.max(0, uris.length - MOST_FILES) };
}

function knownFile(
	{ links, factsOf }: FilesInSight,
	uri: string,
	{ documentOf, settingsOf }: BoundSocketsQuestion,
): KnownFile | undefined {
	const document = documentOf(uri);
	if (document) {
		return { uri, text: document.text, facts: factsOf(document, settingsOf(uri)) };
	}
	const source = links.sourceOf(uri);
	return source && { uri, text: source.text, facts: links.linkedFactsOf(uri).facts };
}
