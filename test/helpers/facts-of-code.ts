import { loadGrammars } from '../../server/src/host/node/grammars.js';
import { createFactsOf } from '../../server/src/language-service/facts-of.js';
import type { FileFacts } from '../../server/src/protocol/sockets.js';
import type { Target } from '../../server/src/protocol/targets.js';

const read = await createFactsOf(await loadGrammars());

/** What the analysis knows of a piece of code; for the targets that the code shows, unless told. */
export function factsOf(
	code: string,
	{ language = 'c', targets }: { language?: 'c' | 'cpp'; targets?: Target[] },
): FileFacts {
	return read({ uri: `file:///code.${language}`, languageId: language, version: 1, text: code }, targets).facts;
}
