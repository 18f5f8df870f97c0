import path from 'node:path/posix';

/** The folders of server/src: each imports only itself and those that stand before it. */
export const folders: readonly string[] = [
	'counts',
	'knowledge',
	'protocol',
	'messages',
	'resolver',
	'source',
	'syntax',
	'analysis',
	'rules',
	'project',
	'language-service',
	'host',
	'lsp',
	'cli',
];

/** Everything up to here does no input or output and runs in a browser. */
const lastInBrowser = folders.indexOf('language-service');

const allowedInBrowser = /^vscode-languageserver-textdocument$/;
const forbiddenInBrowser = /^(node:|vscode$|vscode-(languageserver|languageclient|jsonrpc))/;

/** The language server runs on Node and in a browser: only where it is started does it know which. */
const startsTheServer = /^server\/src\/lsp\/(node-|browser-)main\.ts$/;
const oneHostOnly = /^(node:|vscode-languageserver\/(node|browser)$|\.\.\/host\/(node|browser)\/)/;

/** The version stands there; the bundler puts it in. */
const manifest = 'server/package.json';

export interface SourceText {
	/** From the top folder, with `/`. */
	file: string;
	text: string;
}

export interface Import {
	name: string;
	isType: boolean;
}

const statement =
	/\b(?:import|export)\s+(?<type>type\s)?(?:[\w*{}\s,$]+?\sfrom\s*)?(?<quote>['"])(?<name>[^'"\n]+)\k<quote>/g;
const call = /\b(?:import|require)\s*\(\s*(?<quote>['"])(?<name>[^'"\n]+)\k<quote>/g;

/** What a TypeScript source imports, and re-exports, in the order of its statements and then of its calls. */
export function importsOf(text: string): Import[] {
	const code = text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[\s;{}])\/\/.*$/gm, '$1');
	return [...code.matchAll(statement), ...code.matchAll(call)].map(({ groups }) => ({
		name: groups?.name ?? '',
		isType: groups?.type !== undefined,
	}));
}

/** What is wrong with the imports of one file, in sentences. */
export function checkImports(source: SourceText, nodeModules: readonly string[]): string[] {
	const imports = importsOf(source.text);
	return source.file.startsWith('server/src/')
		? checkServer(source.file, imports, nodeModules)
		: checkClient(source.file, imports, nodeModules);
}

function checkServer(file: string, imports: readonly Import[], nodeModules: readonly string[]): string[] {
	const folder = folderOf(file);
	const rank = rankOf(folder);
	if (rank < 0) {
		return [`${file}: ${folder}/ is not in the list`];
	}
	return imports.flatMap(({ name }) => {
		if (folder === 'lsp' && !startsTheServer.test(file) && (oneHostOnly.test(name) || nodeModules.includes(name))) {
			return [`${file} imports ${name}: only where the server is started is its host known`];
		}
		if (!name.startsWith('.')) {
			const isForbidden = rank <= lastInBrowser && knowsItsHost(name, nodeModules);
			return isForbidden ? [`${file} imports ${name}: ${folder}/ runs in a browser, too`] : [];
		}
		const target = path.join(path.dirname(file), name);
		if (target === manifest) {
			return [];
		}
		if (!target.startsWith('server/src/')) {
			return [`${file} imports ${name}, which is outside server/src`];
		}
		const other = folderOf(target);
		const otherRank = rankOf(other);
		if (otherRank < 0) {
			return [`${file} imports ${name}: ${other}/ is not in the list`];
		}
		return otherRank > rank ? [`${file} imports ${name}: ${folder}/ stands above ${other}/`] : [];
	});
}

function checkClient(file: string, imports: readonly Import[], nodeModules: readonly string[]): string[] {
	return imports.flatMap(({ name, isType }) => {
		if (!name.startsWith('.')) {
			const isForbidden = !mayKnowItsHost(file, name) && knowsItsHost(name, nodeModules);
			return isForbidden ? [`${file} imports ${name}: the panel runs in a browser`] : [];
		}
		const target = path.join(path.dirname(file), name);
		if (file.startsWith('playground/') && target.startsWith('client/src/')) {
			return [`${file} imports ${name}: the playground is not VS Code`];
		}
		if (!target.startsWith('server/')) {
			return [];
		}
		if (!target.startsWith('server/src/protocol/')) {
			return [`${file} imports ${name}: only protocol/ is shared with the client`];
		}
		return isType ? [] : [`${file} imports ${name} as more than a type`];
	});
}

/** The extension runs in VS Code; the playground is a client of the language server. */
function mayKnowItsHost(file: string, name: string): boolean {
	return (
		file.startsWith('client/src/') ||
		(file.startsWith('playground/') && name === 'vscode-languageserver-protocol/browser')
	);
}

function knowsItsHost(name: string, nodeModules: readonly string[]): boolean {
	return !allowedInBrowser.test(name) && (forbiddenInBrowser.test(name) || nodeModules.includes(name));
}

function folderOf(file: string): string {
	return file.split('/')[2] ?? '';
}

function rankOf(folder: string): number {
	return folders.indexOf(folder);
}
