import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

const folder = path.join(root, 'samples', 'kernel');
const samples = readdirSync(folder).filter((name) => name.endsWith('.c'));

const compilers = ['cc', 'gcc', 'clang'];
const compiler = compilers.find((name) => spawnSync(name, ['--version']).status === 0);

if (!compiler) {
	console.warn(`The samples for the kernel are not compiled: none of ${compilers.join(', ')} is on the PATH.`);
}

it.skipIf(!compiler).each(samples)('samples/kernel/%s compiles without a warning', (name) => {
	const stub = path.join(root, 'test', 'fixtures', 'wsk-stub');
	const args = ['-std=c11', '-fsyntax-only', '-Wall', '-Wextra', '-Werror', '-I', stub, path.join(folder, name)];
	const { status, stderr } = spawnSync(compiler!, args, { encoding: 'utf8' });
	expect(stderr).toBe('');
	expect(status).toBe(0);
});
