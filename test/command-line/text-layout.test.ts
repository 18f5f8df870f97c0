import { spawnSync } from 'node:child_process';
import pc from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../server/src/cli/findings/excerpt.js';
import type { ReportedFinding } from '../../server/src/cli/format/check-report.js';
import { findingsText, summaryText } from '../../server/src/cli/format/check-text.js';
import { codeFrame } from '../../server/src/cli/format/code-frame.js';
import { plainStyle, type TextStyle } from '../../server/src/cli/format/text-style.js';
import { placesOf } from '../../server/src/cli/places.js';
import { BINDSIGHT, bindsight, folderWith } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';

/** The frame around the one place in the code that is between `[` and `]`, without colours. */
function frameOf(marked: string, width?: number): string {
	const start = marked.indexOf('[');
	const code = marked.replace(/[[\]]/g, '');
	const places = placesOf(code);
	const range = places.printed({ start, end: marked.indexOf(']') - 1 });
	return codeFrame(excerptOf(places, range), range, { ...plainStyle, width }, (carets) => carets);
}

/** The text above the carets, by the cells of a terminal. */
function underlined(frame: string): string {
	const rows = frame.split('\n');
	const marks = rows.findIndex((row) => /^ +\| *\^+$/.test(row));
	const from = rows[marks]!.indexOf('^');
	let cell = 0;
	return [...new Intl.Segmenter().segment(rows[marks - 1]!)]
		.map(({ segment }) => segment)
		.filter((character) => {
			const at = cell;
			cell += stringWidth(character);
			return at >= from && at < rows[marks]!.length;
		})
		.join('');
}

describe('a code frame', () => {
	it('shows two lines around the place', () => {
		expect(frameOf('one\ntwo\nthree\n[four] five\nsix\nseven\neight')).toBe(
			['  2 | two', '  3 | three', '> 4 | four five', '    | ^^^^', '  5 | six', '  6 | seven'].join('\n'),
		);
	});

	it.each(['\t\t[bind](s);', 'a\t[bind](s);', '\ta = 1;\t[bind](s);'])('takes a tab for its spaces: %j', (code) =>
		expect(underlined(frameOf(code))).toBe('bind'),
	);

	it.each([
		'/* 漢字 */ [bind](s);',
		'/* 🔌 */ [bind](s);',
		'/* e\u0301 */ [bind](s);',
		'/* 👩‍💻 */ [bind](s);',
		'f("[漢字]");',
	])('puts the carets under %s', (code) => expect(underlined(frameOf(code))).toBe(/\[(.*)\]/.exec(code)![1]));

	it('underlines each line of a place that has several', () => {
		expect(frameOf('[bind(s,\n  a)];')).toBe(
			['> 1 | bind(s,', '    | ^^^^^^^', '> 2 |   a);', '    | ^^^^'].join('\n'),
		);
	});

	it.each([40, 60, 80, 120])('fits into %i cells, with the place in sight', (width) => {
		const frame = frameOf(
			`${'int x; '.repeat(30)}[bind](s, 漢字);${' int y;'.repeat(30)}\nshort\n${'漢字'.repeat(90)}`,
			width,
		);
		expect(Math.max(...frame.split('\n').map((row) => stringWidth(row)))).toBeLessThanOrEqual(width);
		expect(underlined(frame)).toBe('bind');
		expect(frame).toMatch(/> 1 \| ….*bind.*…$/m);
	});

	it('cuts nothing off the left where the place can be seen without', () => {
		expect(frameOf(`    [bind](s, ${'a'.repeat(100)});`, 60)).toMatch(/^> 1 \| {5}bind\(s, a+…$/m);
	});

	it('shows a place in a line of megabytes', () => {
		const frame = frameOf(`${'x '.repeat(500_000)}[bind](s);${' y'.repeat(500_000)}`, 80);
		expect(underlined(frame)).toBe('bind');
		expect(frame.length).toBeLessThan(300);
	});
});

describe('on a terminal', () => {
	const finding = (file: string, line: number): ReportedFinding => ({
		...{ file, rule: 'unchecked-bind', severity: 'warning', targets: ['windows'], fixes: [] },
		range: { start: { line, column: 1 }, end: { line, column: 5 } },
		message: 'Nobody looks at the result of bind: where the port is taken, the program goes on with a socket.',
		related: [{ file: 'c.c', range: { start: { line: 7, column: 3 }, end: { line: 7, column: 9 } }, message: 'Here.' }],
	});
	const excerpt = { first: 1, from: 0, lines: ['bind(s);', 'bind(t);'] };
	const framed = [finding('a.c', 1), finding('a.c', 2), finding('b.c', 1)].map((each) => ({ finding: each, excerpt }));
	const style: TextStyle = { ...plainStyle, width: 60 };
	const shown = (given: TextStyle) => findingsText(framed, given).join('\n\n');

	it('stands the name of a file once above its findings', () => {
		const rows = shown(style).split('\n');
		expect(rows.filter((row) => /^[ab]\.c$/.test(row))).toEqual(['a.c', 'b.c']);
		expect(rows.filter((row) => /^\d+:\d+ warning/.test(row))).toHaveLength(3);
		expect(rows.filter((row) => row.includes('c.c:7:3 Here.'))).toHaveLength(3);
	});

	it('breaks between words and indents what follows', () => {
		const rows = shown(style).split('\n');
		expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(60);
		expect(rows.some((row) => /^ {4}\w+.* \w+$/.test(row))).toBe(true);
		expect(shown(style).replace(/\s+/g, ' ')).toContain(finding('a.c', 1).message);
	});

	it('colours the severity and the carets alike, and links the rule to its page', () => {
		const links: string[] = [];
		const text = shown({
			...{ colours: pc.createColors(true), width: 80 },
			link: (words, target) => {
				links.push(target);
				return words;
			},
		});
		expect(text).toContain(pc.createColors(true).yellow('warning'));
		expect(text).toContain(pc.createColors(true).bold(pc.createColors(true).yellow('^^^^')));
		expect(links[0]).toMatch(/^file:\/\/.*\/rules\/unchecked-bind\.md$/);
	});

	it('says in a pipe of each finding where it is, in one line', () => {
		expect(shown(plainStyle)).toMatch(/^a\.c:2:1 warning unchecked-bind .* \[windows\]$/m);
	});

	it('tells how long it took', () => {
		const summary = { files: 2, findings: 0, error: 0, warning: 0, info: 0, hint: 0 };
		const report = { version: 1 as const, findings: [], problems: [], summary };
		expect(summaryText(report, 1.234)).toBe('2 files, no findings. 1.2 s.');
		expect(summaryText(report)).toBe('2 files, no findings.');
	});
});

describe('check --quiet', () => {
	const run = (...args: string[]) =>
		bindsight(['check', '--quiet', ...args, '.'], { cwd: folderWith({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND }) });

	it('shows what makes the run fail, and no summary', () => {
		const { stdout, exitCode } = run();
		expect(stdout).toMatch(/^\.\/a\.c:12:28 error option-after-bind /);
		expect(stdout).not.toContain('unchecked-bind');
		expect(stdout).not.toContain('2 files');
		expect(exitCode).toBe(1);
	});

	it('goes by --fail-on', () => expect(run('--fail-on', 'warning').stdout).toContain('unchecked-bind'));

	it('prints nothing where nothing is wrong', () => {
		const cwd = folderWith({ 'a.c': CLEAN });
		expect(bindsight(['check', '--quiet', '.'], { cwd })).toEqual({ stdout: '', stderr: '', exitCode: 0 });
	});

	it('holds for every format', () => {
		expect(JSON.parse(run('--format', 'json').stdout).findings).toMatchObject([{ rule: 'option-after-bind' }]);
	});
});

/** What is written to a terminal of 60 columns, with what steers it by name. */
function onTerminal(cwd: string, env: Record<string, string>): string {
	const command = `stty cols 60; "${process.execPath}" "${BINDSIGHT}" check .`;
	const { NO_COLOR: _, CI: __, ...inherited } = process.env;
	const shown = spawnSync('script', ['-qec', command, '/dev/null'], {
		cwd,
		env: { ...inherited, TERM: 'xterm-256color', LC_ALL: 'C', ...env },
		encoding: 'utf8',
	});
	const named = { '\u001b': '<ESC>', '\u0007': '<BEL>', '\r': '<CR>' };
	return Object.entries(named).reduce(
		(all, [control, name]) => all.replaceAll(control, name),
		shown.stdout.replaceAll('\r\n', '\n'),
	);
}

/** `script` of util-linux makes a terminal for a command. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

describe.skipIf(!hasTerminal)('the command line on a real terminal', () => {
	it('shows progress while it works, takes it away, and says how long it took', () => {
		const shown = onTerminal(folderWith({ 'src/late.c': LATE_OPTION }), {});
		expect(shown).toContain('<CR><ESC>[2Kreading 1/1 ./src/late.c');
		expect(shown).toContain('<CR><ESC>[2K<ESC>[4m./src/late.c<ESC>[24m\n');
		expect(shown).toMatch(/1 error, .* hints\. \d+(\.\d)? s\.\n$/);
	});

	it('links the rule to its page where the terminal shows links, and not where it does not', () => {
		const cwd = folderWith({ 'late.c': LATE_OPTION });
		const link = /<ESC>\]8;;file:\S*\/rules\/option-after-bind\.md<BEL>\S*option-after-bind\S*<ESC>\]8;;<BEL>/;
		expect(onTerminal(cwd, { FORCE_HYPERLINK: '1' })).toMatch(link);
		expect(onTerminal(cwd, { FORCE_HYPERLINK: '0' })).not.toContain('<ESC>]8');
	});

	it('has no colours with NO_COLOR', () => {
		const shown = onTerminal(folderWith({ 'late.c': LATE_OPTION }), { NO_COLOR: '1', FORCE_HYPERLINK: '0' });
		expect(shown).not.toMatch(/<ESC>\[\d+m/);
		expect(shown).toContain('12:28 error option-after-bind');
	});
});
