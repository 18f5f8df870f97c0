// npm run package: builds small, packs the extension into bindsight-VERSION.vsix, and lists what is in it.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { endChildrenOnInterrupt, run } from './lib/processes.mjs';
import { packExtension } from './lib/vsix.mjs';

/** @param {number} bytes */
function kilobytes(bytes) {
	return `${(bytes / 1000).toFixed(1)} kB`.padStart(12);
}

endChildrenOnInterrupt();
const built = await run(process.execPath, [path.join(root, 'scripts', 'build.mjs'), '--minify'], { cwd: root });
if (built.code !== 0) process.exit(1);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const file = path.join(root, `bindsight-${version}.vsix`);
const entries = await packExtension(file);
for (const { name, size, packed } of entries) {
	process.stdout.write(`${kilobytes(size)} ${kilobytes(packed)}  ${name}\n`);
}
process.stdout.write(`${file}: ${entries.length} files, ${kilobytes(statSync(file).size).trim()}\n`);
