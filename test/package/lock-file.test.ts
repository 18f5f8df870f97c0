import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

type Entry = { version?: string; integrity?: string; resolved?: string; link?: boolean };

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
	packages: Record<string, Entry>;
};
const installed = Object.entries(packages).filter(([name, { link }]) => name.startsWith('node_modules/') && !link);

describe('the lock file', () => {
	it('has the hash of every package', () => {
		const without = installed.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
		expect(without.map(([name]) => name)).toEqual([]);
		expect(installed.length).toBeGreaterThan(100);
	});

	it('names no registry: npm asks the one that its user has set, and the hash decides', () => {
		expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
	});
});
