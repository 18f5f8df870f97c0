import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Grammars } from '../../syntax/grammars.js';

/**
 * Reads the grammars: beside the running bundle, or from the npm packages when the sources run as they are.
 * Throws an Error that names the module where one cannot be read.
 */
export async function loadGrammars(): Promise<Grammars> {
	const [runtime, c, cpp] = await Promise.all([
		readModule('web-tree-sitter'),
		readModule('tree-sitter-c'),
		readModule('tree-sitter-cpp'),
	]);
	return { runtime, c, cpp };
}

async function readModule(name: string): Promise<Uint8Array> {
	const file = locate(name);
	try {
		return await readFile(file);
	} catch (cause) {
		throw new Error(`Cannot read the parser module ${file}`, { cause });
	}
}

function locate(name: string): string {
	// A CommonJS bundle has __dirname and no import.meta.url; an ES module has it the other way round.
	return import.meta.url === undefined
		? path.join(__dirname, `${name}.wasm`)
		: createRequire(import.meta.url).resolve(`${name}/${name}.wasm`);
}
