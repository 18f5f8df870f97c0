import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, itOnPosix, parsedAs } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { checkSchema } from './helpers/schemas.js';

/** The annotations of a run, in parts. */
function annotations(stdout: string) {
	return stdout.split('\n').flatMap((line) => {
		const [, command, file, place, title, message] =
			/^::(\w+) file=([^,:]*),line=(\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?),title=([^,:]*)::(.+)$/.exec(line) ?? [];
		expect(line === '' || command, line).toBeTruthy();
		return command ? [{ command, file, place, title, message }] : [];
	});
}

describe('check --format github', () => {
	it('prints a workflow command a finding, and nothing else', () => {
		const cwd = folderWith({ 'src/late.c': LATE_OPTION, 'src/unchecked.c': UNCHECKED_BIND });
		const { stdout, stderr, exitCode } = bindsight(['check', '--format', 'github', '.'], { cwd });
		const shown = annotations(stdout);
		expect(shown).toContainEqual({
			command: 'error',
			file: 'src/late.c',
			place: '12,endLine=12,col=28,endColumn=46',
			title: 'option-after-bind',
			message: expect.stringContaining('SO_EXCLUSIVEADDRUSE'),
		});
		expect(shown).toContainEqual(expect.objectContaining({ command: 'warning', title: 'unchecked-bind' }));
		expect(stderr).toBe('');
		expect(exitCode).toBe(1);
	});

	it('says the same as --format json', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND });
		const { findings } = parsedAs(checkSchema, bindsight(['check', '--format', 'json', 'a.c', 'b.c'], { cwd }));
		const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };
		expect(annotations(bindsight(['check', '--format', 'github', 'a.c', 'b.c'], { cwd }).stdout)).toEqual(
			findings.map(({ severity, file, range: { start, end }, rule, message }) => ({
				command: commands[severity],
				file,
				place: `${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column - 1}`,
				title: rule,
				message: message.replaceAll('%', '%25'),
			})),
		);
	});

	it('says nothing of columns where a finding has several lines, for GitHub takes none then', () => {
		const code = LATE_OPTION.replace('SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR |\n\t\tSO_EXCLUSIVEADDRUSE');
		const run = bindsight(['check', '--format', 'github', 'a.c'], { cwd: folderWith({ 'a.c': code }) });
		expect(annotations(run.stdout)).toContainEqual(
			expect.objectContaining({ title: 'combined-options', place: '12,endLine=13' }),
		);
	});

	itOnPosix('escapes what would end a property or a line', () => {
		const name = 'a,b:c%d\ne.c';
		const { stdout } = bindsight(['check', '--format', 'github', name], { cwd: folderWith({ [name]: LATE_OPTION }) });
		expect(annotations(stdout).map(({ file }) => file)).toEqual(['a%2Cb%3Ac%25d%0Ae.c']);
	});

	it('prints nothing where there is nothing to say', () => {
		const { stdout, exitCode } = bindsight(['check', '--format', 'github', '.'], { cwd: folderWith({ 'a.c': CLEAN }) });
		expect(stdout).toBe('');
		expect(exitCode).toBe(0);
	});

	it('goes into a file with --output', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION });
		bindsight(['check', '--format', 'github', '--output', 'out.txt', 'a.c'], { cwd });
		expect(annotations(readFileSync(path.join(cwd, 'out.txt'), 'utf8'))).toHaveLength(1);
	});
});
