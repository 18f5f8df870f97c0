import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

function runScript(name: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts', name), ...args], {
		encoding: 'utf8',
		cwd: root,
	});
	return { status, stdout, stderr };
}

function checkRefused(name: string, args: string[], message: RegExp): void {
	const { status, stdout, stderr } = runScript(name, ...args);
	expect(status).toBe(2);
	expect(stdout).toBe('');
	expect(stderr).toMatch(message);
	expect(stderr).toContain('Usage:');
}

describe('npm start', () => {
	it('shows how it is used', () => {
		const { status, stdout } = runScript('start.mjs', '--help');
		expect(status).toBe(0);
		expect(stdout).toContain('--no-editor');
	});

	it('refuses what it does not understand, and says what', () => {
		checkRefused('start.mjs', ['--nonsense'], /--nonsense/);
		checkRefused('start.mjs', ['--editor', '--no-editor'], /exclude each other/);
		checkRefused('start.mjs', ['samples', 'server'], /One PATH/);
		checkRefused('start.mjs', ['no/such/folder'], /There is no .*folder/);
		checkRefused('start.mjs', ['--port', 'http'], /0 to 65535/);
	});
});

describe('npm test', () => {
	it('shows how it is used', () => {
		const { status, stdout } = runScript('test.mjs', '--help');
		expect(status).toBe(0);
		expect(stdout).toContain('VSCODE_PATH');
	});

	it('refuses what it does not understand, and says what', () => {
		checkRefused('test.mjs', ['--nonsense'], /--nonsense/);
		checkRefused('test.mjs', ['--only', 'nothing'], /no part "nothing"/);
	});
});

describe('npm run report', () => {
	it('shows how it is used', () => {
		const { status, stdout } = runScript('report/report.mjs', '--help');
		expect(status).toBe(0);
		expect(stdout).toContain('--against');
	});

	it('refuses what it does not understand, and says what', () => {
		checkRefused('report/report.mjs', [], /at least one folder/);
		checkRefused('report/report.mjs', ['no/such/folder'], /There is no folder/);
		checkRefused('report/report.mjs', ['samples', '--against', 'README.md'], /README.md as JSON/);
		checkRefused('report/report.mjs', ['samples', '--limit', 'long'], /--limit/);
	});
});
