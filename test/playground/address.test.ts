import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromAddress, LONGEST_ADDRESS, type Shown, toAddress } from '../../playground/src/address.js';

const SHOWN: Shown = {
	code: 'int main(void)\n{\n\treturn puts("Olá, 世界 🙂 <img src=x onerror=alert(1)>");\n}\n',
	language: 'cpp',
	target: 'posix',
	cursor: { line: 2, character: 7 },
	panel: { choices: { role: 'second', account: 'same' } },
};

/** An address as `toAddress` makes it, of anything. */
function addressOf(text: string): string {
	return `1.${deflateRawSync(text).toString('base64url')}`;
}

describe('an address', () => {
	it('gives back what it was made of', async () => {
		const address = await toAddress(SHOWN);
		expect(address).toMatch(/^1\.[\w-]+$/);
		expect(await fromAddress(address!)).toEqual(SHOWN);
	});

	it('is not made of code that is too long for it', async () => {
		let seed = 1;
		const random = () => {
			seed = (seed * 48271) % 2147483647;
			return seed.toString(36);
		};
		const code = Array.from({ length: 20_000 }, random).join(' ');
		expect(await toAddress({ ...SHOWN, code })).toBeUndefined();
	});

	it('without anything in it carries nothing', async () => {
		expect(await fromAddress('')).toBe('nothing');
	});
});

describe('an address that nobody can read is broken', () => {
	it.each([
		['with no version', Buffer.from('x').toString('base64url')],
		['with another version', `2.${deflateRawSync(JSON.stringify(SHOWN)).toString('base64url')}`],
		['that is not base64url', '1.<img src=x onerror=alert(1)>'],
		['that is not compressed', `1.${Buffer.from(JSON.stringify(SHOWN)).toString('base64url')}`],
		['that is cut off', addressOf(JSON.stringify(SHOWN)).slice(0, -12)],
		['that is no JSON', addressOf('{"code":')],
		['that is no UTF-8', `1.${deflateRawSync(Buffer.from([0x22, 0xff, 0x22])).toString('base64url')}`],
		['without code', addressOf(JSON.stringify({ ...SHOWN, code: undefined }))],
		['whose code is no text', addressOf(JSON.stringify({ ...SHOWN, code: ['a'] }))],
		['in another language', addressOf(JSON.stringify({ ...SHOWN, language: 'javascript' }))],
		['with a cursor before the beginning', addressOf(JSON.stringify({ ...SHOWN, cursor: { line: -1, character: 0 } }))],
		['that is too long', `1.${'A'.repeat(LONGEST_ADDRESS)}`],
	])('%s', async (_, address) => {
		expect(await fromAddress(address)).toBe('broken');
	});

	it('that unpacks to more than a page can hold', async () => {
		const bomb = addressOf(JSON.stringify({ ...SHOWN, code: 'a'.repeat(3_000_000) }));
		expect(bomb.length).toBeLessThan(LONGEST_ADDRESS);
		expect(await fromAddress(bomb)).toBe('broken');
	});
});
