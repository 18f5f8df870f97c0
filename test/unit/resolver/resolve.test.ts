import { describe, expect, test } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { resolve } from '../../../server/src/resolver/index.js';
import { ask, bind, errorOf } from './asking.js';

const GRANTED = { access: 'granted' } as const;
const REFUSED = { access: 'refused' } as const;
const SAME = { account: 'same' } as const;
const DIFFERENT = { account: 'different' } as const;

function noteIds(answer: ReturnType<typeof ask>): string[] {
	return answer.notes.map((note) => note.id);
}

describe('the access check', () => {
	test('Winsock Kernel answers CHECK with both branches while nothing is known of the descriptor', () => {
		const answer = ask('wsk', 'none wildcard', 'reuse specific');
		expect(answer).toMatchObject({ outcome: 'CHECK', status: null, confidence: 'documented' });
		expect(answer.branches).toEqual({
			granted: { outcome: 'SUCCESS', status: { name: 'STATUS_SUCCESS', value: '0x00000000' } },
			refused: { outcome: 'DENIED', status: { name: 'STATUS_ACCESS_DENIED', value: '0xC0000022' } },
		});
	});

	test('Winsock answers CHECK where the account decides and is not known', () => {
		expect(ask('winsock', 'none wildcard', 'none specific').branches).toEqual({
			granted: { outcome: 'SUCCESS', status: { name: 'NO_ERROR', value: 0 } },
			refused: { outcome: 'DENIED', status: { name: 'WSAEACCES', value: 10013 } },
		});
		expect(ask('winsock', 'none wildcard', 'none wildcard')).toMatchObject({ outcome: 'INUSE' });
	});

	test.each([
		['winsock', SAME, 'SUCCESS'],
		['winsock', GRANTED, 'SUCCESS'],
		['winsock', DIFFERENT, 'DENIED'],
		['winsock', REFUSED, 'DENIED'],
		['winsock', { ...SAME, ...GRANTED }, 'SUCCESS'],
		['wsk', GRANTED, 'SUCCESS'],
		['wsk', REFUSED, 'DENIED'],
	] as const)('%s with %o: %s', (model, known, outcome) => {
		expect(ask(model, 'none wildcard', 'exclusive specific', known).outcome).toBe(outcome);
	});

	test('the default descriptor refuses, documented, and only the first socket has a say', () => {
		expect(ask('wsk', 'none wildcard descriptor=default', 'none specific')).toMatchObject({
			outcome: 'DENIED',
			status: { name: 'STATUS_ACCESS_DENIED' },
			confidence: 'documented',
		});
		expect(ask('wsk', 'none wildcard descriptor=custom', 'none specific').outcome).toBe('CHECK');
		expect(ask('wsk', 'none wildcard', 'none specific descriptor=default').outcome).toBe('CHECK');
		expect(ask('wsk', 'reuse wildcard descriptor=default', 'reuse specific').outcome).toBe('SUCCESS');
	});

	test('in Winsock Kernel the account does not decide, and the answer says so', () => {
		const answer = ask('wsk', 'none wildcard', 'none specific', SAME);
		expect(answer.outcome).toBe('CHECK');
		expect(noteIds(answer)).toContain('resolver.note.account-in-kernel');
	});

	test('a descriptor means nothing in Winsock, and the answer says so', () => {
		const answer = ask('winsock', 'none wildcard descriptor=default', 'none specific');
		expect(answer.outcome).toBe('CHECK');
		expect(noteIds(answer)).toContain('resolver.note.no-descriptor');
	});

	test('before Windows Server 2003 accounts change nothing', () => {
		for (const known of [SAME, DIFFERENT, {}]) {
			expect(ask('winsock-xp', 'none wildcard', 'reuse specific', known).outcome).toBe('SUCCESS');
		}
	});
});

describe('addresses that do not meet', () => {
	test.each(['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article'])('in %s', (model) => {
		for (const [first, second] of [
			['exclusive specific', 'exclusive specific2'],
			['exclusive specific2', 'none specific'],
			['exclusive 10.0.0.1', 'none 10.0.0.2'],
			['exclusive ::1', 'none ::2'],
		] as const) {
			expect(ask(model, first, second)).toMatchObject({ outcome: 'SUCCESS', confidence: 'documented' });
		}
		expect(ask(model, 'none wildcard', 'reuse specific2')).toMatchObject({ outcome: 'NOT_APPLICABLE', status: null });
	});

	test('one port of two protocols, two ports, and an ephemeral port do not meet', () => {
		expect(ask('winsock', 'exclusive wildcard tcp', 'none wildcard udp')).toMatchObject({
			outcome: 'SUCCESS',
			confidence: 'inferred',
		});
		expect(ask('winsock', 'exclusive wildcard :80', 'none wildcard :81')).toMatchObject({ outcome: 'SUCCESS' });
		expect(ask('winsock', 'exclusive wildcard :0', 'none wildcard :0')).toMatchObject({
			outcome: 'SUCCESS',
			confidence: 'documented',
		});
		expect(ask('wsk', 'exclusive wildcard :5150', 'none wildcard :0').outcome).toBe('SUCCESS');
	});

	test('a protocol or a port that is left out is the other one', () => {
		expect(ask('winsock', 'exclusive wildcard tcp:80', 'none wildcard').outcome).toBe('INUSE');
		expect(ask('winsock', 'exclusive wildcard', 'none wildcard udp:80').outcome).toBe('INUSE');
		expect(ask('winsock', 'exclusive wildcard tcp:80', 'none wildcard tcp:80').outcome).toBe('INUSE');
	});

	test('IPv4 and IPv6 do not collide', () => {
		expect(ask('winsock', 'exclusive 0.0.0.0', 'none ::').outcome).toBe('SUCCESS');
		expect(ask('winsock', 'exclusive ::', 'none 10.0.0.1')).toMatchObject({
			outcome: 'SUCCESS',
			confidence: 'inferred',
		});
	});
});

describe('both options on one socket', () => {
	test('is an error in Winsock that names WSAEINVAL, on either side', () => {
		for (const model of ['winsock', 'winsock-xp', 'winsock-2008-article']) {
			const both = { model, first: bind('both wildcard'), second: bind('none wildcard') };
			expect(errorOf(both)).toMatch(/first\.option.*WSAEINVAL \(10022\)/);
			expect(errorOf({ ...both, first: both.second, second: both.first })).toContain('second.option');
		}
	});

	test('is open in Winsock Kernel', () => {
		for (const [first, second] of [
			['both wildcard', 'none wildcard'],
			['none specific', 'both specific'],
		] as const) {
			expect(ask('wsk', first, second)).toMatchObject({ outcome: 'NOT_APPLICABLE', status: null, confidence: 'open' });
		}
	});
});

describe('what the answer says besides', () => {
	test('the cell in which the sources disagree keeps each document its own, and says so', () => {
		const kernel = ask('wsk', 'reuse specific', 'none specific', GRANTED);
		const winsock = ask('winsock', 'reuse specific', 'none specific', SAME);
		expect(kernel).toMatchObject({ outcome: 'DENIED', confidence: 'documented' });
		expect(winsock).toMatchObject({ outcome: 'INUSE', confidence: 'documented' });
		for (const answer of [kernel, winsock]) {
			expect(noteIds(answer)).toContain('caveat.open-cell');
		}
		expect(noteIds(ask('winsock', 'none specific', 'none specific'))).not.toContain('caveat.open-cell');
	});

	test('the receiver is undefined where two sockets with SO_REUSEADDR hold one address', () => {
		for (const model of ['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article']) {
			expect(ask(model, 'reuse wildcard', 'reuse wildcard').receiver).toBe('undefined');
			expect(ask(model, 'reuse specific', 'reuse specific').receiver).toBe('undefined');
			expect(ask(model, 'reuse wildcard', 'reuse specific').receiver).toBe('defined');
			expect(ask(model, 'none wildcard', 'none wildcard').receiver).toBe('defined');
		}
	});

	test('before 2003 SO_REUSEADDR takes a default socket over too, and the receiver is undefined', () => {
		for (const model of ['winsock-xp', 'winsock-2008-article']) {
			expect(ask(model, 'none specific', 'reuse specific')).toMatchObject({
				outcome: 'SUCCESS',
				receiver: 'undefined',
			});
		}
		expect(ask('winsock', 'none specific', 'reuse specific')).toMatchObject({ outcome: 'DENIED', receiver: 'defined' });
	});

	test('every answer from the article of 2008 says whose cells they are', () => {
		expect(noteIds(ask('winsock-2008-article', 'none wildcard', 'none specific'))).toContain(
			'caveat.article-has-xp-cells',
		);
	});

	test('a bind to a multicast or broadcast address is named as one that Windows refuses', () => {
		const answer = ask('winsock', 'none 239.1.2.3', 'none 239.1.2.3');
		expect(answer.notes.map(text).join()).toContain('239.1.2.3 is a multicast or broadcast address');
	});

	test('the question is given back, so that lines of a batch can be told apart', () => {
		const [first, second] = [bind('none 10.0.0.1 tcp:80'), bind('exclusive 0.0.0.0 tcp:80')];
		expect(resolve({ model: 'winsock', first, second })).toMatchObject({ model: 'winsock', first, second });
	});

	test('the explanation names both sides as they were asked for', () => {
		const answer = ask('winsock', 'exclusive 0.0.0.0', 'reuse 10.0.0.1');
		expect(text(answer.explanation)).toBe(
			'The second bind (SO_REUSEADDR, 10.0.0.1) fails with WSAEACCES (10013): the first bind (SO_EXCLUSIVEADDRUSE, 0.0.0.0) holds the port exclusively on every address.',
		);
	});
});

describe('the structure since Windows Server 2003, in sentences', () => {
	test.each([
		['none wildcard', 'reuse wildcard', 'same-wildcard'],
		['none specific', 'exclusive specific', 'same-specific'],
		['exclusive specific', 'none wildcard', 'around-the-specific'],
		['none specific', 'exclusive wildcard', 'exclusive-wildcard-second'],
		['exclusive wildcard', 'none specific', 'exclusive-wildcard-first'],
		['reuse wildcard', 'reuse specific', 'reuse-inside-reuse'],
		['reuse specific', 'reuse specific', 'reuse-over-reuse'],
		['none wildcard', 'none specific', 'inside-by-account'],
	])('first %s, second %s: %s', (first, second, reason) => {
		expect(ask('winsock', first, second).explanation.id).toBe(`resolver.why.${reason}`);
	});
});
