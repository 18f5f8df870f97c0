import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused } from './helpers/bindsight.js';

const VERBS = ['check', 'merge', 'sockets', 'resolve', 'why', 'matrix', 'explain', 'rules', 'lsp'];

describe('help', () => {
	it.each(VERBS)('%s --help shows its options and an example', (verb) => {
		const { exitCode, stdout, stderr } = bindsight([verb, '--help']);
		expect(stdout).toContain(`Usage: bindsight ${verb}`);
		expect(stdout).toMatch(new RegExp(`Example.*\\n +bindsight ${verb}`));
		expect(stderr).toBe('');
		expect(exitCode).toBe(0);
	});

	it('lists every verb', () => {
		const { exitCode, stdout } = bindsight(['--help']);
		for (const verb of VERBS) {
			expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
		}
		expect(exitCode).toBe(0);
	});

	it('goes to stderr where no verb is given, with the exit code of wrong usage', () => {
		const { exitCode, stdout, stderr } = bindsight([]);
		expect(stdout).toBe('');
		expect(stderr).toContain('Usage: bindsight');
		expect(exitCode).toBe(2);
	});

	it('--version prints the version alone', () => {
		const { exitCode, stdout } = bindsight(['--version']);
		expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
		expect(exitCode).toBe(0);
	});
});

describe('wrong usage', () => {
	it('suggests the verb that was meant', () => checkRefused(['chekc', 'src'], ["'chekc'", 'Did you mean check?']));

	it('suggests the option that was meant', () =>
		checkRefused(['check', '--fromat', 'json', '.'], ['--fromat', 'Did you mean --format?']));

	it.each([
		[['check', '--format', 'jsn', '.'], 'Did you mean json?'],
		[['check', '--format', 'srif', '.'], 'Did you mean sarif?'],
		[['check', '--target', 'windows-kernle', '.'], 'Did you mean windows-kernel?'],
		[['check', '--fail-on', 'warn', '.'], 'Did you mean warning?'],
		[['sockets', '--target', 'posx', '.'], 'Did you mean posix?'],
		[['resolve', '--model', 'winsok'], 'Did you mean winsock?'],
		[['resolve', '--account', 'diferent'], 'Did you mean different?'],
		[['resolve', '--access', 'granded'], 'Did you mean granted?'],
		[['resolve', '--first-option', 'exclusiv'], 'Did you mean exclusive?'],
		[['resolve', '--second-protocol', 'tpc'], 'Did you mean tcp?'],
		[['resolve', '--first-descriptor', 'defualt'], 'Did you mean default?'],
		[['matrix', '--format', 'markdwon'], 'Did you mean markdown?'],
		[['matrix', '--role', 'frist'], 'Did you mean first?'],
	])('%j: %s', (args, suggestion) => checkRefused(args, [args[1]!, args[2]!, suggestion]));

	it('lists the words that are allowed where none is near', () =>
		checkRefused(['check', '--format', 'xml', '.'], ['Allowed: text, json, sarif, github.']));

	it.each(['0', '-1', 'all', '1.5', '1000'])('refuses %s threads', (jobs) =>
		checkRefused(['check', `--jobs=${jobs}`, '.'], ['--jobs <n>', 'from 1 to 256']),
	);

	it('names an option that lacks its value', () => checkRefused(['check', '.', '--output'], ['--output <file>']));

	it.each([[['check']], [['sockets']]])('%j without paths says what to give', (args) =>
		checkRefused(args, ['name the files or directories']),
	);

	it('refuses arguments that mean nothing', () => checkRefused(['rules', 'all'], ['too many arguments']));

	it('refuses lsp without a transport', () => checkRefused(['lsp'], ['--stdio']));

	it.each([['server.c'], ['server.c:'], ['server.c:0'], ['server.c:3:0'], [':3'], ['server.c:x']])(
		'refuses the place %j',
		(place) => checkRefused(['matrix', '--at', place], ['FILE:LINE']),
	);
});
