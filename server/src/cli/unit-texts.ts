import type { ListedFile } from '../host/node/files.js';
import { readTextNaming } from '../host/node/read-text.js';
import type { SourceDocument } from '../language-service/service.js';
import type { Message } from '../protocol/messages.js';
import { NamesOfFiles } from '../source/names-of-files.js';
import { documentOf } from './read-document.js';

/** How many UTF-16 units of text are kept; what is beyond is read again from its file. */
const MOST_KEPT = 64 * 1024 * 1024;

/** What a file is: its text; `dull` where it names nothing that was asked for; undefined where it cannot be read. */
type Look = SourceDocument | 'dull' | undefined;

/** The texts of a unit's files: read when somebody asks, and kept as far as there is room. */
export class UnitTexts {
	private readonly kept = new Map<ListedFile, SourceDocument>();
	private readonly unreadable = new Set<ListedFile>();
	private readonly dull = new Set<ListedFile>();
	private readonly names = new NamesOfFiles<ListedFile>();
	private size = 0;

	/** Each file that cannot be read is reported once; `begin` hears of each before it is looked at. */
	constructor(
		private readonly report: (listed: ListedFile, reason: Message) => void,
		private readonly begin: (listed: ListedFile) => void,
	) {}

	/** The document; undefined where the file cannot be read. */
	read(listed: ListedFile): SourceDocument | undefined {
		const found = this.lookAt(listed);
		return found === 'dull' ? undefined : found;
	}

	/** Whether the file named nothing that `readNaming` looked at it for. */
	isDull(listed: ListedFile): boolean {
		return this.dull.has(listed);
	}

	/** Looks at the bytes of a file for names, and reads its text only where one of them stands there. */
	readNaming(listed: ListedFile, names: ReadonlySet<string>): SourceDocument | undefined {
		const found = this.lookAt(listed, names);
		if (found === 'dull') {
			this.dull.add(listed);
			return undefined;
		}
		return found;
	}

	/** The documents of the files that can be read and that name one of `names`, in their order. */
	async *naming(files: readonly ListedFile[], names: ReadonlySet<string>): AsyncGenerator<SourceDocument> {
		for (const listed of files) {
			const found = this.lookAt(listed, names);
			if (found && found !== 'dull') {
				yield found;
			}
		}
	}

	/** Without `names`, nothing is dull. */
	private lookAt(listed: ListedFile, names?: ReadonlySet<string>): Look {
		this.begin(listed);
		const known = this.kept.get(listed);
		if (known || this.unreadable.has(listed)) {
			return known;
		}
		if (names && this.names.rulesOut(listed, names)) {
			return 'dull';
		}
		const read = readTextNaming(listed.absolute, (bytes) => !names || this.names.mayName(listed, bytes, names));
		if (read === 'dull') {
			return 'dull';
		}
		if ('reason' in read) {
			this.unreadable.add(listed);
			this.report(listed, read.reason);
			return undefined;
		}
		const document = documentOf(listed, read.text);
		if (this.size + document.text.length <= MOST_KEPT) {
			this.size += document.text.length;
			this.kept.set(listed, document);
		}
		return document;
	}
}
