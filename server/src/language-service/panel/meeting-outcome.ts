import { text } from '../../messages/text.js';
import type { BindRole } from '../../protocol/matrix.js';
import type { Message } from '../../protocol/messages.js';
import type { MeetingOutcome } from '../../protocol/panel.js';
import type { Resolution } from '../../protocol/resolution.js';
import { answerInWords } from '../answer-in-words.js';
import { leastSure } from '../sharing.js';
import type { Effect } from './cell-meaning.js';

/** The answer for several ways that end alike; `says` is how, in a few words. The least sure of them decides how sure it is. */
export function commonOutcome(resolutions: readonly Resolution[], says: string): MeetingOutcome {
	const [first, ...others] = resolutions as [Resolution, ...Resolution[]];
	if (others.length === 0) {
		return answerInWords(first);
	}
	return {
		...answerInWords(first),
		confidence: leastSure(resolutions),
		sources: [...new Set(resolutions.flatMap(({ sources }) => sources))],
		explanation: text({ id: 'panel.outcome.alike', args: { ways: resolutions.length, says } }),
		notes: [...new Set(resolutions.flatMap(({ notes }) => notes.map(text)))],
	};
}

/** Where no document answers. */
export function openOutcome(explanation: Message, sources: readonly string[]): MeetingOutcome {
	return {
		outcome: 'open',
		status: null,
		receiver: 'defined',
		confidence: 'open',
		sources,
		explanation: text(explanation),
		notes: [],
	};
}

/** What a few words on an outcome are about. */
export interface OutcomeContext {
	/** The role of the socket that the reader looks at; `neither` where both are looked at alike. */
	role: BindRole | 'neither';
	/** Whether the other socket is on the loopback address. */
	isLoopback?: boolean;
}

/** The outcome in a few words: "fails, WSAEADDRINUSE (10048)". */
export function outcomeInWords(resolution: Resolution, effect: Effect, { role, isLoopback }: OutcomeContext): string {
	const { model, confidence, notes } = resolution;
	const status = resolution.branches?.refused.status ?? resolution.status;
	const isUntested = notes.some(({ id }) => id === 'resolver.note.dual-stack-untested');
	return text({
		id: 'panel.outcome',
		args: {
			effect,
			role,
			loopback: isLoopback ? 'yes' : 'no',
			judge: model === 'wsk' ? 'descriptor' : 'account',
			status: status ? `${status.name} (${status.value})` : '',
			sure: confidence,
			tested: isUntested ? 'no' : 'yes',
		},
	});
}
