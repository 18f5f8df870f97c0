import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the project. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * The lines for an editor, as docs/editors.md shows them: the first fenced block under that heading.
 * @throws where there is no such heading, or no block of that language under it
 */
export function linesFor(heading: string, language: string): string {
	const page = readFileSync(path.join(ROOT, 'docs/editors.md'), 'utf8');
	const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`));
	const lines = section?.match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms'))?.[1];
	if (lines === undefined) {
		throw new Error(`docs/editors.md has no ${language} under "${heading}"`);
	}
	return lines;
}
