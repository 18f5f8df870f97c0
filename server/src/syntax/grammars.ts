/** The bytes of the WebAssembly modules that parsing needs; the host reads them from wherever they are. */
export interface Grammars {
	/** web-tree-sitter.wasm */
	runtime: Uint8Array;
	/** tree-sitter-c.wasm */
	c: Uint8Array;
	/** tree-sitter-cpp.wasm */
	cpp: Uint8Array;
}
