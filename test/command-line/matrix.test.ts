import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, parsedAs } from './helpers/bindsight.js';
import { LATE_OPTION } from './helpers/code.js';
import { matrixSchema } from './helpers/schemas.js';

function matrixOf(...args: string[]) {
	const run = bindsight(['matrix', '--format', 'json', ...args], { cwd: folderWith({ 'a.c': LATE_OPTION }) });
	expect(run.exitCode).toBe(0);
	return parsedAs(matrixSchema, run);
}

describe('matrix --format json', () => {
	it.each([
		['wsk', 6],
		['winsock', 6],
		['winsock-xp', 6],
		['winsock-2008-article', 9],
	])('%s has 6 rows and %i columns', (model, columns) => {
		const matrix = matrixOf('--model', model);
		expect(matrix).toMatchObject({ model, account: 'unknown', socket: null, role: 'first' });
		expect(matrix.rows).toHaveLength(6);
		expect(matrix.cells.map((row) => row.length)).toEqual(Array(6).fill(columns));
	});

	it('has the first bind in its rows and the second in its columns', () => {
		const { rows, columns, cells } = matrixOf('--account', 'same');
		for (const [row, line] of cells.entries()) {
			for (const [column, cell] of line.entries()) {
				expect([cell.first, cell.second]).toEqual([rows[row], columns[column]]);
			}
		}
		expect(cells[0]?.[2]).toMatchObject({ first: { option: 'none' }, second: { option: 'reuse' }, outcome: 'DENIED' });
		expect(cells[2]?.[0]).toMatchObject({ first: { option: 'reuse' }, second: { option: 'none' }, outcome: 'INUSE' });
	});
});

describe('matrix --at', () => {
	it('gives the socket there, with its lines of the table and the verdict', () => {
		expect(matrixOf('--at', 'a.c:10').socket).toMatchObject({
			file: 'a.c',
			expression: 's',
			function: 'serve',
			lines: [0],
			bind: { start: { line: 10, column: 6 } },
		});
	});

	it('takes a column, and says where no socket is', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION });
		const run = bindsight(['matrix', '--format', 'json', '--at', 'a.c:1:3'], { cwd });
		expect(parsedAs(matrixSchema, run).socket).toBeNull();
		expect(run.stderr).toBe('bindsight: a.c:1:3: no socket here\n');
		expect(run.exitCode).toBe(0);
	});

	it('takes the socket for the second bind, where that is asked for', () => {
		expect(matrixOf('--at', 'a.c:10:11', '--role', 'second')).toMatchObject({ role: 'second', socket: { lines: [0] } });
	});

	it('takes another model and account than the socket shows', () => {
		const answer = matrixOf('--at', 'a.c:10', '--model', 'winsock-xp', '--account', 'different');
		expect(answer).toMatchObject({ model: 'winsock-xp', account: 'different', socket: { expression: 's' } });
	});
});

describe('matrix in words', () => {
	it('names both axes, and its source under it', () => {
		const { stdout } = bindsight(['matrix', '--model', 'winsock-xp']);
		expect(stdout.split('\n').slice(0, 13).join('\n')).toMatchInlineSnapshot(`
			"Winsock, Windows XP and earlier

			┌────────────────────────────────┬─────────────────────────────────────────────────────────────────┐
			│ First bind (rows)              │ Second bind (columns)                                           │
			│                                │ no option           │ SO_REUSEADDR        │ SO_EXCLUSIVEADDRUSE │
			│                                │ wildcard │ specific │ wildcard │ specific │ wildcard │ specific │
			│ no option           │ wildcard │ INUSE    │ INUSE    │ SUCCESS* │ SUCCESS  │ INUSE    │ INUSE    │
			│                     │ specific │ INUSE    │ INUSE    │ SUCCESS  │ SUCCESS* │ INUSE    │ INUSE    │
			│ SO_REUSEADDR        │ wildcard │ INUSE    │ INUSE    │ SUCCESS* │ SUCCESS  │ INUSE    │ INUSE    │
			│                     │ specific │ INUSE    │ INUSE    │ SUCCESS  │ SUCCESS* │ INUSE    │ INUSE    │
			│ SO_EXCLUSIVEADDRUSE │ wildcard │ INUSE    │ INUSE    │ DENIED   │ DENIED   │ INUSE    │ INUSE    │
			│                     │ specific │ INUSE    │ INUSE    │ DENIED   │ DENIED   │ INUSE    │ INUSE    │
			└─────────────────────┴──────────┴──────────┴──────────┴──────────┴──────────┴──────────┴──────────┘"
		`);
		expect(stdout).toMatch(/^Sources: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE/m);
	});

	it('marks the line of the socket, a row or a column', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION });
		const row = bindsight(['matrix', '--at', 'a.c:10'], { cwd }).stdout;
		expect(row).toMatch(/^a\.c:10:6: s, .*; it is the first bind and its line is marked\.$/m);
		expect(row.match(/> wildcard/g)).toHaveLength(1);
		expect(row).toMatch(/^│ no option +│ > wildcard +│ INUSE/m);
		const column = bindsight(['matrix', '--at', 'a.c:10', '--role', 'second'], { cwd }).stdout;
		expect(column).toMatch(/^│ +│ > wildcard │ specific/m);
	});

	it('is Markdown where that is asked for', () => {
		const cwd = folderWith({ 'a_b.c': LATE_OPTION });
		const { stdout } = bindsight(['matrix', '--at', 'a_b.c:10', '--format', 'markdown'], { cwd });
		expect(stdout).toContain('| First bind (rows) / second bind (columns) | no option, wildcard |');
		expect(stdout).toMatch(/^\| \*\*no option, wildcard\*\* \| \*\*INUSE\*\* \|/m);
		expect(stdout).toContain('a\\_b.c:10:6');
		const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
		expect(new Set(rows.map((row) => row.replaceAll('\\|', '').split('|').length)).size).toBe(1);
	});
});
