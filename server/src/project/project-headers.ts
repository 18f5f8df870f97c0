import { nearest } from '../analysis/linking/nearness.js';
import { type Include, scanSource } from '../source/directives.js';
import { groupBy } from '../source/group-by.js';
import type { Header, HeaderLookup } from '../source/headers.js';

/** Folders of headers that belong to a system, whatever a project keeps under that name as a stand-in. */
const SYSTEM_FOLDERS = /^(sys|netinet|arpa|net|linux|asm|bits|machine)\//;

/** The files that an `#include` can mean, and their texts when somebody asks for them. */
export interface HeaderFiles {
	/** Every file there is. Asked for once, when the first is included. */
	readonly uris: Iterable<string>;
	/** The text of one of them; undefined where it cannot be read. */
	read(uri: string): string | undefined;
}

/** Headers of a project by the names under which they are included. Each is read and scanned once. */
export class ProjectHeaders {
	/** Made when somebody asks: most projects of a scan include nothing of interest. */
	private named: Map<string, string[]> | undefined;
	private readonly scanned = new Map<string, { text: string | undefined; header: Header | undefined }>();
	/** The names that somebody has included. */
	private readonly asked = new Set<string>();
	/** What the includes of headers mean, by the header's uri: each is gone through for every file that reaches it. */
	private readonly meant = new Map<string, Map<string, Header | undefined>>();

	constructor(private readonly files: HeaderFiles) {}

	private get byName(): Map<string, string[]> {
		this.named ??= groupBy(this.files.uris, lastPart);
		return this.named;
	}

	/**
	 * A file was written, made or deleted. True where an `#include` that somebody has asked for may mean something else now.
	 */
	changed(uri: string): boolean {
		const name = lastPart(uri);
		const text = this.files.read(uri);
		const others = (this.byName.get(name) ?? []).filter((each) => each !== uri);
		this.byName.set(name, text === undefined ? others : [...others, uri]);
		const before = this.scanned.get(uri);
		this.scanned.delete(uri);
		this.meant.clear();
		return before ? before.text !== text : this.asked.has(name) && text !== undefined;
	}

	/**
	 * Beside the file that includes it, for quotes; else the nearest file whose path ends like the include. System headers in
	 * angle brackets are nobody's own.
	 */
	readonly lookup: HeaderLookup = (include, from) => {
		if (!this.scanned.has(from)) {
			return this.find(include, from);
		}
		const meant = this.meant.get(from) ?? new Map<string, Header | undefined>();
		this.meant.set(from, meant);
		const written = include.isQuoted ? `"${include.name}"` : include.name;
		const known = meant.get(written);
		if (known || meant.has(written)) {
			return known;
		}
		const found = this.find(include, from);
		meant.set(written, found);
		return found;
	};

	private find(include: Include, from: string): Header | undefined {
		const uri = this.uriOf(include, from);
		return uri === undefined ? undefined : this.header(uri);
	}

	private uriOf({ name, isQuoted }: Include, from: string): string | undefined {
		this.asked.add(lastPart(name));
		const known = this.byName.get(lastPart(name));
		if (!known || (!isQuoted && (SYSTEM_FOLDERS.test(name) || !name.includes('/')) && !isProjectName(name))) {
			return undefined;
		}
		const beside = isQuoted ? joined(from, name) : undefined;
		if (beside !== undefined && known.includes(beside)) {
			return beside;
		}
		const ending = `/${name.replace(/^(\.{1,2}\/)+/, '')}`;
		const candidates = known.filter((uri) => uri.endsWith(ending));
		return nearest(candidates, (uri) => uri, from);
	}

	private header(uri: string): Header | undefined {
		const known = this.scanned.get(uri);
		if (known) {
			return known.header;
		}
		const text = this.files.read(uri);
		const header = text === undefined ? undefined : { uri, source: scanSource(text) };
		this.scanned.set(uri, { text, header });
		return header;
	}
}

/** What is included with angle brackets and without a folder is a system's header, but for a project's configuration. */
function isProjectName(name: string): boolean {
	const [, lastWord = ''] = /(?<!\w)(\w*)\.h(?:pp|xx)?$/i.exec(name) ?? [];
	return /config|setup|platform|compat|port/i.test(lastWord) && !SYSTEM_FOLDERS.test(name);
}

function lastPart(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of a file that is named from another one: `../b.h` from `a/c.c`. */
function joined(from: string, name: string): string {
	const folders = from.split('/').slice(0, -1);
	for (const part of name.split('/')) {
		if (part === '..') {
			folders.pop();
		} else if (part !== '.') {
			folders.push(part);
		}
	}
	return folders.join('/');
}
