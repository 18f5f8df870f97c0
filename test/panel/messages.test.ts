import { describe, expect, test } from 'vitest';
import { readAnswer, readChoices, readHostMessage, readPanelMessage } from '../../client/webview/messages.js';
import { answerFor, LISTENER, UNSURE, WSK_MATRIX } from './sample-answers.js';

describe('messages are checked on both sides', () => {
	test.each([answerFor(), answerFor(LISTENER, UNSURE), { ...answerFor(LISTENER), matrix: WSK_MATRIX }])(
		'an answer of the server is taken as it is: $sockets.length sockets, $matrix.model',
		(answer) => {
			expect(readAnswer(answer)).toEqual(answer);
			expect(readHostMessage({ type: 'answer', answer, line: 3, isPinned: false })).toEqual({
				type: 'answer',
				answer,
				line: 3,
				isPinned: false,
			});
		},
	);

	test.each([
		['not an object', 'sockets'],
		['no version', { ...answerFor(), version: undefined }],
		['a state that is not known', { ...answerFor(), state: 'several' }],
		['a socket with a negative line', answerFor({ ...LISTENER, lines: [-1] })],
		['a matrix without cells', { ...answerFor(), matrix: { ...WSK_MATRIX, cells: undefined } }],
	])('an answer with %s is refused', (_what, answer) => {
		expect(readAnswer(answer)).toBeUndefined();
	});

	test.each([
		undefined,
		{},
		{ type: 'run', command: 'anything' },
		{ type: 'choose', choices: { role: 'third', account: 'unknown' } },
		{ type: 'reveal', range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } } },
	])('a message of the panel that is not ours is refused: %o', (message) => {
		expect(readPanelMessage(message)).toBeUndefined();
	});

	test('choices that make no sense are the ones of a new panel', () => {
		expect(readChoices({ role: 'first', account: 'mine' })).toEqual({ role: 'first', account: 'unknown' });
	});
});
