import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../../server/src/resolver/index.js';
import { ask, bind, errorOf } from './asking.js';

const QUESTION = { model: 'winsock', first: bind('none wildcard'), second: bind('none wildcard') };

function checkError(change: object, ...words: string[]): void {
	const error = errorOf({ ...QUESTION, ...change });
	for (const word of words) {
		expect(error).toContain(word);
	}
}

describe('a wrong question gets a sentence that names the field and the value', () => {
	test.each([
		[{ model: 'linux' }, ['"linux"', 'wsk, winsock, winsock-xp, winsock-2008-article']],
		[{ model: undefined }, ['model is missing']],
		[{ model: 7 }, ['"7"']],
		[{ account: 'other' }, ['account is "other"', 'same, different, unknown']],
		[{ access: null }, ['access is "null"', 'granted, refused, unknown']],
		[{ acount: 'same' }, ['no field acount', 'account']],
		[{ first: undefined }, ['first must be an object']],
		[{ second: 'none wildcard' }, ['second must be an object', 'none wildcard']],
		[{ first: { address: 'wildcard' } }, ['first.option is missing', 'none, reuse, exclusive, both']],
		[{ first: bind('reusse wildcard') }, ['first.option is "reusse"', 'none, reuse, exclusive, both']],
		[{ second: { option: 'none' } }, ['second.address is missing', 'wildcard, specific, specific2']],
		[{ second: bind('none wildcart') }, ['second.address is "wildcart"', 'wildcard, specific, specific2']],
		[{ second: bind('none 10.0.0.256') }, ['second.address is "10.0.0.256"']],
		[{ second: { option: 'none', address: 5 } }, ['second.address is "5"']],
		[{ second: { ...bind('none wildcard'), port: 65536 } }, ['second.port is "65536"', '0 to 65535']],
		[{ second: { ...bind('none wildcard'), port: 80.5 } }, ['second.port is "80.5"']],
		[{ second: { ...bind('none wildcard'), port: '80' } }, ['second.port is "80"']],
		[{ second: { ...bind('none wildcard'), port: -1 } }, ['second.port is "-1"']],
		[{ first: { ...bind('none wildcard'), protocol: 'sctp' } }, ['first.protocol is "sctp"', 'tcp, udp']],
		[{ first: { ...bind('none wildcard'), dualStack: 'yes' } }, ['first.dualStack is "yes"', 'true, false']],
		[{ first: { ...bind('none wildcard'), descriptor: 'null' } }, ['first.descriptor', 'default, custom, unknown']],
		[{ first: { ...bind('none wildcard'), dualstack: true } }, ['no field first.dualstack', 'dualStack']],
	] as [object, string[]][])('%j', (change, words) => {
		checkError(change, ...words);
	});

	test.each([null, [], 'none', 42, true, undefined])('%j is no question', (input) => {
		expect(errorOf(input)).toContain('A question is an object');
	});

	test('a value of any length is shortened', () => {
		expect(errorOf({ ...QUESTION, model: 'x'.repeat(100_000) }).length).toBeLessThan(300);
		expect(errorOf({ ...QUESTION, ['y'.repeat(100_000)]: 1 }).length).toBeLessThan(300);
	});
});

describe('an impossible question', () => {
	test('account and access that contradict each other', () => {
		for (const model of ['winsock', 'wsk', 'winsock-xp']) {
			checkError({ model, account: 'same', access: 'refused' }, 'account "same"', 'access "refused"', 'contradict');
			checkError({ model, account: 'different', access: 'granted' }, 'contradict');
		}
	});

	test('access granted by the default descriptor', () => {
		const first = bind('none wildcard descriptor=default');
		checkError({ model: 'wsk', access: 'granted', first }, 'first.descriptor', 'contradict');
	});

	test('an IPv4 address that is dual-stack', () => {
		checkError({ second: bind('none 10.0.0.1 dual'), first: bind('none ::') }, 'second.dualStack', '10.0.0.1');
	});

	test.each([
		['specific', '10.0.0.1'],
		['specific2', '10.0.0.1'],
		['wildcard', '0.0.0.0'],
		['wildcard', '::'],
		['10.0.0.1', 'specific2'],
		['0.0.0.0', 'specific2'],
	])('%s against %s: nobody can say whether they are one address', (first, second) => {
		checkError({ first: bind(`none ${first}`), second: bind(`none ${second}`) }, first, second, 'cannot be compared');
	});

	test('wildcard against a specific address, and specific against a wildcard, can be said', () => {
		expect(ask('winsock', 'exclusive wildcard', 'none 10.0.0.1').outcome).toBe('DENIED');
		expect(ask('winsock', 'none 10.0.0.1', 'exclusive wildcard').outcome).toBe('INUSE');
		expect(ask('winsock', 'none specific', 'exclusive 0.0.0.0').outcome).toBe('INUSE');
		expect(ask('winsock', 'exclusive :: dual', 'none specific').outcome).toBe('DENIED');
	});

	test('specific2 on both sides', () => {
		checkError({ first: bind('none specific2'), second: bind('none specific2') }, 'specific twice');
	});

	test('a link-local address with a zone and without', () => {
		checkError({ first: bind('none fe80::1%3'), second: bind('none fe80::1') }, 'fe80::1%3', 'zone');
		expect(ask('winsock', 'none fe80::1%3', 'none fe80::1%3').outcome).toBe('INUSE');
		expect(ask('winsock', 'none fe80::1%3', 'none fe80::1%4').outcome).toBe('SUCCESS');
		expect(ask('winsock', 'none fe80::1%3', 'none fe80::2').outcome).toBe('SUCCESS');
	});
});

test('a right question is given back as it is', () => {
	const question = { ...QUESTION, account: 'same', access: 'granted', first: bind('reuse 10.0.0.1 udp:53') };
	expect(parseQuestion(question)).toEqual({ question });
});
