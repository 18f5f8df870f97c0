import type { ListedFile } from '../host/node/files.js';
import type { SourceDocument } from '../language-service/service.js';
import type { Message } from '../protocol/messages.js';
import { readDocument } from './read-document.js';

/** How many UTF-16 units of text are kept; what is beyond is read again from its file. */
const MOST_KEPT = 64 * 1024 * 1024;

/** The texts of a unit's files: read when somebody asks, and kept as far as there is room. */
export class UnitTexts {
	private readonly kept = new Map<string, SourceDocument>();
	private readonly unreadable = new Set<string>();
	private size = 0;

	/** Each file that cannot be read is reported once. */
	constructor(private readonly report: (listed: ListedFile, reason: Message) => void) {}

	/** The document; undefined where the file cannot be read. */
	async read(listed: ListedFile): Promise<SourceDocument | undefined> {
		const { absolute } = listed;
		const known = this.kept.get(absolute);
		if (known || this.unreadable.has(absolute)) {
			return known;
		}
		const document = await readDocument(listed);
		if ('reason' in document) {
			this.unreadable.add(absolute);
			this.report(listed, document.reason);
			return undefined;
		}
		if (this.size + document.text.length <= MOST_KEPT) {
			this.size += document.text.length;
			this.kept.set(absolute, document);
		}
		return document;
	}

	/** The documents of all files that can be read, in their order. */
	async *all(files: readonly ListedFile[]): AsyncGenerator<SourceDocument> {
		for (const listed of files) {
			const document = await this.read(listed);
			if (document) {
				yield document;
			}
		}
	}
}
