import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { grammarModules } from '../../scripts/lib/bundles.mjs';
import { readGrammarModule, recordedModules } from '../../scripts/lib/grammar-modules.mjs';
import { root } from '../../scripts/lib/paths.mjs';

const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

describe('the WebAssembly modules of the parser', () => {
	it.each(grammarModules)('$name is, to the byte, the one that was recorded', (module) => {
		expect(readGrammarModule(module).length).toBeGreaterThan(100_000);
	});

	it.each(Object.entries(recordedModules))(
		'%s is of the version that the lock file holds',
		(_, { package: name, version }) => {
			expect(lock.packages[`node_modules/${name}`]).toMatchObject({
				version,
				integrity: expect.stringMatching(/^sha512-/),
			});
		},
	);

	it('are refused once a byte of them is another', () => {
		const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-module-'));
		const [module] = grammarModules;
		const bytes = readFileSync(module!.file);
		bytes[bytes.length - 1]! ^= 1;
		const file = path.join(folder, module!.name);
		writeFileSync(file, bytes);
		expect(() => readGrammarModule({ ...module!, file })).toThrow('grammar-modules.json records');
		rmSync(folder, { recursive: true });
	});
});
