import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	BUSY_AFTER_MILLISECONDS,
	CursorFollower,
	type CursorPlace,
	DEBOUNCE_MILLISECONDS,
} from '../../client/panel-host/cursor-follower.js';
import type { Choices } from '../../client/webview/messages.js';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../../server/src/protocol/matrix.js';
import { answerFor, LISTENER } from './sample-answers.js';

/** One question that the follower asked, and the means to answer it. */
interface Question {
	params: SharingMatrixParams;
	signal: AbortSignal;
	answer(answer: SharingMatrixAnswer): void;
	fail(error: Error): void;
}

/** An editor, a server and a panel, all of plain data. */
class World {
	place: CursorPlace | undefined = { uri: 'file:///a.c', version: 1, line: 3, character: 0 };
	choices: Choices = { role: 'first', account: 'unknown' };
	isWatched = true;
	readonly questions: Question[] = [];
	/** What was asked after an answer was shown. */
	readonly more: SharingMatrixParams[] = [];
	/** What the panel was told, in order. */
	readonly panel: string[] = [];
	readonly follower = new CursorFollower({
		isWatched: () => this.isWatched,
		place: () => this.place && { ...this.place },
		choices: () => this.choices,
		ask: (params, signal) =>
			new Promise((answer, fail) => {
				this.questions.push({ params, signal, answer, fail });
			}),
		show: (answer, place) => this.panel.push(`answer ${answer.state} for line ${place?.line}`),
		askMore: async (params) => {
			this.more.push(params);
		},
		busy: () => this.panel.push('busy'),
		failed: (reason) => this.panel.push(`failed: ${reason}`),
	});

	async moveTo(line: number): Promise<void> {
		this.place = { uri: 'file:///a.c', version: 1, line, character: 0 };
		this.follower.update();
	}
}

const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const settle = () => wait(DEBOUNCE_MILLISECONDS);

let world: World;

beforeEach(() => {
	vi.useFakeTimers();
	world = new World();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('the panel follows the cursor', () => {
	test('asks at the cursor with the choices, and shows the answer', async () => {
		world.choices = { role: 'second', account: 'same', model: 'winsock-xp' };
		world.follower.update();
		await settle();
		expect(world.questions[0]?.params).toEqual({
			textDocument: { uri: 'file:///a.c' },
			position: { line: 3, character: 0 },
			role: 'second',
			account: 'same',
			model: 'winsock-xp',
		});
		world.questions[0]?.answer(answerFor(LISTENER));
		await settle();
		expect(world.panel).toEqual(['answer sockets for line 3']);
	});

	test('asks for more once the answer is shown, and only for that one', async () => {
		world.follower.update();
		await settle();
		expect(world.more).toEqual([]);
		world.questions[0]?.answer(answerFor(LISTENER));
		await settle();
		expect(world.more).toEqual([world.questions[0]?.params]);
		await world.moveTo(4);
		await settle();
		await world.moveTo(5);
		world.questions[1]?.answer(answerFor(LISTENER));
		await settle();
		expect(world.more).toHaveLength(1);
	});

	test('asks for the socket that the reader chose among several', async () => {
		world.place = { uri: 'file:///a.c', version: 1, line: 3, character: 0, socket: 'cfd' };
		world.follower.update();
		await settle();
		expect(world.questions[0]?.params.socket).toBe('cfd');
	});

	test('asks once for a burst of moves', async () => {
		for (const line of [4, 5, 6]) {
			await world.moveTo(line);
			await wait(DEBOUNCE_MILLISECONDS / 2);
		}
		await settle();
		expect(world.questions.map(({ params }) => params.position.line)).toEqual([6]);
	});

	test('cancels the older question and never shows its answer', async () => {
		await world.moveTo(4);
		await settle();
		await world.moveTo(5);
		expect(world.questions[0]?.signal.aborted).toBe(true);
		await settle();
		world.questions[1]?.answer(answerFor(LISTENER));
		world.questions[0]?.answer(answerFor());
		await settle();
		expect(world.panel).toEqual(['answer sockets for line 5']);
	});

	test('does no work while nobody looks', async () => {
		world.isWatched = false;
		await world.moveTo(4);
		await settle();
		expect(world.questions).toEqual([]);
	});

	test('never shows an answer for another version or another place than the present one', async () => {
		world.follower.update();
		await settle();
		world.questions[0]?.answer({ ...answerFor(LISTENER), version: 0 });
		await settle();
		world.follower.update();
		await settle();
		world.place = { uri: 'file:///a.c', version: 2, line: 3, character: 0 };
		world.questions[1]?.answer(answerFor(LISTENER));
		await settle();
		expect(world.panel).toEqual([]);
	});

	test('asks for the bare table where no editor is active', async () => {
		world.place = undefined;
		world.follower.update();
		await settle();
		expect(world.questions[0]?.params.textDocument.uri).toBe('');
		world.questions[0]?.answer({ ...answerFor(), state: 'unsupported', version: 0 });
		await settle();
		expect(world.panel).toEqual(['answer unsupported for line undefined']);
	});

	test('says that it waits only where the answer takes long', async () => {
		world.follower.update();
		await settle();
		await wait(BUSY_AFTER_MILLISECONDS - 1);
		expect(world.panel).toEqual([]);
		await wait(1);
		expect(world.panel).toEqual(['busy']);
		world.follower.cancel();
		await wait(BUSY_AFTER_MILLISECONDS);
		expect(world.panel).toEqual(['busy']);
	});

	test('says why there is no answer, but not for a question that was dropped', async () => {
		world.follower.update();
		await settle();
		world.questions[0]?.fail(new Error('it broke'));
		await settle();
		await world.moveTo(4);
		await settle();
		world.follower.cancel();
		world.questions[1]?.fail(new Error('cancelled'));
		await settle();
		expect(world.panel).toEqual(['failed: it broke']);
	});
});
