import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsOf } from '../../../server/src/language-service/facts-of.js';
import { randomNumbers, SEED } from '../../helpers/random.js';

const SAMPLES = new URL('../../../samples/', import.meta.url);
const SNIPPETS = [
	'{',
	'}',
	'(',
	')',
	';',
	'if (x) ',
	'goto out;',
	'return -1;',
	's',
	'*',
	'&',
	'->fd',
	'#if X\n',
	'#endif\n',
	'"',
];
const ROUNDS = 150;

const grammars = await loadGrammars();
const document = (text: string, version: number) =>
	({ uri: 'file:///edited.cpp', languageId: 'cpp', version, text }) as const;

it(`after random edits the kept summaries give the facts of a fresh analysis (BINDSIGHT_SEED=${SEED})`, async () => {
	const random = randomNumbers(SEED);
	const texts = readdirSync(SAMPLES)
		.filter((name) => /\.c(pp)?$/.test(name))
		.map((name) => readFileSync(new URL(name, SAMPLES), 'utf8'));
	const keeping = await createFactsOf(grammars);
	for (let round = 0; round < ROUNDS; round++) {
		let text = texts[random(texts.length)]!;
		for (let edit = random(5); edit > 0; edit--) {
			const at = random(text.length);
			text = text.slice(0, at) + SNIPPETS[random(SNIPPETS.length)]! + text.slice(at + random(8));
		}
		const kept = keeping(document(text, round));
		const fresh = (await createFactsOf(grammars))(document(text, round));
		expect(kept, `round ${round}: ${text}`).toEqual(fresh);
	}
});
