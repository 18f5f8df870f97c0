import type { LibraryEffect } from '../../knowledge/libraries/library-description.js';
import type { ResultUse } from '../../protocol/sockets.js';
import { changeSocket, YES } from '../state/abstract-socket.js';
import { type CallOutcome, creationOutcomeId, type Value } from '../state/values.js';
import { doEffect } from './library-effects.js';
import type { LibraryRun } from './library-run.js';

/** Does everything that a call does, and gives its result; a failure shows as the library says. */
export function runCall(run: LibraryRun, use: ResultUse): Value {
	const { failure, effects } = run.described;
	run.site.resultUse = failure === undefined || failure === 'exception' ? 'none' : 'result' in failure ? use : 'passed';
	// Rules that judge arguments know those of the system's calls.
	run.site.argumentFacts = [];
	for (const effect of effects) {
		doEffect(run, effect);
	}
	if (failure === undefined || failure === 'exception') {
		// What goes on after the call has its socket.
		settleCreation(run);
		return run.result;
	}
	if ('errorArgument' in failure) {
		run.write(
			{ argument: failure.errorArgument },
			{ kind: 'outcome', call: outcomeOf(run), onSuccess: 0, onFailure: 1 },
		);
		return run.result;
	}
	if (failure.result === 'null') {
		return run.result;
	}
	const { success, failure: failed } = failure.result;
	return { kind: 'outcome', call: outcomeOf(run), onSuccess: success, onFailure: failed };
}

function settleCreation({ e, made }: LibraryRun): void {
	const socket = made === undefined ? undefined : e.state.socket(made);
	if (socket && made !== undefined) {
		e.state.setSocket(made, changeSocket(socket, { exists: YES }));
	}
}

const UNDONE: readonly CallOutcome['effect'][] = ['bind', 'setOption', 'listen', 'connect'];

/** What is undone where the call has failed: the creation of a socket with all that it did to it, else one effect. */
function outcomeOf({ e, made, before, site, described }: LibraryRun): CallOutcome {
	if (made !== undefined) {
		return { id: creationOutcomeId(made), effect: 'create', before: new Map() };
	}
	const done: ReadonlySet<LibraryEffect['effect']> = new Set(described.effects.map(({ effect }) => effect));
	const effect = UNDONE.find((each) => done.has(each as LibraryEffect['effect'])) ?? 'other';
	return { id: `${effect} ${e.frame.id} ${site.span.start}`, effect, before };
}
