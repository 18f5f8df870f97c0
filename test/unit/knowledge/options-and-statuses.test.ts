import { describe, expect, test } from 'vitest';
import { BIND_STATUSES } from '../../../server/src/knowledge/bind-statuses.js';
import {
	findOptions,
	hexValue,
	optionMessageIds,
	SOCKET_OPTIONS,
} from '../../../server/src/knowledge/options/index.js';
import { SHARING_MODELS } from '../../../server/src/knowledge/sharing-models.js';
import { findStatus, STATUSES, statusCausesId, writtenValue } from '../../../server/src/knowledge/statuses/index.js';
import { english } from '../../../server/src/messages/english/index.js';
import { text } from '../../../server/src/messages/text.js';

/** Every sentence exists and can be put into words. */
function checkSentences(ids: readonly string[]): void {
	for (const id of ids) {
		expect(text({ id }), id).toMatch(/\S/);
	}
}

describe('socket options', () => {
	test('there are 91: 60 of Winsock, 3 of Winsock Kernel alone, 28 of POSIX', () => {
		expect(SOCKET_OPTIONS).toHaveLength(91);
		const count = (platform: string) => SOCKET_OPTIONS.filter((option) => option.platform === platform).length;
		expect([count('windows-user'), count('windows-kernel'), count('posix')]).toEqual([60, 3, 28]);
	});

	test.each(SOCKET_OPTIONS)('$platform $name is found by its name and has a meaning and a source', (option) => {
		expect(findOptions(option.name)).toContain(option);
		expect(option.sources.length).toBeGreaterThan(0);
		const { meaning, setWhen, notes } = optionMessageIds(option);
		checkSentences([meaning, ...(setWhen ? [setWhen] : []), ...notes]);
	});

	test('no sentence about an option is left over', () => {
		const used = SOCKET_OPTIONS.flatMap((option) => {
			const { meaning, setWhen, notes } = optionMessageIds(option);
			return [meaning, setWhen, ...notes];
		});
		expect(Object.keys(english).filter((id) => id.startsWith('option.') && !used.includes(id))).toEqual([]);
	});

	test('no two options of one platform and level share a number', () => {
		const numbers = SOCKET_OPTIONS.filter((option) => option.value !== null).map(
			(option) => `${option.platform} ${option.level} ${option.value}`,
		);
		expect(new Set(numbers).size).toBe(numbers.length);
	});

	test('SO_EXCLUSIVEADDRUSE is the complement of SO_REUSEADDR, and set before bind', () => {
		const [reuse] = findOptions('SO_REUSEADDR');
		const [exclusive] = findOptions('SO_EXCLUSIVEADDRUSE');
		expect(reuse).toMatchObject({ platform: 'windows-user', value: 4, setBefore: 'bind', valueSize: 4 });
		expect(exclusive).toMatchObject({ value: ~4, setBefore: 'bind', kernel: { irp: 'required', setBefore: 'bind' } });
		expect(hexValue(exclusive!)).toBe('0xFFFFFFFB');
	});

	test('six options exist in Winsock Kernel too, and say how it takes them, as one does that it has alone', () => {
		const names = SOCKET_OPTIONS.filter((option) => option.kernel).map((option) => option.name);
		expect(names.sort()).toEqual([
			'SO_BROADCAST',
			'SO_CONDITIONAL_ACCEPT',
			'SO_EXCLUSIVEADDRUSE',
			'SO_KEEPALIVE',
			'SO_RCVBUF',
			'SO_REUSEADDR',
			'SO_WSK_SECURITY',
		]);
	});

	test('a name that portable code uses is found for each platform; one that nobody has is not', () => {
		expect(findOptions('SO_LINGER').map((option) => [option.platform, option.valueSize])).toEqual([
			['windows-user', 4],
			['posix', 8],
		]);
		expect(findOptions('SO_REUSEPORT').map((option) => option.values)).toEqual([
			{ linux: 15, freebsd: 512, macos: 512 },
		]);
		expect(findOptions('SO_NO_SUCH_THING')).toEqual([]);
	});
});

describe('status codes', () => {
	test('there are 32: 18 of Winsock and 14 NTSTATUS values', () => {
		expect(STATUSES).toHaveLength(32);
		expect(STATUSES.filter((status) => status.kind === 'ntstatus')).toHaveLength(14);
	});

	test.each(STATUSES)('$name is found by name, decimal, hexadecimal, signed and unsigned', (status) => {
		const spellings = [
			status.name,
			status.name.toLowerCase(),
			String(status.value),
			String(status.value | 0),
			`0x${status.value.toString(16)}`,
			` 0X${status.value.toString(16).toUpperCase().padStart(8, '0')} `,
		];
		for (const spelling of spellings) {
			expect(findStatus(spelling), spelling).toBe(status);
		}
		checkSentences([statusCausesId(status)]);
	});

	test.each(['', 'WSAEWHATEVER', '10014.5', '0x', '0x1C0000022', '99999999999', '-0x5', '1e4', 'constructor'])(
		'"%s" names none',
		(spelling) => {
			expect(findStatus(spelling)).toBeUndefined();
		},
	);

	test('the statuses that bind ends with are the ones of the catalogue', () => {
		for (const { name, value } of [...Object.values(BIND_STATUSES.winsock), ...Object.values(BIND_STATUSES.wsk)]) {
			if (name !== 'NO_ERROR') {
				expect(writtenValue(findStatus(name)!)).toBe(value);
			}
		}
	});
});

test('every sharing model has its title, its scope and its caveats in words, and a source with an address', () => {
	expect(SHARING_MODELS.map((model) => model.name)).toEqual(['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article']);
	for (const model of SHARING_MODELS) {
		checkSentences([model.titleId, model.appliesToId, ...model.caveatIds]);
		expect(model.source.url).toMatch(/^https:/);
	}
});
