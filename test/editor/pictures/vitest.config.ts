import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Not among the tests: npm run pictures.
export default defineConfig({
	root: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..'),
	test: {
		include: ['test/editor/pictures/*.pictures.ts'],
		fileParallelism: false,
		testTimeout: 90_000,
		hookTimeout: 90_000,
	},
});
