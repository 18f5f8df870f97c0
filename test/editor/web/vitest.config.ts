import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// What is seen in the VS Code of a desktop has to be seen in the one that is a page alone, too; and what differs there.
export default defineConfig({
	root: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..'),
	test: {
		include: [
			'test/editor/workbench/finding-and-fix.test.ts',
			'test/editor/workbench/hover-and-panel.test.ts',
			'test/editor/web/**/*.test.ts',
		],
		env: { BINDSIGHT_WORKBENCH: 'web' },
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
});
