import { describe, expect, it } from 'vitest';
import {
	CancellationTokenSource,
	LSPErrorCodes,
	type RelatedFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { folderWith } from './folder.js';
import { FULL_CAPABILITIES } from './language-client.js';
import { newClient } from './new-client.js';

/** A helper with so many ways through it that each of its many callers takes a while. */
const HELPER = `#include <winsock2.h>
int prepare(SOCKET s, int how) {
	BOOL on = TRUE;
${Array.from({ length: 10 }, (_, bit) => `	if (how & ${1 << bit}) setsockopt(s, SOL_SOCKET, SO_RCVBUF + ${bit}, (char *)&on, sizeof on);`).join('\n')}
	return bind(s, address, 16);
}
int late(void) {
	BOOL on = TRUE;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(s, address, 16) != 0) return -1;
	return setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
}
`;

const CALLERS = 60;

function caller(number: number): string {
	return `#include <winsock2.h>
int serve${number}(int how) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	return prepare(s, how);
}
`;
}

const OTHER = `#include <winsock2.h>
int other(SOCKET s) { BOOL on = TRUE; return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }
`;

/** A folder that is linked, with its helper open: an edit of that makes the server run all callers again. */
async function heavyFolder() {
	const callers = Array.from({ length: CALLERS }, (_, number) => [`serve${number}.c`, caller(number)]);
	const folder = folderWith({ 'helper.c': HELPER, ...Object.fromEntries(callers) });
	const client = newClient();
	client.connection.onRequest('client/registerCapability', () => null);
	client.connection.onRequest('workspace/diagnostic/refresh', () => null);
	const { publishDiagnostics: _, ...textDocument } = FULL_CAPABILITIES.textDocument;
	await client.initialize({
		capabilities: { ...FULL_CAPABILITIES, textDocument: { ...textDocument, diagnostic: {} } },
		workspaceFolders: [{ uri: folder.uri, name: 'w' }],
	});
	const helper = folder.uriOf('helper.c');
	await client.open(helper, HELPER);
	await expect.poll(() => client.logged.some(({ message }) => message.startsWith(`${folder.uri}/: `))).toBe(true);
	let version = 1;
	return {
		client,
		helper,
		pull: (token = new CancellationTokenSource().token) =>
			client.connection.sendRequest<RelatedFullDocumentDiagnosticReport>(
				'textDocument/diagnostic',
				{ textDocument: { uri: helper } },
				token,
			),
		/** A new line at the beginning of `prepare`. */
		edit: () => {
			const place = { line: 2, character: 0 };
			return client.change(helper, ++version, { start: place, end: place }, '\n');
		},
	};
}

describe('an edit that makes much work', () => {
	it('lets others be answered meanwhile', async () => {
		const { client, pull, edit } = await heavyFolder();
		await client.open('untitled:other.c', OTHER);
		await edit();
		const answered: string[] = [];
		const pulled = pull().then(() => answered.push('diagnostics'));
		const place = { line: 1, character: OTHER.split('\n')[1]!.indexOf('SO_REUSEADDR') };
		const hover = client.hover('untitled:other.c', place).then((found) => {
			expect(found).not.toBeNull();
			answered.push('hover');
		});
		await Promise.all([pulled, hover]);
		expect(answered).toEqual(['hover', 'diagnostics']);
	});

	it('gives the diagnostics of the version that is newest at the end', async () => {
		const { pull, edit } = await heavyFolder();
		const lateLine = async (report: Promise<RelatedFullDocumentDiagnosticReport>) =>
			(await report).items.find(({ code }) => code === 'option-after-bind')?.range.start.line;
		const before = await lateLine(pull());
		await edit();
		const pulled = lateLine(pull());
		await edit();
		expect(before).toBe(HELPER.split('\n').findIndex((line) => line.includes('EXCLUSIVE')));
		expect(await pulled).toBe(before! + 2);
	});

	it('is refused where the client says that it needs no answer, and done for who asks next', async () => {
		const { pull, edit } = await heavyFolder();
		await edit();
		const cancellation = new CancellationTokenSource();
		const pulled = pull(cancellation.token);
		cancellation.cancel();
		await expect(pulled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
		expect((await pull()).kind).toBe('full');
	});

	it('leaves a hover unanswered whose place is no longer what it was', async () => {
		const { client, helper, edit } = await heavyFolder();
		await edit();
		const hover = client.hover(helper, { line: 4, character: 30 });
		await edit();
		await expect(hover).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
	});
});
