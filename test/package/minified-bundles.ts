import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles } from '../../scripts/lib/bundles.mjs';
import { root } from '../../scripts/lib/paths.mjs';

/** The bundles as they are published, by their path in the project. What lies in `dist` may be built for debugging. */
export async function minifiedBundles(): Promise<Map<string, Uint8Array>> {
	const built = await Promise.all(
		bundles.map((bundle) => esbuild.build({ ...bundle, minify: true, write: false, sourcemap: false })),
	);
	const files = built.flatMap(({ outputFiles }) => outputFiles ?? []);
	return new Map(files.map((file) => [path.relative(root, file.path).replaceAll('\\', '/'), file.contents]));
}
