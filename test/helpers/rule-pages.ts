import { readFileSync } from 'node:fs';

const PAGES = new URL('../../docs/rules/', import.meta.url);

/** The parts that every page of a rule has, in this order. */
export const PAGE_PARTS = [
	'What it says',
	'What happens',
	'Example',
	'Instead',
	'When not to worry',
	'Sources',
] as const;

export interface RulePage {
	title: string;
	/** The sentence under the title. */
	summary: string;
	/** The rows of the table at the top, by their first cell. */
	properties: Map<string, string>;
	/** The text of each part, by its heading, in order. */
	parts: Map<string, string>;
}

/** Reads docs/rules/NAME.md. Throws where there is none. */
export function readRulePage(name: string): RulePage {
	const [head = '', ...sections] = readFileSync(new URL(`${name}.md`, PAGES), 'utf8').split(/^## /m);
	const rows = [...head.matchAll(/^\| *([^|]+?) *\| *([^|]+?) *\|$/gm)].map(
		([, key, value]) => [key!, value!] as const,
	);
	return {
		title: /^# (.*)/.exec(head)?.[1] ?? '',
		summary: head.split('\n\n')[1] ?? '',
		properties: new Map(rows),
		parts: new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), section])),
	};
}

/** The pieces of C and C++ in a part of a page. */
export function examplesIn(part: string): { code: string; language: 'c' | 'cpp' }[] {
	return [...part.matchAll(/^```(c|cpp)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
		language: language as 'c' | 'cpp',
		code: code!,
	}));
}
