import { decode } from '../../../server/src/source/decode.js';
import { encode } from '../../../server/src/source/encode.js';
import { wrongWithAnalysis, wrongWithFeatures } from './check-answers.js';
import { Choices } from './choices.js';
import { madeUpCode } from './made-up-code.js';
import { mutated } from './mutations.js';
import type { Input, Property } from './property.js';
import { documentOf, Services } from './service.js';
import { anySource, writtenSource } from './sources.js';
import { tokensOf } from './tokens.js';

const services = new Services();

/** Whatever the text is: nothing fails, and every place that is answered lies in the text. */
async function isAnswered(input: Input): Promise<string | undefined> {
	const service = await services.next();
	const document = documentOf(input);
	return wrongWithAnalysis(service, document) ?? wrongWithFeatures(service, document, new Choices(input.variation));
}

const inputOf = (choices: Choices, source: Pick<Input, 'language' | 'text'>): Input => ({
	...source,
	variation: choices.seed(),
});

function tokensAnyhow(choices: Choices): Pick<Input, 'language' | 'text'> {
	const { text, language } = anySource(choices);
	const tokens = tokensOf(text);
	return {
		text: choices.times(choices.below(400), () => choices.oneOf(tokens)).join(choices.oneOf(['', ' '])),
		language,
	};
}

/** The bytes of a text are one character each, so that they can be kept and made smaller as a text. */
const asBytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'latin1'] as const;

function bytesAnyhow(choices: Choices): string {
	if (choices.onceIn(4)) {
		return String.fromCharCode(...choices.times(choices.below(300), () => choices.below(256)));
	}
	const bytes = asText(encode(anySource(choices).text.replace(/[^\0-\xff]/g, 'e'), choices.oneOf(ENCODINGS))!);
	const changes = choices.below(3);
	return changes === 0 ? bytes : mutatedBytes(bytes, changes, choices);
}

function mutatedBytes(bytes: string, changes: number, choices: Choices): string {
	let changed = bytes;
	for (let change = 0; change < changes; change++) {
		const at = choices.below(changed.length + 1);
		changed = changed.slice(0, at) + String.fromCharCode(choices.below(256)) + changed.slice(at + choices.below(3));
	}
	return changed;
}

/** What is fuzzed. */
export const FUZZING: readonly Property[] = [
	{
		name: 'made-up-code',
		make(choices) {
			const language = choices.oneOf(['c', 'cpp'] as const);
			return inputOf(choices, { text: madeUpCode(choices.seed(), language), language });
		},
		whatIsWrong: isAnswered,
	},
	{
		name: 'written-code',
		make: (choices) => inputOf(choices, writtenSource(choices)),
		whatIsWrong: isAnswered,
	},
	{
		name: 'mutated-code',
		make(choices) {
			const { text, language } = anySource(choices);
			return inputOf(choices, { text: mutated(text, anySource(choices).text, choices), language });
		},
		whatIsWrong: isAnswered,
	},
	{ name: 'tokens', make: (choices) => inputOf(choices, tokensAnyhow(choices)), whatIsWrong: isAnswered },
	{
		name: 'bytes',
		make: (choices) => inputOf(choices, { text: bytesAnyhow(choices), language: choices.oneOf(['c', 'cpp']) }),
		async whatIsWrong(input) {
			const bytes = asBytes(input.text);
			const { text, encoding, binary } = decode(bytes);
			if (!binary && asText(encode(text, encoding) ?? bytes) !== input.text) {
				return `read as ${encoding} and written again it has other bytes`;
			}
			return isAnswered({ ...input, text });
		},
	},
];
