import { createAnalyser } from '../../server/src/analysis/analyse-file.js';
import { loadGrammars } from '../../server/src/host/node/grammars.js';
import type { FileFacts } from '../../server/src/protocol/sockets.js';
import type { Target } from '../../server/src/protocol/targets.js';
import { readSource } from '../../server/src/source/read-source.js';
import { createSyntaxParser } from '../../server/src/syntax/parser.js';

const analyser = createAnalyser(await createSyntaxParser(await loadGrammars()));

/** What the analysis knows of a piece of code; for the targets that the code shows, unless told. */
export function factsOf(
	code: string,
	{ language = 'c', targets }: { language?: 'c' | 'cpp'; targets?: Target[] },
): FileFacts {
	return analyser.analyseFile(readSource(code, targets), language);
}
