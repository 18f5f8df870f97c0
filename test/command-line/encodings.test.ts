import { expect, it } from 'vitest';
import { bindsight, folderWith, parsedAs } from './helpers/bindsight.js';
import { UNCHECKED_BIND } from './helpers/code.js';
import { checkSchema } from './helpers/schemas.js';

/** The code, where `bind` stands on line 9 behind a comment that puts other characters before it. */
const withComment = (comment: string) => UNCHECKED_BIND.replace('\tbind(', `\t/* ${comment} */ bind(`);

const utf16be = (text: string) => {
	const bytes = Buffer.from(text, 'utf16le');
	return bytes.swap16();
};

/** The finding starts at this column of line 9, counted in UTF-16 units from 1. */
function checkColumn(content: string | Buffer, column: number): void {
	const run = bindsight(['check', '--format', 'json', 'a.c'], { cwd: folderWith({ 'a.c': content }) });
	const { findings, problems } = parsedAs(checkSchema, run);
	expect(problems).toEqual([]);
	expect(findings.map(({ rule, range }) => [rule, range.start])).toEqual([['unchecked-bind', { line: 9, column }]]);
}

it('counts plain characters', () => checkColumn(withComment('abc'), 12));
it('counts an emoji as two UTF-16 units', () => checkColumn(withComment('🙂'), 11));
it('counts a family of emojis by its units', () => checkColumn(withComment('👩‍👩‍👧'), 17));
it('counts a Chinese character as one', () => checkColumn(withComment('端口'), 11));
it('passes over a byte order mark', () => checkColumn(`\ufeff${withComment('é')}`, 10));
it('reads Windows line ends', () => checkColumn(withComment('é').replaceAll('\n', '\r\n'), 10));
it('reads old Macintosh line ends', () => checkColumn(withComment('é').replaceAll('\n', '\r'), 10));
it('reads UTF-16, little end first', () => checkColumn(Buffer.from(`\ufeff${withComment('端口🙂')}`, 'utf16le'), 13));
it('reads UTF-16, big end first', () => checkColumn(utf16be(`\ufeff${withComment('端口🙂')}`), 13));
it('reads Latin-1', () => checkColumn(Buffer.from(withComment('für Ärger'), 'latin1'), 18));
