import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../../../server/src/messages/text.js';
import { explainStatus, type WhyAnswer, type WhyQuestion } from '../../../../server/src/resolver/why/index.js';

/** What explains a text, which must be understood. */
export function why(said: string, question: Omit<WhyQuestion, 'text'> = {}): WhyAnswer {
	const answer = explainStatus({ text: said, ...question });
	if ('error' in answer) {
		throw new Error(text(answer.error));
	}
	return answer;
}

/** A sample of what a command prints. */
export function pasted(name: string): string {
	return readFileSync(path.join(import.meta.dirname, '../../../fixtures/evidence', `${name}.txt`), 'utf8');
}
