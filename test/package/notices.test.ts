import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../scripts/lib/notices.mjs';
import { noticesFiles } from '../../scripts/lib/notices-files.mjs';
import { root } from '../../scripts/lib/paths.mjs';

describe('the third-party notices', () => {
	it('are what is bundled, each with its licence (npm run notices writes them anew)', async () => {
		for (const [file, content] of await noticesFiles()) {
			expect(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), file).toBe(content);
		}
	}, 60_000);

	it('name the grammars, and what their modules were compiled with', () => {
		const notices = readFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8');
		for (const words of ['## tree-sitter-c ', '## tree-sitter-cpp ', '## web-tree-sitter ', 'Emscripten', 'musl']) {
			expect(notices).toContain(words);
		}
	});

	it('refuse what comes under a licence that asks for more than a notice', () => {
		const file = path.join('node_modules', 'axe-core', 'axe.js');
		expect(() => noticesFor([], [path.join(root, file)])).toThrow('axe-core is bundled under the licence "MPL-2.0"');
	});
});
