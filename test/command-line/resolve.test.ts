import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused, folderWith, parsedAs } from './helpers/bindsight.js';
import { errorSchema, resolveSchema } from './helpers/schemas.js';

function resolved(...args: string[]) {
	const run = bindsight(['resolve', ...args, '--format', 'json']);
	expect(run.stderr).toBe('');
	expect(run.exitCode).toBe(0);
	return parsedAs(resolveSchema, run);
}

describe('resolve', () => {
	it('takes what is left out for a wildcard bind without a sharing option, in Winsock', () => {
		expect(resolved()).toMatchObject({
			model: 'winsock',
			first: { option: 'none', address: 'wildcard' },
			second: { option: 'none', address: 'wildcard' },
			outcome: 'INUSE',
			status: { name: 'WSAEADDRINUSE', value: 10048 },
		});
	});

	it('gives both branches where the account is not known', () => {
		expect(resolved('--second-address', 'specific')).toMatchObject({
			outcome: 'CHECK',
			status: null,
			branches: {
				granted: { outcome: 'SUCCESS', status: { name: 'NO_ERROR', value: 0 } },
				refused: { outcome: 'DENIED', status: { name: 'WSAEACCES', value: 10013 } },
			},
		});
	});

	it('hands every flag on', () => {
		const answer = resolved(
			...['--model', 'wsk', '--first-option', 'reuse', '--first-address', '10.0.0.1', '--first-protocol', 'udp'],
			...['--first-port', '53', '--first-descriptor', 'custom', '--second-option', 'exclusive'],
			...['--second-address', '::', '--second-dual-stack', '--second-protocol', 'udp', '--second-port', '53'],
		);
		expect(answer.model).toBe('wsk');
		expect(answer.first).toEqual({
			option: 'reuse',
			address: '10.0.0.1',
			protocol: 'udp',
			port: 53,
			descriptor: 'custom',
		});
		expect(answer.second).toEqual({
			option: 'exclusive',
			address: '::',
			dualStack: true,
			protocol: 'udp',
			port: 53,
		});
	});

	it('turns the check into a refusal for the default descriptor', () => {
		const args = ['--model', 'wsk', '--second-address', 'specific'];
		expect(resolved(...args).outcome).toBe('CHECK');
		expect(resolved(...args, '--first-descriptor', 'default').outcome).toBe('DENIED');
	});

	it('says it in words', () => {
		const { stdout, exitCode } = bindsight(['resolve', '--account', 'different', '--second-option', 'reuse']);
		expect(stdout).toMatch(
			/^DENIED WSAEACCES \(10013\)\nwinsock: first bind: none, wildcard; second bind: reuse, wild/,
		);
		expect(stdout).toMatch(/^Confidence: documented$/m);
		expect(stdout).toMatch(/^Sources: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE/m);
		expect(exitCode).toBe(0);
	});

	it('shows both branches in words', () => {
		const { stdout } = bindsight(['resolve', '--second-address', 'specific']);
		expect(stdout).toContain('access granted: SUCCESS');
		expect(stdout).toContain('access refused: DENIED WSAEACCES (10013)');
	});

	it('answers both options with the error that Winsock gives', () => {
		checkRefused(['resolve', '--first-option', 'both'], ['WSAEINVAL', '10022']);
		const run = bindsight(['resolve', '--first-option', 'both', '--format', 'json']);
		expect(parsedAs(errorSchema, run).error).toContain('10022');
		expect(run.exitCode).toBe(2);
	});

	it.each([
		[['--first-port', '65536'], '65536'],
		[['--first-port', '-1'], '-1'],
		[['--second-port', 'http'], 'http'],
		[['--second-port', ''], 'port'],
		[['--first-address', '10.0.0.256'], '10.0.0.256'],
		[['--first-address', ''], 'address'],
		[['--account', 'same', '--access', 'refused'], 'same'],
		[['--first-address', 'specific', '--second-address', '10.0.0.1'], '10.0.0.1'],
	])('refuses %j', (args, mention) => checkRefused(['resolve', ...args], [mention]));
});

describe('resolve --batch', () => {
	const question = (second: object) =>
		JSON.stringify({ model: 'winsock', first: { option: 'none', address: 'wildcard' }, second });
	const good = question({ option: 'none', address: 'wildcard' });

	/** One answer a line, in order: an outcome, or that it is an error. */
	function answers(input: string | Buffer): (string | object)[] {
		const run = bindsight(['resolve', '--batch', '-'], { input });
		expect(run.stderr).toBe('');
		expect(run.exitCode).toBe(0);
		const lines = run.stdout.split('\n');
		expect(lines.pop()).toBe('');
		return lines.map((line) => {
			const error = errorSchema.safeParse(JSON.parse(line));
			return error.success ? 'error' : resolveSchema.parse(JSON.parse(line)).outcome;
		});
	}

	it('answers lines in order, and wrong ones in the middle with an error', () => {
		const input = [
			good,
			'{"model": "winsock",',
			question({ option: 'reuse', address: 'wildcard' }),
			'[]',
			'',
			question({ option: 'resue', address: 'wildcard' }),
			question({ option: 'none', adress: 'wildcard' }),
			'null',
			question({ option: 'both', address: 'wildcard' }),
			good,
		];
		expect(answers(`${input.join('\n')}\n`)).toEqual([
			'INUSE',
			'error',
			'DENIED',
			'error',
			'error',
			'error',
			'error',
			'error',
			'error',
			'INUSE',
		]);
	});

	it('takes Windows line ends, a byte order mark and a last line without end', () => {
		expect(answers(`\ufeff${good}\r\n${good}`)).toEqual(['INUSE', 'INUSE']);
	});

	it('answers a line of many megabytes with an error and goes on', () => {
		expect(answers(`${good}\n"${'x'.repeat(3 * 1024 * 1024)}"\n${good}\n`)).toEqual(['INUSE', 'error', 'INUSE']);
	});

	it('answers nothing with nothing', () => expect(answers('')).toEqual([]));

	it('does not choke on bytes that are no text', () => {
		expect(answers(Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0xc3, 0x28, 0x0a]))).toEqual(['error', 'error']);
	});

	it('names the field that is wrong', () => {
		const { stdout } = bindsight(['resolve', '--batch', '-'], {
			input: question({ option: 'none', address: 'wildcard', port: 70000 }),
		});
		expect(parsedAs(errorSchema, { stdout, stderr: '', exitCode: 0 }).error).toMatch(/second\.port.*70000/);
	});

	it('reads a file', () => {
		const cwd = folderWith({ 'questions.jsonl': `${good}\n${good}\n` });
		const { stdout, exitCode } = bindsight(['resolve', '--batch', 'questions.jsonl'], { cwd });
		expect(stdout.trimEnd().split('\n')).toHaveLength(2);
		expect(exitCode).toBe(0);
	});

	it('refuses a file that is not there, and a directory', () => {
		const cwd = folderWith({});
		checkRefused(['resolve', '--batch', 'questions.jsonl'], ['questions.jsonl', 'no such file'], { cwd });
		checkRefused(['resolve', '--batch', '.'], ['is a directory'], { cwd });
	});
});
