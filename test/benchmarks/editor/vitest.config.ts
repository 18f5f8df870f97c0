import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// One VS Code at a time: each takes a browser, a server and more than a gigabyte.
export default defineConfig({
	root: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..'),
	test: {
		include: ['test/benchmarks/editor/**/*.bench.ts'],
		fileParallelism: false,
		testTimeout: 90_000,
		hookTimeout: 90_000,
	},
});
