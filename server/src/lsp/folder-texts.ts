import { languageOfPath } from '../host/source-files.js';
import type { WorkspaceFiles } from '../host/workspace-files.js';
import type { LinkedUnits } from '../language-service/linked-units.js';
import type { SourceText } from '../project/linked-files.js';
import { NamesOfFiles } from '../source/names-of-files.js';
import type { OpenSources } from './open-sources.js';

export interface FolderTextsParts {
	files: Pick<WorkspaceFiles, 'textOf' | 'textNaming'>;
	units: Pick<LinkedUnits, 'sourceOf'>;
	/** What an editor shows of files just now. */
	open: Pick<OpenSources, 'named' | 'all'>;
	/** Whether nothing is to be looked for in a file. */
	isSkipped(uri: string): boolean;
}

/** A file as the editor shows it, or as it is on the disk; undefined where it is skipped, or cannot be read. */
export function currentText(uri: string, { files, open, isSkipped }: FolderTextsParts): SourceText | undefined {
	if (isSkipped(uri)) {
		return undefined;
	}
	const shown = open.named(uri);
	const text = shown ? undefined : files.textOf(uri);
	return shown ?? (text === undefined ? undefined : sourceOf(uri, text));
}

/** The files of a folder while it is linked: each is read once, unless it names something or there are very many. */
export class FolderTexts {
	private readonly names = new NamesOfFiles<string>();

	constructor(private readonly parts: FolderTextsParts) {}

	/**
	 * A file as the editor shows it, or as it is on the disk; `dull` where it names none of `names` there, undefined where it is
	 * skipped, or cannot be read.
	 */
	naming(uri: string, names: ReadonlySet<string>): SourceText | 'dull' | undefined {
		const { files, units, open, isSkipped } = this.parts;
		if (isSkipped(uri)) {
			return undefined;
		}
		// What is known of interest is held by the unit, whose text is kept as new as anybody tells.
		const held = open.named(uri) ?? units.sourceOf(uri);
		if (held) {
			return held;
		}
		if (this.names.rulesOut(uri, names)) {
			return 'dull';
		}
		const read = files.textNaming(uri, (bytes) => this.names.mayName(uri, bytes, names));
		return read === undefined || read === 'dull' ? read : sourceOf(uri, read.text);
	}

	/** Something in the folder is of interest, so that files will be asked for other names. */
	expectOthers(): void {
		this.names.keep();
	}

	/** A file has changed: it is looked at anew. */
	changed(uri: string): void {
		this.names.forget(uri);
	}
}

function sourceOf(uri: string, text: string): SourceText {
	return { uri, languageId: languageOfPath(uri), text };
}
