import { expect } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import type { BindDescription, Resolution, ResolveQuestion } from '../../../server/src/protocol/resolution.js';
import { resolveInput } from '../../../server/src/resolver/index.js';

/** "exclusive :: dual tcp:5150" in words: an option, an address, and what else is known. */
export function bind(description: string): BindDescription {
	const [option, address, ...rest] = description.split(' ');
	const read: Record<string, unknown> = { option, address };
	for (const word of rest) {
		const [protocol, port] = word.split(':');
		if (word === 'dual') {
			read.dualStack = true;
		} else if (word.startsWith('descriptor=')) {
			read.descriptor = word.slice('descriptor='.length);
		} else {
			Object.assign(read, { ...(protocol && { protocol }), ...(port && { port: Number(port) }) });
		}
	}
	return read as unknown as BindDescription;
}

/** The answer to a question that must have one. Its sentences can be put into words, and it names a source. */
export function ask(
	model: string,
	first: string,
	second: string,
	known: Pick<ResolveQuestion, 'account' | 'access'> = {},
): Resolution {
	const answer = resolveInput({ model, ...known, first: bind(first), second: bind(second) });
	if ('error' in answer) {
		throw new Error(text(answer.error));
	}
	expect(text(answer.explanation)).toMatch(/^(The second bind|Not applicable:|No document) .*\.$/);
	for (const note of answer.notes) {
		expect(text(note)).toMatch(/\.$/);
	}
	expect(answer.sources.length).toBeGreaterThan(0);
	expect(answer.branches !== undefined).toBe(answer.outcome === 'CHECK');
	expect(answer.status === null).toBe(['CHECK', 'NOT_APPLICABLE'].includes(answer.outcome));
	return answer;
}

/** The words of the error that an impossible question gets. */
export function errorOf(question: unknown): string {
	const answer = resolveInput(question);
	if (!('error' in answer)) {
		throw new Error(`answered ${answer.outcome} instead of an error`);
	}
	return text(answer.error);
}
