import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TEXTS } from '../../client/webview/texts.js';

const FOLDER = path.join(import.meta.dirname, '../../client/webview');

/** The panel's code, without the catalogue itself. */
const code = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.ts') && name !== 'texts.ts')
	.map((name) => readFileSync(path.join(FOLDER, name), 'utf8'))
	.join('\n');

/** The beginnings of ids that the code puts together: `outcome.${...}`. */
const stems = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, stem]) => stem ?? '');

test('every sentence of the panel is used', () => {
	const unused = Object.keys(TEXTS).filter(
		(id) => !code.includes(`'${id}'`) && !stems.some((stem) => id.startsWith(stem)),
	);
	expect(unused).toEqual([]);
});
