import { configDefaults, defineConfig } from 'vitest/config';

// The tests inside VS Code have runners of their own: see scripts/test.mjs.
export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: [...configDefaults.exclude, 'test/editor/**', 'test/other-editors/**'],
		testTimeout: 30_000,
		// A core is not left free for a watcher: nobody works beside a run of everything.
		maxWorkers: '100%',
		// On a machine that is busy with every other test a page takes its time.
		expect: { poll: { timeout: 10_000 } },
	},
});
