#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/cli.cjs', import.meta.url);
if (!existsSync(bundle)) {
	process.stderr.write('bindsight: server/dist is missing; run "npm run build" in the repository first\n');
	process.exit(2);
}
await import(bundle.href);
