import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';

const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const page = read('docs/security.md');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:---|what could happen)/.test(line));

/** Every word of a schema that names what a value is for. */
function namesIn(schema: unknown): string[] {
	if (typeof schema !== 'object' || schema === null) {
		return [];
	}
	const { properties, ...others } = schema as { properties?: object };
	return [...Object.keys(properties ?? {}), ...Object.values({ ...properties, ...others }).flatMap(namesIn)];
}

describe('docs/security.md', () => {
	it('names a test in each row, and only tests that there are', () => {
		expect(rows.length).toBeGreaterThan(20);
		expect(rows.filter((row) => !/`test\/[\w/.-]+\.test\.ts`/.test(row))).toEqual([]);
		const named = [...page.matchAll(/`(test\/[\w/.-]+\.test\.ts)`/g)].map(([, file]) => file!);
		expect([...new Set(named)].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
	});

	it('speaks of everything that the others hand us', () => {
		for (const words of [
			'source file',
			'Workspace settings',
			'.bindsight.json',
			'Pasted evidence',
			'message',
			'address',
			'dependency',
		]) {
			expect(page).toContain(words);
		}
		expect(read('SECURITY.md')).toContain('docs/security.md');
	});
});

describe('settings', () => {
	it('name no program, no file and no address', () => {
		const { contributes } = JSON.parse(read('package.json'));
		const settings = Object.keys(contributes.configuration.properties);
		const inProject = namesIn(JSON.parse(read('schemas/bindsight.schema.json')));
		expect(settings.length).toBeGreaterThan(3);
		expect(inProject).toContain('libraries');
		// `host` is the number of an argument, of a library's call.
		const suspicious =
			/path|file|dir|folder|program|executable|command|shell|url|uri|environment|^env$|extends|include/i;
		expect([...settings, ...inProject].filter((name) => suspicious.test(name))).toEqual([]);
	});

	it('are few enough in a folder that is not trusted, too', () => {
		const { capabilities } = JSON.parse(read('package.json'));
		expect(capabilities.untrustedWorkspaces.supported).toBe(true);
	});
});
