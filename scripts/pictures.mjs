// npm run pictures: takes the pictures of the walkthrough, in the embedded VS Code on the samples. Build first.
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { endChildrenOnInterrupt, run } from './lib/processes.mjs';
import { embedded } from './testing/find-vscode.mjs';

endChildrenOnInterrupt();
await embedded();
const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { code } = await run(process.execPath, [program, 'run', '--config', 'test/editor/pictures/vitest.config.ts'], {
	cwd: root,
});
process.exitCode = code ?? 1;
