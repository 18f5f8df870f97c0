// The WebAssembly modules of the parser: binaries from packages of npm, each known by its hash.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const recordFile = path.join(root, 'scripts', 'lib', 'grammar-modules.json');

/**
 * By the module's file name: the package and version it is from, and the SHA-256 of the module that was looked at.
 * @type {Readonly<Record<string, { package: string, version: string, sha256: string }>>}
 */
export const recordedModules = JSON.parse(readFileSync(recordFile, 'utf8'));

/**
 * The bytes of a module.
 * @param {{ name: string, file: string }} module
 * @throws where they are not the recorded ones
 */
export function readGrammarModule({ name, file }) {
	const bytes = readFileSync(file);
	const found = createHash('sha256').update(bytes).digest('hex');
	const recorded = recordedModules[name]?.sha256;
	if (found !== recorded) {
		throw new Error(
			`${file} has the SHA-256 ${found}; ${recordFile} records ${recorded}. ` +
				'After a change of the package on purpose, record its version and hash there.',
		);
	}
	return bytes;
}
