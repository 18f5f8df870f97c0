import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkImports, importsOf, type SourceText } from '../helpers/layers.js';

const root = path.resolve(import.meta.dirname, '../..');

function sourcesUnder(folder: string): SourceText[] {
	return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
		.filter(
			(entry) => entry.isFile() && /\.[cm]?ts$/.test(entry.name) && !/[\\/](dist|node_modules)$/.test(entry.parentPath),
		)
		.map((entry) => {
			const file = path.join(entry.parentPath, entry.name);
			return { file: path.relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
		});
}

/** What is said of a file with these lines. */
function violationsIn(file: string, ...lines: string[]): string[] {
	return checkImports({ file, text: lines.join('\n') }, builtinModules);
}

describe('every folder imports only what stands above it', () => {
	it('in the server, the client, the panel and the playground as they are', () => {
		const sources = ['server/src', 'client/src', 'client/panel-host', 'client/webview', 'playground/src'].flatMap(
			sourcesUnder,
		);
		expect(sources.length).toBeGreaterThan(20);
		expect(sources.flatMap((source) => checkImports(source, builtinModules))).toEqual([]);
	});
});

describe('a violation is reported', () => {
	it('where a folder imports one below it, as a type too', () => {
		expect(violationsIn('server/src/rules/a.ts', "import { open } from '../lsp/b.js';")).toEqual([
			'server/src/rules/a.ts imports ../lsp/b.js: rules/ stands above lsp/',
		]);
		expect(violationsIn('server/src/source/a.ts', "import type { Rule } from '../rules/rule.js';")).toHaveLength(1);
		expect(violationsIn('server/src/rules/deep/a.ts', "export * from '../../cli/b.js';")).toHaveLength(1);
		expect(violationsIn('server/src/rules/a.ts', "const late = await import('../host/b.js');")).toHaveLength(1);
		expect(violationsIn('server/src/rules/a.ts', 'import {', '\topen,', "} from '../lsp/b.js';")).toHaveLength(1);
		expect(violationsIn('server/src/rules/a.ts', "type B = import('../lsp/b.js').B;")).toHaveLength(1);
	});

	it('where a folder is not in the list', () => {
		expect(violationsIn('server/src/helpers/a.ts')).toEqual(['server/src/helpers/a.ts: helpers/ is not in the list']);
		expect(violationsIn('server/src/rules/a.ts', "import { b } from '../helpers/b.js';")).toHaveLength(1);
	});

	it('where a folder that runs in a browser knows Node, VS Code or the protocol of language servers', () => {
		for (const name of [
			'node:fs',
			'fs',
			'fs/promises',
			'vscode',
			'vscode-languageserver',
			'vscode-languageserver/node',
		]) {
			expect(violationsIn('server/src/rules/a.ts', `import { b } from '${name}';`), name).toHaveLength(1);
		}
		expect(violationsIn('server/src/rules/a.ts', "import 'node:fs';")).toHaveLength(1);
	});

	it('where the language server knows whether it runs on Node, but where it is started', () => {
		for (const name of [
			'node:url',
			'fs',
			'vscode-languageserver/node',
			'../host/node/files.js',
			'../host/browser/a.js',
		]) {
			expect(violationsIn('server/src/lsp/a.ts', `import { b } from '${name}';`), name).toHaveLength(1);
		}
		expect(violationsIn('server/src/lsp/node-main.ts', "import { b } from '../host/node/files.js';")).toEqual([]);
		expect(violationsIn('server/src/lsp/a.ts', "import { b } from '../host/workspace-files.js';")).toEqual([]);
	});

	it('where the client takes more from the server than types of the protocol', () => {
		const server = '../../server/src';
		expect(violationsIn('client/src/a.ts', `import { b } from '${server}/protocol/b.js';`)).toHaveLength(1);
		expect(violationsIn('client/src/a.ts', `import type { B } from '${server}/rules/b.js';`)).toHaveLength(1);
		expect(violationsIn('client/webview/a.ts', `import type { B } from '${server}/messages/b.js';`)).toHaveLength(1);
		expect(violationsIn('client/webview/a.ts', "import * as vscode from 'vscode';")).toHaveLength(1);
		expect(violationsIn('client/panel-host/a.ts', "import * as vscode from 'vscode';")).toHaveLength(1);
	});

	it('where the playground knows VS Code or Node, or takes what is not meant for it', () => {
		expect(violationsIn('playground/src/a.ts', "import * as vscode from 'vscode';")).toHaveLength(1);
		expect(violationsIn('playground/src/a.ts', "import 'node:fs';")).toHaveLength(1);
		expect(violationsIn('playground/src/a.ts', "import { b } from '../../client/src/b.js';")).toHaveLength(1);
		expect(violationsIn('playground/src/a.ts', "import { b } from '../../server/src/protocol/b.js';")).toHaveLength(1);
	});

	it('where the server takes anything from the client', () => {
		expect(violationsIn('server/src/lsp/a.ts', "import type { B } from '../../../client/src/b.js';")).toHaveLength(1);
	});
});

describe('what is allowed is not reported', () => {
	it('imports from above and from the same folder', () => {
		const lines = [
			"import type { Rule } from './rule.js';",
			"import { options } from '../knowledge/options.js';",
			"import { TextDocument } from 'vscode-languageserver-textdocument';",
		];
		expect(violationsIn('server/src/rules/a.ts', ...lines)).toEqual([]);
		expect(
			violationsIn('server/src/lsp/node-main.ts', "import { createConnection } from 'vscode-languageserver/node';"),
		).toEqual([]);
		expect(violationsIn('client/src/a.ts', "import type { B } from '../../server/src/protocol/b.js';")).toEqual([]);
		expect(violationsIn('playground/src/a.ts', "import { b } from 'vscode-languageserver-protocol/browser';")).toEqual(
			[],
		);
	});

	it('what stands in a comment', () => {
		expect(violationsIn('server/src/rules/a.ts', "// import { b } from '../lsp/b.js';")).toEqual([]);
		expect(violationsIn('server/src/rules/a.ts', "/* import { b } from '../lsp/b.js'; */")).toEqual([]);
	});

	it('what only looks like an import of a type from a comment beside it', () => {
		expect(importsOf("import type { B } from './b.js'; // from '../lsp/c.js'")).toEqual([
			{ name: './b.js', isType: true },
		]);
	});
});
