import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bindsight, checkRefused, folderWith, parsedAs, SAMPLES } from './helpers/bindsight.js';
import { resolveSchema } from './helpers/schemas.js';

const EVIDENCE = fileURLToPath(new URL('../fixtures/evidence/', import.meta.url));
const sample = (name: string) => path.join(EVIDENCE, `${name}.txt`);

// The shape that people script against, written down once more, so that a change of it does not pass unseen.
const whySchema = z.strictObject({
	status: z.strictObject({ name: z.string(), value: z.union([z.int(), z.string()]) }),
	model: z.enum(['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article']),
	isBindStatus: z.boolean(),
	explanations: z.array(resolveSchema),
	otherCauses: z.array(
		z.strictObject({
			name: z.string(),
			cause: z.string().min(1),
			command: z.string().min(1),
			tell: z.string().min(1),
			state: z.enum(['found', 'open', 'ruled-out']),
			source: z.string().min(1),
		}),
	),
	evidence: z.array(
		z.strictObject({
			kind: z.enum(['listening', 'bound', 'connection', 'excluded-range', 'port-proxy']),
			process: z.int().nullable(),
			program: z.string().nullable(),
			protocol: z.enum(['tcp', 'udp']),
			address: z.string().nullable(),
			port: z.int(),
			range: z.strictObject({ start: z.int(), end: z.int(), administered: z.boolean() }).nullable(),
			connectsTo: z.strictObject({ address: z.string(), port: z.int() }).nullable(),
			rows: z.int().min(1),
			says: z.string().min(1),
			follows: z.array(z.string().min(1)),
			next: z.string().nullable(),
			cell: resolveSchema.nullable(),
			cells: z.array(resolveSchema),
		}),
	),
	bind: z.strictObject({ known: z.string(), port: z.int().nullable(), possible: z.array(z.looseObject({})).min(1) }),
	meaning: z.string().min(1),
	notes: z.array(z.string().min(1)),
});

function explained(args: readonly string[], input = '') {
	const run = bindsight(['why', ...args, '--format', 'json'], { input });
	expect(run.stderr).toBe('');
	expect(run.exitCode).toBe(0);
	return parsedAs(whySchema, run);
}

describe('why --format json', () => {
	it('answers a number with the first binds that explain it, in Winsock', () => {
		const { status, model, explanations, evidence } = explained(['10013']);
		expect({ status, model, evidence }).toEqual({
			status: { name: 'WSAEACCES', value: 10013 },
			model: 'winsock',
			evidence: [],
		});
		for (const { status: own, branches } of explanations) {
			expect([own?.value, branches?.refused.status?.value]).toContain(10013);
		}
	});

	it('answers an NTSTATUS with Winsock Kernel, signed numbers too', () => {
		for (const code of ['0xC0000022', 'STATUS_ACCESS_DENIED', '-1073741790']) {
			expect(explained([code])).toMatchObject({ model: 'wsk', status: { value: '0xC0000022' } });
		}
	});

	it('reads a line of a log, with quotes around it and without', () => {
		for (const words of [['bind 0.0.0.0:80 failed: 10013'], ['bind', '0.0.0.0:80', 'failed:', '10013']]) {
			expect(explained(words)).toMatchObject({ status: { name: 'WSAEACCES' }, bind: { port: 80 } });
		}
	});

	it('hands every flag on', () => {
		const args = ['10048', '--model', 'wsk', '--second-option', 'exclusive', '--second-address', '::'];
		const { model, bind } = explained([
			...args,
			'--second-dual-stack',
			'--second-protocol',
			'udp',
			'--second-port',
			'53',
		]);
		expect(model).toBe('wsk');
		expect(bind.possible).toEqual([{ option: 'exclusive', address: '::', dualStack: true, protocol: 'udp', port: 53 }]);
	});

	it('takes the second side from the code', () => {
		const { bind } = explained(['10048', '--at', path.join(SAMPLES, 'exclusive-before-bind.c:20')]);
		expect(bind.possible).toEqual([{ option: 'exclusive', address: '0.0.0.0', protocol: 'tcp', port: 5150 }]);
	});

	it('says where the code has no bind there', () => {
		const cwd = folderWith({ 'a.c': 'int main(void) { return 0; }\n' });
		const run = bindsight(['why', '10048', '--at', 'a.c:1'], { cwd });
		expect(run.stdout).toContain('No socket is bound at that place');
		expect(run.exitCode).toBe(0);
	});

	it.each(['netstat-ano', 'netstat-ano.de', 'netstat-ano.pt', 'tcp-connection-list', 'everything'])(
		'finds the process and the cell in %s',
		(name) => {
			const args = ['10013', '--second-port', '8080', '--second-address', '0.0.0.0', '--second-option', 'reuse'];
			const { evidence } = explained([...args, '--evidence', sample(name)]);
			const holder = evidence.find(({ process, address }) => process === 4321 && address === '0.0.0.0');
			expect(holder).toMatchObject({
				port: 8080,
				cell: { status: { name: 'WSAEACCES' }, second: { option: 'reuse' } },
			});
		},
	);

	it('reads evidence from standard input, in UTF-16 as PowerShell writes it', () => {
		const paste = 'TCP 0.0.0.0:80 0.0.0.0:0 ABHÖREN 4\r\n';
		const utf16 = Buffer.from(`\ufeff${paste}`, 'utf16le');
		const run = bindsight(['why', '10048', '--evidence', '-', '--format', 'json'], { input: utf16 });
		expect(parsedAs(whySchema, run).evidence).toMatchObject([{ process: 4, port: 80 }]);
		expect(explained(['10048', '--evidence', '-'], paste).evidence).toMatchObject([{ process: 4, port: 80 }]);
	});
});

describe('why in words', () => {
	it('leads with what was pasted, then says who may hold the port, then what else', () => {
		const args = ['why', 'bind 0.0.0.0:8080: 10048', '--evidence', sample('netstat-anob')];
		const { stdout, exitCode } = bindsight(args);
		expect(stdout).toMatch(/^WSAEADDRINUSE \(10048\), sharing model winsock\n/);
		const places = ['PID 4321 (nginx.exe) listens on TCP 0.0.0.0:8080', 'By the sharing table', 'Causes outside'];
		const order = places.map((each) => stdout.indexOf(each));
		expect(order.every((at) => at > 0)).toBe(true);
		expect(order).toEqual([...order].sort((a, b) => a - b));
		expect(stdout).toContain('netstat -anoq | findstr :8080');
		expect(exitCode).toBe(0);
	});

	it('leads with the causes outside the table where the table has none', () => {
		const { stdout } = bindsight(['why', '10013', '--second-option', 'none', '--second-address', 'wildcard']);
		expect(stdout.indexOf('excludedportrange')).toBeLessThan(stdout.indexOf('By the sharing table nobody'));
	});

	it('says of a status that no bind ends with that it is none', () => {
		const { stdout, exitCode } = bindsight(['why', 'WSAECONNREFUSED']);
		expect(stdout).toContain('By the sharing tables no bind ends with WSAECONNREFUSED');
		expect(exitCode).toBe(0);
	});

	it('lets nothing of a paste steer the terminal', () => {
		const input = 'TCP 0.0.0.0:80 0.0.0.0:0 X 7\n [a\u001b0;b\u0007.exe]\n';
		const { stdout } = bindsight(['why', '10048', '--evidence', '-'], { input });
		expect(stdout).toContain('PID 7 (a\ufffd');
		expect(stdout).not.toContain('\u001b');
	});
});

describe('wrong input', () => {
	it('suggests the status that was meant', () => checkRefused(['why', 'WSAEACESS'], ['Did you mean WSAEACCES?']));

	it('says what to give where a line names no status', () => checkRefused(['why', 'it does not work'], ['10013']));

	it.each([
		[['--model', 'winsok'], 'Did you mean winsock?'],
		[['--second-option', 'resue'], 'Did you mean reuse?'],
		[['--second-address', 'wildcrad'], 'Did you mean wildcard?'],
		[['--second-address', '10.0.0.256'], 'IPv4'],
		[['--second-port', '0'], '65535'],
		[['--second-port', '80x'], '65535'],
		[['--second-option', 'both'], '10022'],
		[['--at', 'a.c'], 'FILE:LINE'],
		[['--at', 'missing.c:3'], 'missing.c'],
		[['--evidence', 'missing.txt'], 'missing.txt'],
	])('%j: %s', (args, mention) => checkRefused(['why', '10013', ...args], [mention], { cwd: folderWith() }));

	it('refuses evidence that is no text', () => {
		const cwd = folderWith({ 'dump.bin': Buffer.from([0x4d, 0x5a, 0, 0, 1]) });
		checkRefused(['why', '10013', '--evidence', 'dump.bin'], ['dump.bin', 'not a text file'], { cwd });
	});

	it('asks for a status where none is given', () => checkRefused(['why'], ['code or log line']));
});
