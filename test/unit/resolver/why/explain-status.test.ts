import { describe, expect, it } from 'vitest';
import { BIND_STATUSES } from '../../../../server/src/knowledge/bind-statuses.js';
import { SHARING_MODELS } from '../../../../server/src/knowledge/sharing-models.js';
import { STATUSES, statusCausesId } from '../../../../server/src/knowledge/statuses/index.js';
import { text } from '../../../../server/src/messages/text.js';
import { matrix } from '../../../../server/src/resolver/index.js';
import { explainStatus } from '../../../../server/src/resolver/why/index.js';
import { pasted, why } from './asking.js';

const OUTCOMES = ['SUCCESS', 'INUSE', 'DENIED'] as const;

describe('every first bind that explains a status', () => {
	const models = SHARING_MODELS.map(({ name, api }) => [name, api] as const);

	it.each(models)('%s: they are the cells of the table that end with it, in any branch', (model, api) => {
		const table = matrix(model);
		if ('error' in table) {
			throw new Error(text(table.error));
		}
		for (const outcome of OUTCOMES) {
			const { name } = BIND_STATUSES[api][outcome];
			const cells = table.cells.flat().filter(({ status, branches }) => {
				return [status, branches?.granted.status, branches?.refused.status].some((each) => each?.name === name);
			});
			const shown = why(name, { model }).explanations.map(({ first, second }) => [first, second]);
			const expected = cells.map(({ first, second }) => {
				return [
					{ option: first.option, address: first.address },
					{ option: second.option, address: second.address },
				];
			});
			expect(shown).toHaveLength(expected.length);
			expect(shown).toEqual(expect.arrayContaining(expected));
		}
	});

	it('are narrowed by what is known of the second bind', () => {
		const answer = why('10013', { bind: { options: ['reuse'], addresses: ['wildcard'] } });
		expect(answer.explanations.map(({ first }) => `${first.option} ${first.address}`)).toEqual([
			'none wildcard',
			'exclusive wildcard',
		]);
	});

	it('are none where no bind of the table can end with it: then only other causes are left', () => {
		const answer = why('10013', { bind: { options: ['none'], addresses: ['wildcard'] } });
		expect(answer.explanations).toEqual([]);
		expect(answer.otherCauses[0]?.name).toBe('excluded-range');
	});

	it('name the dual-stack wildcard beside an IPv4 literal', () => {
		const answer = why('10013', { bind: { options: ['none'], addresses: ['0.0.0.0'] } });
		expect(answer.explanations.map(({ first }) => first)).toEqual([
			{ option: 'none', address: '::', dualStack: true },
			{ option: 'reuse', address: '::', dualStack: true },
			{ option: 'exclusive', address: '::', dualStack: true },
		]);
	});

	it('hold for the same and for a different account', () => {
		const bind = { options: ['none'], addresses: ['specific'] } as const;
		expect(why('10013', { bind, account: 'same' }).explanations).toHaveLength(1);
		expect(why('10013', { bind, account: 'different' }).explanations).toHaveLength(3);
	});

	it('refuse both options in Winsock with the error that they bring about', () => {
		const answer = explainStatus({ text: '10013', bind: { options: ['both'] } });
		expect('error' in answer && text(answer.error)).toContain('10022');
	});
});

describe('every status that is known', () => {
	it.each(STATUSES.map((status) => [status.name, status] as const))('%s has a clear answer', (name, status) => {
		const answer = why(name);
		expect(answer.status.name).toBe(name);
		expect(answer.model).toBe(status.kind === 'ntstatus' ? 'wsk' : 'winsock');
		expect(text({ id: statusCausesId(status) })).toMatch(/\S/);
		for (const { cause, tell, command } of answer.otherCauses) {
			expect(text(cause)).toMatch(/\.$/);
			expect(text(tell)).toMatch(/\.$/);
			expect(command).toMatch(/^\w+ ?/);
			expect(command).not.toMatch(/[{}]/);
		}
		if (!answer.isBindStatus) {
			expect(answer.explanations).toEqual([]);
			expect(answer.notes.map(text).join()).toContain(name);
		}
	});

	it('has the same answer by name and by number', () => {
		for (const { name, value } of STATUSES) {
			expect(why(String(value)).status.name).toBe(name);
		}
	});

	it('is translated where the model is that of the other interface', () => {
		const answer = why('10013', { model: 'wsk' });
		expect(answer.explanations[0]?.model).toBe('wsk');
		expect(answer.notes.map(text).join()).toContain('STATUS_ACCESS_DENIED');
		expect(why('0xC000020A', { model: 'winsock' }).notes.map(text).join()).toContain('WSAEADDRINUSE (10048)');
	});
});

describe('causes outside the table', () => {
	const names = (said: string, question = {}) => why(said, question).otherCauses.map(({ name }) => name);

	it('begin with what fits the port', () => {
		expect(names('10013', { bind: { port: 80 } })[0]).toBe('http-sys');
		expect(names('10013', { bind: { port: 50100 } })[0]).toBe('excluded-range');
		expect(names('10048', { bind: { port: 50100 } })[0]).toBe('dynamic-range');
		expect(names('10048', { bind: { port: 8080 } }).at(-1)).toBe('dynamic-range');
	});

	it('begin with what strikes the call', () => {
		expect(names('connect failed: 10048')[0]).toBe('ports-exhausted');
		expect(names('sendto failed: 10013')[0]).toBe('security-filter');
	});

	it('carry the port, the protocol and the process in their commands', () => {
		const { otherCauses } = why('udp bind 10048', { bind: { port: 5353 }, evidence: pasted('netstat-ano') });
		const commands = otherCauses.map(({ command }) => command);
		expect(commands).toContain('netsh int ipv4 show dynamicport udp');
		expect(commands).toContain('Get-CimInstance Win32_Process -Filter "ParentProcessId=2100"');
	});

	it('leave out what only TCP has for UDP', () => {
		expect(names('10048', { bind: { protocol: 'udp' } })).not.toContain('http-sys');
	});
});

describe('an unknown text', () => {
	it.each(['', '   ', 'hello world', '12345', 'WSAEACESS', '0xZZ', '10013x', 'port 10013'])('%j is refused', (said) => {
		const answer = explainStatus({ text: said });
		expect('error' in answer && text(answer.error)).toMatch(/10013/);
	});
});
