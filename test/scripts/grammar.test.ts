import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colouredNames, grammarFile, grammarText } from '../../scripts/lib/grammar.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { findOptions } from '../../server/src/knowledge/options/index.js';
import { STATUSES } from '../../server/src/knowledge/statuses/index.js';

const grammar = JSON.parse(readFileSync(grammarFile, 'utf8'));

/** The kinds of the names that the grammar finds in a line: "socket-option SO_DEBUG". */
function coloured(line: string): string[] {
	return grammar.patterns.flatMap(({ name, match }: { name: string; match: string }) => {
		const [, kind] = /^variable\.other\.constant\.([a-z-]+)\.bindsight constant\.other\.\1\.bindsight$/.exec(name)!;
		return [...line.matchAll(new RegExp(match, 'g'))].map(([word]) => `${kind} ${word}`);
	});
}

describe('the injection grammar', () => {
	it('is what scripts/make-grammar.mjs makes of the knowledge (npm run grammar writes it anew)', async () => {
		expect(readFileSync(grammarFile, 'utf8').replaceAll('\r\n', '\n')).toBe(grammarText(await colouredNames()));
	});

	it('is contributed to C and C++', () => {
		const { contributes } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
		expect(contributes.grammars).toEqual([
			{
				scopeName: grammar.scopeName,
				path: './syntaxes/socket-names.tmLanguage.json',
				injectTo: ['source.c', 'source.cpp'],
			},
		]);
	});

	it('finds each name as a whole', () => {
		expect(coloured('setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, &on, 4)')).toEqual([
			'socket-option SO_EXCLUSIVEADDRUSE',
			'socket-level SOL_SOCKET',
		]);
		expect(coloured('SO_PROTOCOL_INFOA SO_PROTOCOL_INFO SO_PROTOCOL')).toEqual([
			'socket-option SO_PROTOCOL_INFOA',
			'socket-option SO_PROTOCOL_INFO',
			'socket-option SO_PROTOCOL',
		]);
	});

	it('finds none inside another name', () => {
		expect(coloured('MY_SO_REUSEADDR SO_REUSEADDR_ SO_REUSEADDRESS so_reuseaddr SO_UNHEARD_OF')).toEqual([]);
	});

	it('finds every option that hovers know, and every status', () => {
		for (const name of ['SO_REUSEADDR', 'IPV6_V6ONLY', 'SO_WSK_SECURITY', 'SO_REUSEPORT']) {
			expect(findOptions(name)).not.toEqual([]);
			expect(coloured(name)).toEqual([`socket-option ${name}`]);
		}
		for (const { name } of STATUSES) {
			expect(coloured(name)).toEqual([`status-code ${name}`]);
		}
	});
});
