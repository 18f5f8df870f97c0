import { describe, expect, test } from 'vitest';
import { OBSERVED_ON_WINDOWS } from '../../../server/src/knowledge/observations.js';
import { ask } from './asking.js';

/**
 * What a test of Wine, run on Windows, expects of pairs of TCP binds by one account. Transcribed from the test; in its
 * second part every IPv6 socket has IPV6_V6ONLY off. FAILS: only that the bind fails is expected, not with which code.
 */
const SEEN_ON_WINDOWS = [
	['none 127.0.0.1', 'reuse 127.0.0.1', 'DENIED'],
	['reuse 127.0.0.1', 'none 127.0.0.1', 'FAILS'],
	['reuse 127.0.0.1', 'reuse 127.0.0.1', 'SUCCESS'],
	['none 0.0.0.0', 'none 127.0.0.1', 'SUCCESS'],
	['none 127.0.0.1', 'none 0.0.0.0', 'SUCCESS'],
	['none 0.0.0.0', 'none 0.0.0.0', 'INUSE'],
	['none ::1', 'reuse ::1', 'DENIED'],
	['reuse ::1', 'none ::1', 'FAILS'],
	['reuse ::1', 'reuse ::1', 'SUCCESS'],
	['none ::', 'none ::1', 'SUCCESS'],
	['none ::1', 'none ::', 'SUCCESS'],
	['none ::', 'none ::', 'INUSE'],

	['exclusive 0.0.0.0', 'none 127.0.0.1', 'DENIED'],
	['exclusive :: dual', 'none 127.0.0.1', 'DENIED'],
	['none 0.0.0.0', 'exclusive 127.0.0.1', 'SUCCESS'],
	['exclusive 0.0.0.0', 'exclusive 127.0.0.1', 'DENIED'],
	['exclusive 127.0.0.1', 'none 0.0.0.0', 'SUCCESS'],
	['none 127.0.0.1', 'exclusive 0.0.0.0', 'INUSE'],
	['none 127.0.0.1', 'exclusive :: dual', 'INUSE'],
	['none ::1 dual', 'exclusive 0.0.0.0', 'SUCCESS'],
	['exclusive ::1 dual', 'exclusive 127.0.0.1', 'SUCCESS'],
	['none ::ffff:127.0.0.1 dual', 'exclusive 0.0.0.0', 'INUSE'],
	['exclusive :: dual', 'none 0.0.0.0', 'DENIED'],
	['none :: dual', 'exclusive 0.0.0.0', 'SUCCESS'],
	['none 0.0.0.0', 'exclusive 0.0.0.0', 'INUSE'],
	['none 0.0.0.0', 'none 0.0.0.0', 'INUSE'],
	['none :: dual', 'none 0.0.0.0', 'SUCCESS'],
	['none ::ffff:0.0.0.0 dual', 'none 0.0.0.0', 'INUSE'],
	['none ::ffff:127.0.0.1 dual', 'none 127.0.0.1', 'INUSE'],
	['none 127.0.0.1', 'none ::ffff:127.0.0.1 dual', 'INUSE'],
	['exclusive ::1 dual', 'exclusive 127.0.0.1', 'SUCCESS'],
	['exclusive 127.0.0.1', 'none 127.0.0.1', 'INUSE'],
	['none 127.0.0.1', 'exclusive 127.0.0.1', 'INUSE'],
] as const;

const SAME = { account: 'same' } as const;

describe('all 33 pairs that were run on Windows', () => {
	test('are these', () => {
		expect(SEEN_ON_WINDOWS).toHaveLength(33);
		const distinct = new Set(OBSERVED_ON_WINDOWS.map((run) => `${run.first}, ${run.second}`));
		expect(distinct.size).toBe(OBSERVED_ON_WINDOWS.length);
	});

	test.each(SEEN_ON_WINDOWS)('%s, then %s: %s', (first, second, result) => {
		const answer = ask('winsock', first, second, SAME);
		if (result === 'FAILS') {
			expect(answer.outcome).not.toBe('SUCCESS');
			expect(answer.confidence).toBe('documented');
		} else {
			expect(answer).toMatchObject({ outcome: result, confidence: 'verified' });
			expect(answer.sources.join()).toContain('run on Windows');
		}
	});

	test('count as verified for one account, for TCP and for Winsock only', () => {
		expect(ask('winsock', 'none :: dual', 'none 0.0.0.0').confidence).toBe('inferred');
		expect(ask('winsock', 'none 0.0.0.0', 'none 0.0.0.0', { account: 'different' }).confidence).toBe('documented');
		expect(ask('winsock', 'none 0.0.0.0 udp', 'none 0.0.0.0', SAME).confidence).toBe('documented');
		expect(ask('wsk', 'none 0.0.0.0', 'none 0.0.0.0', SAME).confidence).toBe('documented');
	});
});

describe('a dual-stack wildcard', () => {
	const ids = (answer: ReturnType<typeof ask>) => answer.notes.map((note) => note.id);

	test('does not keep the IPv4 port of its own account, unless it is exclusive', () => {
		for (const option of ['none', 'reuse', 'exclusive']) {
			expect(ask('winsock', 'none :: dual', `${option} 0.0.0.0`, SAME).outcome).toBe('SUCCESS');
			expect(ask('winsock', 'exclusive :: dual', `${option} 0.0.0.0`, SAME).outcome).not.toBe('SUCCESS');
		}
	});

	test('is refused with WSAEADDRINUSE over an IPv4 socket where it is exclusive, although a page says WSAEACCES', () => {
		const answer = ask('winsock', 'none 10.0.0.1', 'exclusive :: dual', SAME);
		expect(answer).toMatchObject({ outcome: 'INUSE', status: { name: 'WSAEADDRINUSE' }, confidence: 'verified' });
		expect(ids(answer)).toContain('caveat.dual-stack-text');
	});

	test('after 0.0.0.0 takes the other addresses: inferred, and said to be untested', () => {
		const answer = ask('winsock', 'none 0.0.0.0', 'none :: dual', SAME);
		expect(answer).toMatchObject({ outcome: 'SUCCESS', confidence: 'inferred' });
		expect(ids(answer)).toContain('resolver.note.dual-stack-untested');
		expect(ask('winsock', 'none 0.0.0.0', 'exclusive :: dual', SAME)).toMatchObject({
			outcome: 'INUSE',
			confidence: 'inferred',
		});
	});

	test('depends on the account where a wildcard does: inferred', () => {
		expect(ask('winsock', 'none :: dual', 'none 0.0.0.0')).toMatchObject({ outcome: 'CHECK', confidence: 'inferred' });
		expect(ask('winsock', 'none :: dual', 'none 0.0.0.0', { account: 'different' })).toMatchObject({
			outcome: 'DENIED',
			confidence: 'inferred',
		});
	});

	test('beside IPv6 is an ordinary wildcard, inferred', () => {
		expect(ask('winsock', 'none :: dual', 'none ::1', SAME)).toMatchObject({
			outcome: 'SUCCESS',
			confidence: 'inferred',
		});
		expect(ask('winsock', 'none :: dual', 'none :: dual', SAME)).toMatchObject({ outcome: 'INUSE' });
		expect(ask('winsock', 'none ::', 'reuse :: dual', SAME)).toMatchObject({ outcome: 'DENIED' });
		expect(ask('winsock', 'reuse :: dual', 'reuse ::', SAME)).toMatchObject({ receiver: 'undefined' });
	});

	test('can be asked for by its symbol, and met with an address by its symbol', () => {
		expect(ask('winsock', 'none wildcard dual', 'none wildcard', SAME)).toMatchObject({
			outcome: 'SUCCESS',
			confidence: 'verified',
		});
		expect(ask('winsock', 'exclusive wildcard dual', 'none specific', SAME).outcome).toBe('DENIED');
		expect(ask('winsock', 'exclusive wildcard dual', 'none specific dual', SAME).outcome).toBe('DENIED');
		expect(ask('winsock', 'none wildcard dual', 'none specific2', SAME).outcome).toBe('NOT_APPLICABLE');
	});

	test('did not exist on the systems of the older models, and the answer says so', () => {
		expect(ids(ask('winsock-xp', 'none :: dual', 'none 0.0.0.0'))).toContain('resolver.note.no-dual-stack');
	});
});

test('a dual-stack socket on a specific IPv6 address stays out of the way of IPv4', () => {
	expect(ask('winsock', 'exclusive specific dual', 'none specific', SAME).outcome).toBe('SUCCESS');
	expect(ask('winsock', 'exclusive 2001:db8::1 dual', 'exclusive 0.0.0.0', SAME).outcome).toBe('SUCCESS');
});

test('an IPv4-mapped address without dual-stack is answered as its IPv4 address, and said to be unusable', () => {
	const answer = ask('winsock', 'none ::ffff:10.0.0.1', 'none 10.0.0.1');
	expect(answer.outcome).toBe('INUSE');
	expect(answer.notes.map((note) => note.id)).toContain('resolver.note.mapped');
});
