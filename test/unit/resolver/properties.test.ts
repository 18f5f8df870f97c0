import { expect, test } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { resolveInput } from '../../../server/src/resolver/index.js';
import { randomNumbers, SEED } from '../../helpers/random.js';
import { ask } from './asking.js';

const OPTIONS = ['none', 'reuse', 'exclusive'] as const;
const MODELS = ['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article'] as const;
const KNOWN = [{}, { access: 'granted' }, { access: 'refused' }] as const;

function randomness(seed: number): { below(limit: number): number; pick<T>(values: readonly T[]): T } {
	const below = randomNumbers(seed);
	return { below, pick: (values) => values[below(values.length)]! };
}

type Randomness = ReturnType<typeof randomness>;

function forRandom(count: number, check: (random: Randomness) => void): void {
	console.info(`seed ${SEED} (set BINDSIGHT_SEED to run it again)`);
	const random = randomness(SEED);
	for (let index = 0; index < count; index++) {
		check(random);
	}
}

function specificIpv4(random: Randomness): string {
	return `10.${random.below(256)}.${random.below(256)}.${1 + random.below(254)}`;
}

function specificIpv6(random: Randomness): string {
	return `2001:db8::${(1 + random.below(0xfffe)).toString(16)}`;
}

test('symbols and literals give one answer', () => {
	forRandom(500, (random) => {
		const address = random.below(2) ? specificIpv4(random) : specificIpv6(random);
		const literals = { wildcard: address.includes(':') ? '::' : '0.0.0.0', specific: address };
		const [one, other] = [
			random.pick(['wildcard', 'specific'] as const),
			random.pick(['wildcard', 'specific'] as const),
		];
		const [first, second, model, known] = [
			random.pick(OPTIONS),
			random.pick(OPTIONS),
			random.pick(MODELS),
			random.pick(KNOWN),
		];
		const bySymbol = ask(model, `${first} ${one}`, `${second} ${other}`, known);
		const byLiteral = ask(model, `${first} ${literals[one]}`, `${second} ${literals[other]}`, known);
		for (const field of ['outcome', 'status', 'branches', 'receiver'] as const) {
			expect(byLiteral[field], `${model}: ${first} ${literals[one]}, ${second} ${literals[other]}`).toEqual(
				bySymbol[field],
			);
		}
	});
});

test('two families succeed in either order', () => {
	forRandom(200, (random) => {
		const ipv4 = `${random.pick(OPTIONS)} ${random.pick(['0.0.0.0', specificIpv4(random)])}`;
		const ipv6 = `${random.pick(OPTIONS)} ${random.pick(['::', specificIpv6(random)])}`;
		const [model, known] = [random.pick(MODELS), random.pick(KNOWN)];
		expect(ask(model, ipv4, ipv6, known).outcome).toBe('SUCCESS');
		expect(ask(model, ipv6, ipv4, known).outcome).toBe('SUCCESS');
	});
});

test('a CHECK is what its branches are once access is known', () => {
	forRandom(300, (random) => {
		const side = () =>
			`${random.pick(OPTIONS)} ${random.pick(['wildcard', 'specific', ':: dual', '0.0.0.0', '10.0.0.1'])}`;
		const [model, first, second] = [random.pick(['wsk', 'winsock'] as const), side(), side()];
		const isMixed = /wildcard|specific/.test(first) !== /wildcard|specific/.test(second);
		const answer = isMixed ? undefined : ask(model, first, second);
		if (answer?.branches) {
			expect(ask(model, first, second, { access: 'granted' })).toMatchObject(answer.branches.granted);
			expect(ask(model, first, second, { access: 'refused' })).toMatchObject(answer.branches.refused);
		}
	});
});

test('no JSON makes the resolver throw, and every error can be read', () => {
	const words = [
		'wsk',
		'winsock',
		'none',
		'both',
		'reuse',
		'wildcard',
		'specific',
		'specific2',
		'::',
		'10.0.0.1',
		'same',
	];
	const keys = ['model', 'account', 'access', 'first', 'second', 'option', 'address', 'port', 'dualStack', '__proto__'];
	const value = (random: Randomness, depth: number): unknown => {
		const kind = random.below(depth > 0 ? 9 : 6);
		if (kind >= 6) {
			const chosen = keys.filter(() => random.below(2) === 0);
			return kind === 8
				? [value(random, depth - 1)]
				: JSON.parse(`{${chosen.map((key) => `"${key}":${JSON.stringify(value(random, depth - 1))}`).join()}}`);
		}
		return [random.pick(words), random.pick(words), random.below(70000), null, true, '{x} \u{1f600} #'][kind];
	};
	forRandom(3000, (random) => {
		const question = {
			model: random.pick(MODELS),
			first: { option: random.pick(OPTIONS), address: random.pick(words), ...(value(random, 1) as object) },
			second: { option: random.pick(OPTIONS), address: random.pick(words) },
		};
		for (const input of [value(random, 3), question]) {
			const answer = resolveInput(input);
			expect(text('error' in answer ? answer.error : answer.explanation)).toMatch(/\S/);
		}
	});
});
