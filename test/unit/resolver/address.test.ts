import { describe, expect, test } from 'vitest';
import { isGroup } from '../../../server/src/resolver/address.js';
import { isSameAddress, isWildcard, parseAddress } from '../../../server/src/resolver/index.js';

function checkSame(one: string, other: string, expected: boolean): void {
	expect(isSameAddress(parseAddress(one)!, parseAddress(other)!)).toBe(expected);
}

describe('reading an address', () => {
	test.each([
		['10.0.0.1', 'ipv4'],
		['0.0.0.0', 'ipv4'],
		['255.255.255.255', 'ipv4'],
		['::', 'ipv6'],
		['::1', 'ipv6'],
		['1::', 'ipv6'],
		['2001:db8::10.0.0.1', 'ipv6'],
		['1:2:3:4:5:6:7:8', 'ipv6'],
		['1:2:3:4:5:6:10.0.0.1', 'ipv6'],
		['1:2:3:4:5:6:7::', 'ipv6'],
		['fe80::1%12', 'ipv6'],
		['fe80::1%eth0', 'ipv6'],
	])('%s is %s', (text, family) => {
		expect(parseAddress(text)).toMatchObject({ family, mapped: false });
	});

	test.each(['::ffff:10.0.0.1', '::FFFF:a00:1', '0:0:0:0:0:ffff:a00:0001'])(
		'%s counts as the IPv4 address it carries',
		(text) => {
			expect(parseAddress(text)).toEqual({ family: 'ipv4', mapped: true, bytes: [10, 0, 0, 1], zone: '' });
		},
	);

	test.each([
		'',
		'localhost',
		'10.0.0',
		'10.0.0.256',
		'10.0.0.01',
		'10.0.0.1.',
		'0x7f.0.0.1',
		' 10.0.0.1',
		'10.0.0.1%1',
		':',
		':::',
		'1::2::3',
		'1:2:3:4:5:6:7',
		'1:2:3:4:5:6:7:8:9',
		'1:2:3:4:5:6:7:8::',
		'::12345',
		'::g',
		'::10.0.0.1:1',
		'10.0.0.1::',
		'[::1]',
		'::1%',
		'fe80::1%a%b',
		'1:2:3:4:5:6:7:10.0.0.1',
	])('"%s" is no address', (text) => {
		expect(parseAddress(text)).toBeUndefined();
	});
});

test('an address is compared by what it is, not by its spelling', () => {
	checkSame('2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true);
	checkSame('::ffff:10.0.0.1', '10.0.0.1', true);
	checkSame('::10.0.0.1', '10.0.0.1', false);
	checkSame('fe80::1%1', 'fe80::1%2', false);
	checkSame('::1', '::2', false);
});

test('wildcards and groups are known in every spelling', () => {
	expect(['0.0.0.0', '::', '0:0::0', '::ffff:0.0.0.0'].every((text) => isWildcard(parseAddress(text)!))).toBe(true);
	expect(['0.0.0.1', '::1', '::ffff:0.0.0.1'].some((text) => isWildcard(parseAddress(text)!))).toBe(false);
	expect(['224.0.0.1', '239.1.2.3', '255.255.255.255', 'ff02::1'].every((text) => isGroup(parseAddress(text)!))).toBe(
		true,
	);
	expect(['223.255.255.255', '240.0.0.1', 'fe80::1', '10.0.0.255'].some((text) => isGroup(parseAddress(text)!))).toBe(
		false,
	);
});
