import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const manifestText = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
const manifest = JSON.parse(manifestText);
const texts: Record<string, string> = JSON.parse(readFileSync(path.join(ROOT, 'package.nls.json'), 'utf8'));

describe('the manifest of the extension', () => {
	test('has every text that it names, and names every text that there is', () => {
		const named = [...manifestText.matchAll(/"%([^"%]+)%"/g)].map(([, name]) => name);
		expect([...new Set(named)].sort()).toEqual(Object.keys(texts).sort());
	});

	test('is woken by C and C++ alone; views and commands wake it by themselves', () => {
		expect(manifest.activationEvents).toEqual(['onLanguage:c', 'onLanguage:cpp']);
	});

	test('names the views and the commands that others rely on', () => {
		expect(manifest.contributes.views.bindsight.map(({ id }: { id: string }) => id)).toEqual([
			'bindsight.matrix',
			'bindsight.ports',
		]);
		const commands = manifest.contributes.commands.map(({ command }: { command: string }) => command);
		expect(commands).toEqual([
			'bindsight.showMatrix',
			'bindsight.showPorts',
			'bindsight.explainStatus',
			'bindsight.restartServer',
			'bindsight.showLog',
		]);
	});

	test('has no setting that names a program', () => {
		const settings = Object.keys(manifest.contributes.configuration.properties);
		expect(settings.every((name) => name.startsWith('bindsight.'))).toBe(true);
		expect(settings.filter((name) => /path|command|executable|program/i.test(name))).toEqual([]);
	});

	test('holds in an untrusted workspace', () => {
		expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
	});

	test('has its pictures', () => {
		const pictures = [
			manifest.icon,
			...manifest.contributes.viewsContainers.activitybar.map((each: { icon: string }) => each.icon),
		];
		expect(pictures.filter((picture) => !existsSync(path.join(ROOT, picture)))).toEqual([]);
	});
});
