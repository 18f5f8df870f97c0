import { isBuiltin } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { minifiedBundles } from './minified-bundles.js';

/** How many bytes each bundle may have before it is packed: 5% above what it had. One that grows past it may hold what it need not. */
const LIMITS = {
	'client/dist/extension.cjs.js': 535_000,
	'client/dist/panel.css': 15_200,
	'client/dist/panel.js': 70_000,
	'server/dist/cli.cjs': 1_315_000,
	'server/dist/lsp.cjs': 1_440_000,
};

describe('the bundles', () => {
	let bundles: Map<string, Uint8Array>;
	const textOf = (name: string) => Buffer.from(bundles.get(name)!).toString('utf8');

	beforeAll(async () => {
		bundles = await minifiedBundles();
	}, 60_000);

	it('are these', () => {
		expect([...bundles.keys()].sort()).toEqual(Object.keys(LIMITS));
	});

	it.each(Object.entries(LIMITS))('%s stays under %i bytes', (name, limit) => {
		expect(bundles.get(name)?.length).toBeLessThan(limit);
	});

	it.each([
		['server/dist/cli.cjs', ['./lsp.cjs']],
		['server/dist/lsp.cjs', []],
		['client/dist/extension.cjs.js', ['vscode']],
	])('%s asks for no modules but those of Node and %j', (name, besides) => {
		const asked = [...textOf(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module!);
		const others = asked.filter((module) => !isBuiltin(module));
		expect([...new Set(others)]).toEqual(besides);
	});
});
