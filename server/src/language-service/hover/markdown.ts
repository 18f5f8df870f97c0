/** What has a meaning in Markdown or in the HTML inside it, wherever it stands. */
const SPECIAL = /[\\`*{}[\]<>#|~&!@]/g;
/** An underscore at the edge of a word starts or ends emphasis; inside a word, as in SO_REUSEADDR, it does not. */
const EDGE_UNDERSCORE = /(?<!\w)_|_(?!\w)/g;
/** What some renderers turn into a link by itself. */
const BARE_LINK = /(?<=[a-z])(?=:\/\/)|(?<=www)(?=\.)/gi;
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}]+/gu;
/** Signs that start a list or a heading at the head of a paragraph. */
const LIST_START = /^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))/;

/** Ends a line inside a paragraph. */
export const LINE_BREAK = '  \n';

/** Plain text as one line of Markdown that shows exactly that text. */
export function escapeMarkdown(plain: string): string {
	return plain
		.replace(CONTROL_CHARACTERS, ' ')
		.replace(SPECIAL, '\\$&')
		.replace(EDGE_UNDERSCORE, '\\_')
		.replace(BARE_LINK, '\\')
		.replace(LIST_START, (_, space: string, sign: string) =>
			/\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
		);
}

/** A piece of code as inline code in a cell of a table. */
export function codeInTable(code: string): string {
	const plain = code.replace(CONTROL_CHARACTERS, ' ').replaceAll('|', '\\|');
	const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}
