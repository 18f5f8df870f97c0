import { expect, test } from 'vitest';
import { text } from '../../../../server/src/messages/text.js';
import { parseEvidence } from '../../../../server/src/resolver/evidence/parse-evidence.js';
import { explainStatus } from '../../../../server/src/resolver/why/index.js';
import { randomNumbers, SEED } from '../../../helpers/random.js';
import { pasted } from './asking.js';

const PIECES = [
	...['10013', '10048', 'WSAEACCES', 'EADDRINUSE:', '0xC0000022', '-4091', 'error', 'bind()', 'connect', 'tcp', 'udp'],
	...['0.0.0.0:80', '[::]:443', ':::3000', '*:*', '0.0.0.0:0', 'LISTENING', 'ABHÖREN', '4321', 'LocalPort', ':', '::'],
	...[
		'LocalAddress',
		'-----',
		'----------',
		'*',
		'[',
		']',
		'[a.exe]',
		'\n',
		'\n',
		'\r\n',
		'\t',
		'  ',
		'🦊',
		'\u0000',
		'{x}',
	],
	...['%', '999999999999', 'port', 'LocalPort : 80', 'LocalAddress : ::', '::ffff:1.2.3.4', 'fe80::1%3', '__proto__'],
];

function randomText(next: (below: number) => number): string {
	return Array.from({ length: next(40) }, () => PIECES[next(PIECES.length)]! + (next(3) ? ' ' : '')).join('');
}

test('no text and no paste make it throw, and every answer can be put into words', () => {
	console.info(`seed ${SEED}`);
	const next = randomNumbers(SEED);
	for (let round = 0; round < 400; round++) {
		const answer = explainStatus({ text: randomText(next), evidence: randomText(next) });
		const sentences =
			'error' in answer ? [answer.error] : [...answer.notes, ...answer.otherCauses.map(({ tell }) => tell)];
		for (const sentence of sentences) {
			expect(text(sentence)).toMatch(/\S/);
		}
	}
});

test('lines of chatter between those of the commands change nothing', () => {
	const next = randomNumbers(SEED);
	const lines = pasted('netstat-ano').split('\n');
	const chatter = ['see what I get:', '???', 'thanks', '=== server ===', 'http://example.org/a?b=c'];
	for (let round = 0; round < 50; round++) {
		const mixed = lines.flatMap((line) => (next(2) ? [line, chatter[next(chatter.length)]!] : [line]));
		expect(parseEvidence(mixed.join('\n'))).toEqual(parseEvidence(lines.join('\n')));
	}
});

/** Work that grows with the square of the length would not come to an end within the time that a test has. */
test.each([
	['one long word', 'a'.repeat(500_000)],
	['punctuation', '!'.repeat(500_000)],
	['brackets', '['.repeat(500_000)],
	['colons', ':'.repeat(500_000)],
	['spaces', ' '.repeat(500_000)],
	['words', '10013: '.repeat(50_000)],
	['lines', 'TCP 0.0.0.0:80 0.0.0.0:0 LISTENING 4\n'.repeat(10_000)],
	[
		'different sockets',
		Array.from({ length: 20_000 }, (_, n) => `TCP 10.0.${n >> 8}.${n & 255}:80 0.0.0.0:0 X ${n}`).join('\n'),
	],
])('%s, very many of them, are read to the end', (_, long) => {
	const answer = explainStatus({ text: '10013', evidence: long, bind: { port: 80 } });
	expect('error' in answer).toBe(false);
	expect(() => explainStatus({ text: long })).not.toThrow();
});
