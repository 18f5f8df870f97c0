import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { packExtension } from '../../scripts/lib/vsix.mjs';
import { ALL_RULES } from '../../server/src/rules/all.js';
import { minifiedBundles } from './minified-bundles.js';

const LIMIT = 1_500_000;

/** Everything that is in it, as a reader's disk gets it. */
const CONTENTS = [
	'LICENSE.txt',
	'THIRD-PARTY-NOTICES.md',
	'changelog.md',
	'client/dist/extension.cjs',
	'client/dist/extension.cjs.js',
	'client/dist/package.json',
	'client/dist/panel.css',
	'client/dist/panel.js',
	'client/media/icon.png',
	'client/media/view.svg',
	'client/media/walkthrough-fix.webp',
	'client/media/walkthrough-hover.webp',
	'client/media/walkthrough-panel.webp',
	'client/media/walkthrough-ports.webp',
	...ALL_RULES.map(({ name }) => `docs/rules/${name}.md`),
	'l10n/bundle.l10n.pt-br.json',
	'package.json',
	'package.nls.json',
	'package.nls.pt-br.json',
	'readme.md',
	'schemas/bindsight.schema.json',
	'schemas/bindsight.schema.pt-br.json',
	'server/dist/lsp.cjs',
	'server/dist/tree-sitter-c.wasm',
	'server/dist/tree-sitter-cpp.wasm',
	'server/dist/web-tree-sitter.wasm',
	'syntaxes/socket-names.tmLanguage.json',
];

const ENVELOPE = ['[Content_Types].xml', 'extension.vsixmanifest'];

const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-vsix-'));
let names: string[] = [];
let packed = new Map<string, number>();

beforeAll(async () => {
	expect(existsSync(path.join(root, 'server/dist/lsp.cjs')), 'not built: npm run build').toBe(true);
	const entries = await packExtension(path.join(folder, 'bindsight.vsix'));
	packed = new Map(entries.map((entry) => [entry.name.replace(/^extension\//, ''), entry.packed]));
	names = [...packed.keys()].filter((name) => !ENVELOPE.includes(name)).sort();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function manifest() {
	return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}

/** Every file that the manifest names: its entry point, its icons, what it contributes. */
function filesOfManifest(value: unknown): string[] {
	if (typeof value === 'string') {
		return /^(\.\/)?[\w-]+\/[\w./-]+\.(cjs|cjs\.js|js|json|png|webp|svg|wasm)$/.test(value)
			? [path.posix.normalize(value)]
			: [];
	}
	return value && typeof value === 'object' ? Object.values(value).flatMap(filesOfManifest) : [];
}

describe('the package of the extension', () => {
	it('holds these files and no others: no sources, no tests, no modules, no maps', () => {
		expect(names).toEqual(CONTENTS.sort());
	});

	it('holds every file that its manifest names', () => {
		const { main, browser, icon, contributes } = manifest();
		// VS Code adds the `.js` where it runs in a browser.
		const named = filesOfManifest({ main, browser: `${browser}.js`, icon, contributes });
		expect(named).toContain('client/dist/extension.cjs');
		expect(named.filter((file) => !names.includes(file))).toEqual([]);
	});

	it('says what it is: an icon, categories, keywords, a licence', () => {
		const { icon, categories, keywords, license, publisher, displayName } = manifest();
		expect([icon, license, publisher, displayName]).not.toContain(undefined);
		expect(categories).toEqual(['Linters', 'Programming Languages']);
		// The marketplace takes thirty.
		expect(keywords.length).toBeLessThanOrEqual(30);
		expect(keywords).toContain('winsock');
	});

	it(`stays under ${LIMIT} bytes, packed as it is published`, async () => {
		const minified = await minifiedBundles();
		const sizes = [...packed].map(([name, size]) => {
			const bundle = minified.get(name);
			return bundle ? deflateRawSync(bundle).length : size;
		});
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT);
	}, 60_000);
});
