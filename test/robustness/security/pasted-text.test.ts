import { describe, expect, it } from 'vitest';
import { bindsight, folderWith } from '../../command-line/helpers/bindsight.js';

const ESCAPE = '\u001b[2J\u001b]8;;https://elsewhere.test\u0007';
/** Rows of netstat -anob and of PowerShell, whose names are anybody's. */
const EVIDENCE = `
  TCP    0.0.0.0:5150           0.0.0.0:0              LISTENING       4242
 [${ESCAPE}evil<img src=x onerror=alert(1)>.exe]
  TCP    [::]:5150 ${'9'.repeat(5_000)}  LISTENING  ${'9'.repeat(400)}
LocalAddress LocalPort RemoteAddress RemotePort State OwningProcess
------------ --------- ------------- ---------- ----- -------------
0.0.0.0      5150      ${ESCAPE}     0          Listen 17
`;

describe('pasted evidence', () => {
	it.each(['text', 'json'])('steers no terminal and is no code: %s', (format) => {
		const cwd = folderWith({ evidence: EVIDENCE });
		const run = bindsight(['why', '10048', '--second-port', '5150', '--evidence', 'evidence', '--format', format], {
			cwd,
		});
		expect(run.stdout + run.stderr).not.toMatch(/[^\P{Cc}\n]/u);
		expect(run.stderr).not.toContain('internal error');
		expect(run.exitCode).toBe(0);
	});

	it.each([
		['a line of megabytes', 'TCP 0.0.0.0:'.repeat(300_000)],
		['spaces', `TCP${' '.repeat(2_000_000)}x`],
		['colons', ':'.repeat(1_000_000)],
		['columns', `${'LocalAddress '.repeat(100_000)}\n${'- '.repeat(100_000)}\n${'1 '.repeat(100_000)}`],
		['properties', 'OwningProcess : 1\n'.repeat(100_000)],
		['digits', `  TCP    0.0.0.0:${'1'.repeat(1_000_000)}  0.0.0.0:0  LISTENING  1`],
	])('is read to its end, whatever it is: %s', (_, evidence) => {
		const run = bindsight(['why', '10048', '--evidence', '-'], { input: evidence });
		expect(run.stderr).not.toContain('internal error');
		expect([0, 2]).toContain(run.exitCode);
	});

	it('is a line of a log of any length', () => {
		for (const line of ['1'.repeat(50_000), '0x'.repeat(50_000), 'bind('.repeat(20_000), 'WSAE'.repeat(25_000)]) {
			expect(bindsight(['why', line]).stderr).not.toContain('internal error');
		}
	});
});
