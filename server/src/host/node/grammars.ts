import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Grammars } from '../../syntax/grammars.js';

/**
 * Reads the grammars: beside the running bundle, or from the npm packages when a test runner runs the sources.
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
	try {
		return await readFile(locate(name));
	} catch (cause) {
		throw new Error(`Cannot read the parser module ${name}.wasm`, { cause });
	}
}

/** `__dirname` is there in a CommonJS bundle, and test runners give it to ES modules, too. */
function locate(name: string): string {
	const besideBundle = path.join(__dirname, `${name}.wasm`);
	return existsSync(besideBundle) ? besideBundle : createRequire(__filename).resolve(`${name}/${name}.wasm`);
}
