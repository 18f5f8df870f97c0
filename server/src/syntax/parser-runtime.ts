import { Language, Parser } from 'web-tree-sitter';
import type { Grammars } from './grammars.js';
import type { SourceLanguage } from './parser.js';

/** What the parser's module imports, as far as it is kept. */
interface ModuleImports {
	env: { memory: WebAssembly.Memory; __stack_pointer: WebAssembly.Global };
}

/** What the module that reads itself in calls back with. */
type ReceiveInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** An allocation as large as this comes from the end of all that is allocated. */
const LARGE = 1024 * 1024;
/** In front of an allocation and behind it the allocator writes a few words of its own. */
const ALLOCATOR_WORDS = 64;

/** The one tree-sitter of a process, with its grammars. */
export interface ParserRuntime {
	languages: Readonly<Record<SourceLanguage, Language>>;
	/**
	 * Puts its memory back to what it was when the grammars had been loaded. All that was made since must have been deleted:
	 * what crashed leaves its stack and all that it had allocated behind, so that a memory that was full would stay so.
	 */
	restart(): void;
}

let runtime: Promise<ParserRuntime> | undefined;

/** Loads the modules, once a process. Rejects with an Error where their bytes are no such modules. */
export function parserRuntime(grammars: Grammars): Promise<ParserRuntime> {
	runtime ??= load(grammars).catch((error) => {
		runtime = undefined;
		throw error;
	});
	return runtime;
}

async function load(grammars: Grammars): Promise<ParserRuntime> {
	const module = await WebAssembly.compile(grammars.runtime as Uint8Array<ArrayBuffer>);
	let made: { imports: ModuleImports; exports: AllocatorExports } | undefined;
	const options = {
		locateFile: (name: string) => name,
		// A crash is told by what it throws.
		printErr: () => undefined,
		instantiateWasm(imports: WebAssembly.Imports, receive: ReceiveInstance) {
			// Where a page itself does this, browsers refuse it; a worker may.
			const instance = new WebAssembly.Instance(module, imports);
			made = {
				imports: imports as unknown as ModuleImports,
				exports: instance.exports as unknown as AllocatorExports,
			};
			receive(instance, module);
		},
	};
	await Parser.init(options);
	const languages = { c: await Language.load(grammars.c), cpp: await Language.load(grammars.cpp) };
	return { languages, restart: made ? restartOf(made.imports, made.exports) : () => undefined };
}

interface AllocatorExports {
	malloc(size: number): number;
	free(address: number): void;
}

/** Remembers the memory as it is now; what is answered puts it back to that. */
function restartOf({ env }: ModuleImports, { malloc, free }: AllocatorExports): () => void {
	const end = malloc(LARGE);
	free(end);
	const used = new Uint8Array(env.memory.buffer).slice(0, end + ALLOCATOR_WORDS);
	const stackPointer = env.__stack_pointer.value;
	return () => {
		const bytes = new Uint8Array(env.memory.buffer);
		bytes.set(used);
		bytes.fill(0, used.length);
		env.__stack_pointer.value = stackPointer;
	};
}
