import type { Grammars } from '../../syntax/grammars.js';

/** A WebAssembly module: its bytes, or the address that it is fetched from. */
export type ModuleSource = string | Uint8Array | ArrayBuffer;

/** Where the three modules are; each is a file of that name in `server/dist` of the package. */
export interface GrammarSources {
	/** web-tree-sitter.wasm */
	webTreeSitter: ModuleSource;
	/** tree-sitter-c.wasm */
	c: ModuleSource;
	/** tree-sitter-cpp.wasm */
	cpp: ModuleSource;
}

/** Fetches what is not there yet. Throws an Error that names the module where one cannot be had. */
export async function loadGrammars(sources: Partial<GrammarSources>): Promise<Grammars> {
	const [runtime, c, cpp] = await Promise.all([
		bytesOf('web-tree-sitter', sources.webTreeSitter),
		bytesOf('tree-sitter-c', sources.c),
		bytesOf('tree-sitter-cpp', sources.cpp),
	]);
	return { runtime, c, cpp };
}

async function bytesOf(name: string, source: unknown): Promise<Uint8Array> {
	if (source instanceof Uint8Array) {
		return source;
	}
	if (source instanceof ArrayBuffer) {
		return new Uint8Array(source);
	}
	try {
		const response = await fetch(String(source));
		if (!response.ok) {
			throw new Error(`${response.status} ${response.statusText}`);
		}
		return new Uint8Array(await response.arrayBuffer());
	} catch (cause) {
		throw new Error(`Cannot read the parser module ${name}.wasm`, { cause });
	}
}
