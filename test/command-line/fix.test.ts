import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rewriteFile } from '../../server/src/cli/apply-fixes.js';
import { replaceFile } from '../../server/src/host/node/replace-file.js';
import { decode } from '../../server/src/source/decode.js';
import { bindsight, folderWith, itOnPosix, parsedAs } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION } from './helpers/code.js';
import { checkSchema } from './helpers/schemas.js';

/** Two useless suppressions in one comment and one behind code: of the two in one comment one is removed a time. */
const USELESS = `${CLEAN}
// bindsight-ignore unchecked-bind, option-level: no longer so
int é = 1; // bindsight-ignore unchecked-bind: no longer so
`;
const WITHOUT = `${CLEAN}\nint é = 1;\n`;

describe('check --fix', () => {
	it('applies the safe fixes, reports what is left, and leaves the other files alone', () => {
		const folder = folderWith({ 'a.c': USELESS, 'b.c': LATE_OPTION });
		const run = bindsight(['check', '--fix', '--format', 'json', '.'], { cwd: folder });
		const { findings, summary } = parsedAs(checkSchema, run);
		expect(readFileSync(path.join(folder, 'a.c'), 'utf8')).toBe(WITHOUT);
		expect(readFileSync(path.join(folder, 'b.c'), 'utf8')).toBe(LATE_OPTION);
		expect(findings.map(({ file }) => file)).not.toContain('./a.c');
		expect(findings.map(({ rule }) => rule)).toContain('option-after-bind');
		expect(summary.fixed).toBe(3);
		expect(run.stderr).toBe('bindsight: 3 fixes applied in 1 file\n');
		expect(run.exitCode).toBe(1);
	});

	it.each([
		['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
		['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
		['Latin-1', (text: string) => Buffer.from(text, 'latin1')],
		['the line breaks of Windows', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
	])('keeps %s and every other byte', (_, encoded) => {
		const folder = folderWith({ 'a.c': encoded(USELESS) });
		bindsight(['check', '--fix', 'a.c'], { cwd: folder });
		expect(readFileSync(path.join(folder, 'a.c'))).toEqual(encoded(WITHOUT));
	});

	itOnPosix('keeps permissions and symbolic links', () => {
		const folder = folderWith({ 'a.c': USELESS });
		chmodSync(path.join(folder, 'a.c'), 0o751);
		symlinkSync('a.c', path.join(folder, 'link.c'));
		bindsight(['check', '--fix', 'link.c'], { cwd: folder });
		expect(lstatSync(path.join(folder, 'link.c')).isSymbolicLink()).toBe(true);
		expect(statSync(path.join(folder, 'a.c')).mode & 0o777).toBe(0o751);
		expect(readFileSync(path.join(folder, 'a.c'), 'utf8')).toBe(WITHOUT);
	});

	itOnPosix('says what it may not write, and ends with 2', () => {
		const folder = folderWith({ 'a.c': USELESS });
		chmodSync(folder, 0o755);
		chmodSync(path.join(folder, 'a.c'), 0o444);
		const run = bindsight(['check', '--fix', '--format', 'json', 'a.c'], { cwd: folder, unprivileged: true });
		expect(readFileSync(path.join(folder, 'a.c'), 'utf8')).toBe(USELESS);
		const message = 'not fixed: permission denied';
		expect(run.stderr).toContain(`bindsight: a.c: ${message}\n`);
		expect(parsedAs(checkSchema, run).problems).toEqual([{ file: 'a.c', message }]);
		expect(run.exitCode).toBe(2);
	});

	it('leaves a file alone that was changed since it was read', async () => {
		const folder = folderWith({ 'a.c': 'int y;\n' });
		const file = path.join(folder, 'a.c');
		expect(await rewriteFile(file, 'int x;\n', 'int z;\n')).toEqual({ id: 'cli.fix.changedMeanwhile' });
		expect(await replaceFile(file, 'int z;\n', undefined, () => false)).toBe(false);
		expect(readdirSync(folder)).toEqual(['a.c']);
		expect(readFileSync(file, 'utf8')).toBe('int y;\n');
	});

	it('leaves a file alone whose other bytes it could not keep', async () => {
		const halfCharacter = Buffer.concat([Buffer.from('\ufeffint x;\n', 'utf16le'), Buffer.from([0x20])]);
		const folder = folderWith({ 'a.c': halfCharacter });
		const file = path.join(folder, 'a.c');
		const { text } = decode(halfCharacter);
		expect(await rewriteFile(file, text, 'int z;\n')).toEqual({ id: 'cli.fix.otherBytes' });
		expect(readFileSync(file)).toEqual(halfCharacter);
	});

	it('changes nothing without --fix', () => {
		const folder = folderWith({ 'a.c': USELESS });
		bindsight(['check', 'a.c'], { cwd: folder });
		expect(readFileSync(path.join(folder, 'a.c'), 'utf8')).toBe(USELESS);
	});
});
