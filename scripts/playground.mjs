// npm run playground: makes the playground, one page for any static host or for a disk.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { makePlayground } from './lib/playground.mjs';

const file = path.join(root, 'playground', 'dist', 'index.html');
const page = await makePlayground();
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, page);
process.stdout.write(`${path.relative(root, file)}: ${Math.round(Buffer.byteLength(page) / 1024)} kB\n`);
