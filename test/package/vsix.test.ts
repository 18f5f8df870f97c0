import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { packExtension } from '../../scripts/lib/vsix.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-vsix-'));
let names: string[] = [];
let sizes: { file: string; packed: number }[] = [];

beforeAll(async () => {
	expect(existsSync(path.join(root, 'server/dist/lsp.cjs')), 'not built: npm run build').toBe(true);
	const entries = await packExtension(path.join(folder, 'bindsight.vsix'));
	names = entries.map(({ name }) => name.replace(/^extension\//, ''));
	sizes = entries.map(({ name, packed }) => ({ file: name.replace(/^extension\//, ''), packed }));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function manifest() {
	return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}

/** Every file that the manifest names: its entry point, its icons, what it contributes. */
function filesOfManifest(value: unknown): string[] {
	if (typeof value === 'string') {
		return /^(\.\/)?[\w-]+\/[\w./-]+\.(cjs|cjs\.js|js|json|png|svg|wasm|webp)$/.test(value)
			? [path.posix.normalize(value)]
			: [];
	}
	return value && typeof value === 'object' ? Object.values(value).flatMap(filesOfManifest) : [];
}

describe('the package of the extension', () => {
	it('holds what runs: the extension, the panel, the language server and its grammars', () => {
		expect(names).toEqual(
			expect.arrayContaining([
				'client/dist/extension.cjs',
				'client/dist/browser-extension.cjs.js',
				'client/dist/panel.js',
				'client/dist/panel.css',
				'server/dist/lsp.cjs',
				'server/dist/web-tree-sitter.wasm',
				'server/dist/tree-sitter-c.wasm',
				'server/dist/tree-sitter-cpp.wasm',
			]),
		);
	});

	it('holds every file that its manifest names', () => {
		const { main, browser, icon, contributes } = manifest();
		// VS Code adds the `.js` where it runs in a browser.
		const named = filesOfManifest({ main, browser: `${browser}.js`, icon, contributes });
		expect(named).toContain('client/dist/extension.cjs');
		expect(named.filter((file) => !names.includes(file))).toEqual([]);
	});

	it('holds the page of every rule', () => {
		expect(names).toContain('docs/rules/option-after-bind.md');
	});

	it('holds no sources, no tests, no modules, no maps and nothing of ours besides', () => {
		const expected =
			/^(package(\.nls(\.[\w-]+)?)?\.json|(readme|changelog)\.md|license(\.txt)?|client\/dist\/[\w-]+\.(cjs|cjs\.js|js|css)|client\/media\/[\w-]+\.(png|svg|webp)|server\/dist\/(lsp\.cjs|[\w-]+\.wasm)|docs\/rules\/[\w-]+\.md|l10n\/[\w.-]+\.json|(syntaxes|schemas)\/[\w.-]+\.json)$/i;
		const envelope = ['extension.vsixmanifest', '[Content_Types].xml'];
		expect(names.filter((name) => !envelope.includes(name) && !expected.test(name))).toEqual([]);
	});

	it('stays small, once its bundles are minified as `npm run package` does', async () => {
		const packed = await Promise.all(
			sizes.map(async (entry) => (/dist\/.*js$/.test(entry.file) ? packedAsMinified(entry.file) : entry.packed)),
		);
		expect(packed.reduce((sum, each) => sum + each, 0)).toBeLessThan(1_500_000);
	});
});

async function packedAsMinified(file: string): Promise<number> {
	const { code } = await transform(readFileSync(path.join(root, file), 'utf8'), { minify: true });
	return deflateRawSync(code, { level: 9 }).length;
}
