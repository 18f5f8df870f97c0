import * as esbuild from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundles } from '../../../scripts/lib/bundles.mjs';

/** What starts programs, or speaks to other machines. */
const STARTS = /^(?:node:)?(?:child_process|cluster)$/;
const SPEAKS = /^(?:node:)?(?:net|tls|http|https|http2|dgram|dns)$/;

/** Of each bundle: which module of which package asks for what, as `PACKAGE or FOLDER: MODULE`. */
const asked = new Map<string, string[]>();

beforeAll(async () => {
	for (const bundle of bundles) {
		const { metafile } = await esbuild.build({ ...bundle, write: false, metafile: true, logLevel: 'silent' });
		const output = Object.keys(metafile.outputs).find((name) => /\.c?js$/.test(name));
		const pairs = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
			imports.flatMap(({ path, external }) => (external ? `${ownerOf(file)}: ${path}` : [])),
		);
		asked.set(output ?? 'styles', [...new Set(pairs)].sort());
	}
}, 60_000);

/** The package that a file is of, or its folder where it is ours. */
function ownerOf(file: string): string {
	const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
	return inPackage ?? file.split('/').slice(0, 2).join('/');
}

function asksFor(bundle: string, modules: RegExp): string[] {
	return asked.get(bundle)!.filter((pair) => modules.test(pair.slice(pair.indexOf(': ') + 2)));
}

describe('what is built', () => {
	it.each([['server/dist/cli.cjs'], ['server/dist/lsp.cjs']])('%s cannot start a program', (bundle) => {
		expect(asksFor(bundle, STARTS)).toEqual([]);
	});

	it('starts one program, the language server, and by the library of the protocol alone', () => {
		const extension = [...asked.keys()].find((name) => name.includes('extension'))!;
		expect(asksFor(extension, STARTS)).toEqual(['vscode-languageclient: child_process']);
	});

	it('speaks to nobody but by the library of the protocol, where an editor asks for a pipe', () => {
		const speakers = [...asked.keys()].flatMap((bundle) => asksFor(bundle, SPEAKS));
		expect([...new Set(speakers)]).toEqual(['vscode-jsonrpc: net']);
	});

	it('asks for nothing of Node where it is the panel', () => {
		expect(asked.get('client/dist/panel.js')).toEqual([]);
	});
});
