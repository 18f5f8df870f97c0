import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsReader } from '../../../server/src/language-service/facts-of.js';
import { createLanguageService, type SourceDocument } from '../../../server/src/language-service/service.js';
import { ALL_RULES } from '../../../server/src/rules/all.js';

const reader = await createFactsReader(await loadGrammars());

function documentOf(name: string, text: string): SourceDocument {
	return { uri: `file:///w/${name}`, languageId: 'c', version: 1, text: `#include <winsock2.h>\n${text}` };
}

/** More pieces than any work on the files of a test has. */
const MANY = 100;

describe('work on documents that lead to the same files', () => {
	it('ends for each of them, though what their projects say differs and they take turns', async () => {
		const names = ['one', 'two', 'three'];
		const helpers = names.map((name) =>
			documentOf(
				`${name}.c`,
				`void ${name}(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }`,
			),
		);
		const calls = names.map((name) => `${name}(s);`).join(' ');
		const [first, second] = ['first', 'second'].map((name) =>
			documentOf(
				`${name}.c`,
				`int ${name}(SOCKET s, struct sockaddr *address) { ${calls} return bind(s, address, 16); }`,
			),
		);
		const service = createLanguageService({ ...reader, rules: ALL_RULES });
		service.units.open('w', { headers: { uris: [], read: () => undefined }, settingsOf: () => ({}) });
		const all = [...helpers, first!, second!];
		for (const document of all) {
			service.units.take('w', document);
		}
		await service.units.findCallers('w', async function* () {
			yield* all;
		});
		let pieces = 0;
		for (let rest = true; rest && pieces < MANY; pieces++) {
			const rests = [service.advance(first!, { account: 'same' }), service.advance(second!, { account: 'different' })];
			rest = rests.includes(true);
		}
		expect(pieces).toBeLessThan(MANY);
	});
});
