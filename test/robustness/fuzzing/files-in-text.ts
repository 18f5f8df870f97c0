import type { SourceText } from '../../../server/src/project/linked-files.js';

const HEAD = /^\/\/\/\/ (\S+)\n/gm;

/** Several files as one text, each below a line with its name, so that they are kept and made smaller as one. */
export function textOfFiles(files: Readonly<Record<string, string>>): string {
	return Object.entries(files)
		.map(([name, text]) => `//// ${name}\n${text}`)
		.join('');
}

/** The files of such a text, by name; what stands before the first one is left out. */
export function filesIn(text: string): Record<string, string> {
	const heads = [...text.matchAll(HEAD)];
	return Object.fromEntries(
		heads.map((head, index) => [head[1]!, text.slice(head.index + head[0].length, heads[index + 1]?.index)]),
	);
}

/** The same as sources with uris. */
export function sourcesIn(text: string): SourceText[] {
	return Object.entries(filesIn(text)).map(([name, content]) => ({
		uri: `file:///project/${name}`,
		languageId: /\.[ch]$/.test(name) ? 'c' : 'cpp',
		text: content,
	}));
}
