import { describe, expect, it } from 'vitest';
import type { CodeAction, CompletionItem, TextEdit } from 'vscode-languageserver/node';
import { negotiatedEncoding } from '../../server/src/lsp/position-encoding.js';
import { FULL_CAPABILITIES, type LanguageClient } from './language-client.js';
import { newClient } from './new-client.js';
import { LATE_OPTION } from './sample-code.js';

const URI = 'file:///work/server.c';

describe('a client that counts in', () => {
	it.each([
		[undefined, 'utf-16'],
		[[], 'utf-16'],
		[['utf-16'], 'utf-16'],
		[['utf-8', 'utf-32', 'utf-16'], 'utf-16'],
		[['utf-8'], 'utf-8'],
		[['utf-32', 'utf-8'], 'utf-32'],
		[['utf-7', 'utf-8'], 'utf-8'],
		[['utf-7'], 'utf-16'],
	])('%s is answered in %s', (offered, expected) => {
		expect(negotiatedEncoding(offered)).toBe(expected);
	});
});

/** How much of each kind a text is. */
const COUNT = {
	'utf-8': (text: string) => Buffer.byteLength(text),
	'utf-16': (text: string) => text.length,
	'utf-32': (text: string) => [...text].length,
} as const;

type Encoding = keyof typeof COUNT;

/** A text as a client holds it that counts in that way. */
class CountedText {
	constructor(
		public text: string,
		readonly encoding: Encoding,
	) {}

	positionOf(words: string) {
		const before = this.text.slice(0, this.text.indexOf(words)).split('\n');
		return { line: before.length - 1, character: COUNT[this.encoding](before.at(-1)!) };
	}

	rangeOf(words: string) {
		const start = this.positionOf(words);
		return { start, end: { line: start.line, character: start.character + COUNT[this.encoding](words) } };
	}

	offsetAt({ line, character }: { line: number; character: number }): number {
		const lines = this.text.split('\n');
		const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
		const units = [...lines[line]!];
		let counted = 0;
		const before = units.findIndex((sign) => {
			const isThere = counted >= character;
			counted += COUNT[this.encoding](sign);
			return isThere;
		});
		return start + (before < 0 ? units : units.slice(0, before)).join('').length;
	}

	slice({ start, end }: { start: { line: number; character: number }; end: { line: number; character: number } }) {
		return this.text.slice(this.offsetAt(start), this.offsetAt(end));
	}

	applied(edits: readonly TextEdit[]): string {
		return [...edits]
			.sort((a, b) => this.offsetAt(b.range.start) - this.offsetAt(a.range.start))
			.reduce(
				(text, { range, newText }) =>
					text.slice(0, this.offsetAt(range.start)) + newText + text.slice(this.offsetAt(range.end)),
				this.text,
			);
	}
}

const WIDE = '/* 🔌 端口 é */ ';

/** The sample with signs of one to four bytes before the bind and the option. */
const TEXT = LATE_OPTION.replace('\tif (bind', `\t${WIDE}if (bind`).replace(
	'\tif (setsockopt',
	`\t${WIDE}if (setsockopt`,
);
const UNFINISHED = LATE_OPTION.replace('\tif (bind', `\t${WIDE}so_excl\n\tif (bind`);

describe.each(['utf-8', 'utf-16', 'utf-32'] as const)('with a client that knows %s alone', (encoding) => {
	async function opened(content = TEXT): Promise<{ client: LanguageClient; text: CountedText }> {
		const client = newClient();
		const capabilities = { ...FULL_CAPABILITIES, general: { positionEncodings: [encoding] } };
		const { capabilities: offered } = await client.initialize({ capabilities });
		expect(offered.positionEncoding).toBe(encoding);
		await client.open(URI, content);
		return { client, text: new CountedText(content, encoding) };
	}

	it('findings and what they relate to stand where they are', async () => {
		const { client, text } = await opened();
		const [finding] = (await client.diagnostics(URI)).diagnostics;
		expect(text.slice(finding!.range)).toBe('SO_EXCLUSIVEADDRUSE');
		const related = finding?.relatedInformation?.map(({ location }) => text.slice(location.range));
		expect(related).toContainEqual(expect.stringMatching(/^bind/));
	});

	it('a hover is asked for and answered where it is', async () => {
		const { client, text } = await opened();
		const hover = await client.hover(URI, text.positionOf('SO_EXCLUSIVEADDRUSE'));
		expect(hover?.range).toEqual(text.rangeOf('SO_EXCLUSIVEADDRUSE'));
	});

	it('a fix is offered for the finding and changes the right places', async () => {
		const { client, text } = await opened();
		const published = await client.diagnostics(URI);
		const [fix] = await client.codeActions(URI, published, text.rangeOf('SO_EXCLUSIVEADDRUSE'));
		expect(fix?.diagnostics).toEqual(published.diagnostics.filter(({ code }) => code === 'option-after-bind'));
		const after = text.applied(editsOf(fix));
		expect(after.match(/\b(bind|setsockopt)\(/g)).toEqual(['setsockopt(', 'bind(']);
		for (const statement of TEXT.match(/if \((setsockopt|bind).*\n\t\treturn 1;/g)!) {
			expect(after).toContain(statement);
		}
	});

	it('a completion replaces what is written', async () => {
		const { client, text } = await opened(UNFINISHED);
		const end = text.rangeOf('so_excl').end;
		const params = { textDocument: { uri: URI }, position: end };
		const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', params);
		expect(items.length).toBeGreaterThan(0);
		for (const { textEdit } of items) {
			expect(text.slice((textEdit as TextEdit).range)).toBe('so_excl');
		}
	});

	it('edits are made where they were typed, one after the other', async () => {
		const { client, text } = await opened();
		const contentChanges = ['setsockopt', 'SO_EXCLUSIVEADDRUSE', 's, SOL'].map((words, index) => {
			const newText = ['/* é🔌 */ setsockopt', '/* 端 */ SO_REUSEADDR', 's, /* 🔌 */ SOL'][index]!;
			const change = { range: text.rangeOf(words), text: newText };
			text.text = text.text.replace(words, newText);
			return change;
		});
		await client.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri: URI, version: 2 },
			contentChanges,
		});
		const { diagnostics } = await client.diagnostics(URI, ({ version }) => version === 2);
		const late = diagnostics.find(({ code }) => code === 'option-after-bind');
		expect(late && text.slice(late.range)).toBe('SO_REUSEADDR');
	});
});

function editsOf(action: CodeAction | undefined): TextEdit[] {
	return (action?.edit?.documentChanges ?? []).flatMap((change) =>
		'edits' in change ? (change.edits as TextEdit[]) : [],
	);
}
