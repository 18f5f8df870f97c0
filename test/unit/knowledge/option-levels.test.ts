import { describe, expect, it } from 'vitest';
import { isForeignLevel, numberOfOption, optionWithNumber } from '../../../server/src/knowledge/options/levels.js';

describe('the level of an option', () => {
	it('is known under all its names', () => {
		expect(isForeignLevel('IPV6_V6ONLY', 'SOL_IPV6')).toBe(false);
		expect(isForeignLevel('IPV6_V6ONLY', 'SOL_SOCKET')).toBe(true);
		expect(isForeignLevel('SO_REUSEADDR', 'SOL_TCP')).toBe(true);
	});

	it('is not judged where level or option is unknown', () => {
		expect(isForeignLevel('SO_REUSEADDR', 'MY_LEVEL')).toBe(false);
		expect(isForeignLevel('TCP_NODELAY', 'SOL_SOCKET')).toBe(false);
	});
});

describe('what a number means at a level', () => {
	it.each([
		['SO_REUSEADDR', 'IPPROTO_IP', 'windows', 'IP_TTL'],
		['SO_REUSEADDR', 'IPPROTO_IPV6', 'windows', 'IPV6_UNICAST_HOPS'],
		['SO_REUSEADDR', 'SOL_IP', 'linux', 'IP_TTL'],
		['SO_REUSEADDR', 'IPPROTO_TCP', 'linux', 'TCP_MAXSEG'],
		['SO_EXCLUSIVEADDRUSE', 'IPPROTO_IP', 'windows', undefined],
	] as const)('%s at %s on %s is %s', (option, level, system, meaning) => {
		expect(optionWithNumber(numberOfOption(option, system)!, level, system)).toBe(meaning);
	});

	it('is the option itself at its own level', () => {
		expect(optionWithNumber(-5, 'SOL_SOCKET', 'windows')).toBe('SO_EXCLUSIVEADDRUSE');
		expect(optionWithNumber(15, 'SOL_SOCKET', 'linux')).toBe('SO_REUSEPORT');
	});

	it('is nothing where a system does not have the option', () => {
		expect(numberOfOption('SO_REUSEPORT', 'windows')).toBeUndefined();
		expect(numberOfOption('SO_EXCLUSIVEADDRUSE', 'linux')).toBeUndefined();
	});
});
