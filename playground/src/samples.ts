import bothOptions from '../../samples/both-options.c';
import dualStack from '../../samples/dual-stack-server-late.cpp';
import exclusiveLate from '../../samples/exclusive-after-bind.c';
import exclusiveRight from '../../samples/exclusive-before-bind.c';
import kernel from '../../samples/kernel/listener-option-late.c';
import portable from '../../samples/portable-server-naive.c';
import unchecked from '../../samples/unchecked-bind.c';
import type { CodeLanguage } from './address.js';

/** A program to begin with. */
export interface Sample {
	code: string;
	language: CodeLanguage;
}

/** By the name that the texts have for each; the first one is shown where an address carries no code. */
export const SAMPLES = {
	exclusiveLate: { code: exclusiveLate, language: 'c' },
	bothOptions: { code: bothOptions, language: 'c' },
	portable: { code: portable, language: 'c' },
	dualStack: { code: dualStack, language: 'cpp' },
	unchecked: { code: unchecked, language: 'c' },
	kernel: { code: kernel, language: 'c' },
	exclusiveRight: { code: exclusiveRight, language: 'c' },
} as const satisfies Record<string, Sample>;

export type SampleName = keyof typeof SAMPLES;

/** Where a reader's eye should fall first: on the first call of bind, or at the beginning. Zero-based. */
export function placeOfBind(code: string): { line: number; character: number } {
	const lines = code.split('\n');
	const line = lines.findIndex((each) => /\b(?:bind|WskBind)\(/.test(each));
	return line < 0
		? { line: 0, character: 0 }
		: { line, character: /(?:bind|WskBind)\(/.exec(lines[line] ?? '')!.index };
}
