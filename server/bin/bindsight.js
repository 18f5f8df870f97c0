#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const bundle = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
if (!existsSync(bundle)) {
	process.stderr.write('bindsight: server/dist is missing; run "npm run build" in the repository first\n');
	process.exit(2);
}
// Not import(): Node would read the whole bundle once more, for names that it might export.
createRequire(import.meta.url)(bundle);
