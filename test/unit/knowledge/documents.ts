import { readFileSync } from 'node:fs';

/** One cell as a document prints it, put under its first and its second bind by the document's own axes. */
export interface PrintedCell {
	first: string;
	second: string;
	outcome: string;
	receiverUndefined: boolean;
}

const WORDS: Readonly<Record<string, string>> = {
	SUCCESS: 'SUCCESS',
	SUCESSO: 'SUCCESS',
	Success: 'SUCCESS',
	'Success*': 'SUCCESS',
	INUSE: 'INUSE',
	INUTILIZAÇÃO: 'INUSE',
	'Fail (10048)': 'INUSE',
	DENIED: 'DENIED',
	NEGADO: 'DENIED',
	ACCESS: 'DENIED',
	'Fail (10013)': 'DENIED',
	CHECK: 'CHECK',
	VERIFICAR: 'CHECK',
	'n/a': 'NOT_APPLICABLE',
};
const OPTIONS: readonly (readonly [RegExp, string])[] = [
	[/^(No socket options|Sem opções de soquete|No options|none)/, 'none'],
	[/^SO_REUSEADDR/, 'reuse'],
	[/^SO_EXCLUSIVEADDRUSE/, 'exclusive'],
];
const ADDRESSES: readonly (readonly [RegExp, string])[] = [
	[/^(Wildcard|wildcard|Joker|Curinga|Carta Curinga)$/, 'wildcard'],
	[/^(Specific|specific|Específico)$/, 'specific'],
	[/^Specific2$/, 'specific2'],
];
const SIX = OPTIONS.flatMap(([, option]) => ['wildcard', 'specific'].map((address) => `${option}/${address}`));

/** The Winsock Kernel page in English or Portuguese: one word a line, rows are the SECOND bind. */
export function kernelTable(language: 'en' | 'pt'): PrintedCell[] {
	const tokens = document(`sharing-transport-addresses.${language}.txt`)
		.flatMap((line) => line.split('|'))
		.map((token) => token.trim())
		.filter((token) => token !== '' && !/^-+$/.test(token))
		.filter((token) => !/^(Second bind First bind|Segunda ligação|Primeira ligação)$/.test(token));
	const headings = tokens.splice(0, 9);
	const columns = headings.slice(0, 3).flatMap((option, index) => {
		const addresses = headings.slice(3 + 2 * index, 5 + 2 * index);
		return addresses.map((address) => `${read(OPTIONS, option)}/${read(ADDRESSES, address)}`);
	});
	const cells: PrintedCell[] = [];
	let option = '';
	while (tokens.length > 0) {
		const heading = tokens.shift()!;
		const address = find(ADDRESSES, heading);
		if (!address) {
			option = read(OPTIONS, heading);
			continue;
		}
		for (const column of columns) {
			cells.push(cell(column, `${option}/${address}`, tokens.shift()!));
		}
	}
	return cells;
}

/** One of the three tables of the Using page: rows are the FIRST bind. */
export function usingPageTable(title: string): PrintedCell[] {
	const lines = document('using-so-reuseaddr.txt');
	const start = lines.indexOf(`# ${title}`) + 1;
	return lines.slice(start, start + 6).flatMap((line) => {
		const [heading = '', printed = ''] = line.split(': ');
		const [option = '', address = ''] = heading.split(' ');
		return printed
			.split(' ')
			.map((word, index) => cell(`${read(OPTIONS, option)}/${read(ADDRESSES, address)}`, SIX[index]!, word));
	});
}

/** The article of 2008: rows are the SECOND bind; its second column group stands for two kinds of first bind. */
export function articleTable(): PrintedCell[] {
	const columns = [
		['exclusive/wildcard'],
		['exclusive/specific'],
		['none/wildcard', 'reuse/wildcard'],
		['none/specific', 'reuse/specific'],
	];
	let option = '';
	return document('so-exclusiveaddruse-2008.txt')
		.slice(2)
		.flatMap((line) => {
			option = find(OPTIONS, line) ?? option;
			const address = /(?:^|\s)(Wildcard|Specific2?)\s/.exec(line)?.[1] ?? '';
			const printed = line.match(/Fail \(\d+\)|Success\*?|n\/a/g) ?? [];
			return printed.flatMap((word, index) =>
				columns[index]!.map((first) => cell(first, `${option}/${read(ADDRESSES, address)}`, word)),
			);
		});
}

function cell(first: string, second: string, printed: string): PrintedCell {
	const outcome = WORDS[printed];
	if (!outcome) {
		throw new Error(`"${printed}" is no word of these tables`);
	}
	return { first, second, outcome, receiverUndefined: printed.endsWith('*') };
}

function find(words: readonly (readonly [RegExp, string])[], text: string): string | undefined {
	return words.find(([pattern]) => pattern.test(text))?.[1];
}

function read(words: readonly (readonly [RegExp, string])[], text: string): string {
	const word = find(words, text);
	if (!word) {
		throw new Error(`"${text}" is no heading of these tables`);
	}
	return word;
}

function document(name: string): string[] {
	return readFileSync(new URL(`./documents/${name}`, import.meta.url), 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '');
}
