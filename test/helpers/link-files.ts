import { loadGrammars } from '../../server/src/host/node/grammars.js';
import { createFactsReader } from '../../server/src/language-service/facts-of.js';
import type { LinkedFiles, SourceText } from '../../server/src/project/linked-files.js';

const reader = await createFactsReader(await loadGrammars());

/** Files that are linked with each other and may include each other, for Windows; `remembers`: they are going to be edited. */
export async function linkFiles(all: readonly SourceText[], remembers = false): Promise<LinkedFiles> {
	const texts = new Map(all.map(({ uri, text }) => [uri, text]));
	const linked = reader.linkedFiles({
		headers: { uris: texts.keys(), read: (uri) => texts.get(uri) },
		settingsOf: () => ({ targets: ['windows'] }),
		remembers,
	});
	for (const source of all) {
		linked.take(source);
	}
	await linked.findCallers(async function* () {
		yield* all;
	});
	return linked;
}
