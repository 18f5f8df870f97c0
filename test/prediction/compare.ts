import type { Outcome } from './documented-outcomes.js';
import { History } from './history.js';
import { endpointOf, Foretelling, type Prediction, statesOf } from './predict.js';
import type { Program } from './program/program.js';
import type { Trace, TracedCall } from './run/trace.js';
import { type Deviating, WINE_DEVIATIONS } from './wine-deviations.js';

/** What comparing one call showed. */
export type Verdict =
	| { kind: 'right' }
	/** The documents do not say what comes out. */
	| { kind: 'silent' }
	| { kind: 'unknown'; why: string; isCertain: boolean }
	| { kind: 'deviation'; name: string }
	/** `against`: whether the run contradicts what the documents say of what really had happened, or what we say. */
	| { kind: 'different'; what: string; against: 'documents' | 'facts' };

export interface ComparedCall {
	call: TracedCall;
	verdict: Verdict;
}

interface Observed {
	call: TracedCall;
	prediction: Prediction;
	/** Everything that decides about the call, as text: equal for equal circumstances. */
	circumstances: string;
}

/** Compares what we say of a program's calls with what came out. Calls behind the first deviation are left out. */
export function compare(program: Program, trace: Trace): ComparedCall[] {
	const foretelling = new Foretelling(program);
	const history = new History(program.platform);
	const creations: TracedCall[] = [];
	const compared: (ComparedCall & Observed)[] = [];
	for (const call of trace.calls) {
		if (call.socket < 0) {
			break;
		}
		if (call.call.kind === 'create') {
			creations[call.socket] = call;
		} else if (call.call.kind !== 'close') {
			const prediction = foretelling.of(call, creations[call.socket]!);
			const verdict = judge(program, history, call, prediction);
			compared.push({ call, prediction, verdict, circumstances: circumstances(history, call) });
			if (verdict.kind === 'deviation' || verdict.kind === 'different') {
				break;
			}
		}
		history.apply(call.socket, call.call, call.code === 0);
	}
	markCertain(compared, creations);
	return compared;
}

function judge(program: Program, history: History, call: TracedCall, prediction: Prediction): Verdict {
	const { platform } = program;
	const documented = history.outcomeOf(call.socket, call.call);
	const wrongState = wrongStateOf(history, call, prediction);
	if (wrongState) {
		return { kind: 'different', what: wrongState, against: 'facts' };
	}
	if (!agrees(documented, call.code)) {
		const deviating: Deviating = { history, socket: call.socket, call: call.call, documented, code: call.code };
		const deviation = platform === 'windows' && WINE_DEVIATIONS.find(({ applies }) => applies(deviating));
		return deviation
			? { kind: 'deviation', name: deviation.name }
			: {
					kind: 'different',
					what: `the documents say ${shown(documented)}, the run ${call.code}`,
					against: 'documents',
				};
	}
	if ('unknown' in prediction) {
		return { kind: 'unknown', why: prediction.unknown, isCertain: false };
	}
	if (prediction.outcome === 'silent') {
		return { kind: 'silent' };
	}
	return agrees(prediction.outcome, call.code)
		? { kind: 'right' }
		: {
				kind: 'different',
				what: `we say ${shown(prediction.outcome)}, the run ${call.code}`,
				against: 'facts',
			};
}

function wrongStateOf(history: History, { socket, call }: TracedCall, prediction: Prediction): string | undefined {
	const states = statesOf(prediction, history.now(socket));
	const family = prediction.socket?.family ?? 'unknown';
	const at = call.kind === 'bind' ? endpointOf(prediction.event?.address, family) : undefined;
	if (at && call.kind === 'bind') {
		states.push({ name: 'address', said: shownAt(at), is: shownAt(call.at) });
	}
	const wrong = states.find(({ said, is }) => said !== is);
	return wrong && `we say ${wrong.name} is ${wrong.said}, it is ${wrong.is}`;
}

function shownAt({ address, port }: { address: string; port: number }): string {
	return `${address} port ${port}`;
}

function agrees(outcome: Outcome, code: number): boolean {
	return outcome === 'silent' || (outcome.codes.length === 0 ? code === 0 : outcome.codes.includes(code));
}

function shown(outcome: Outcome): string {
	return outcome === 'silent' ? 'nothing' : outcome.codes.length === 0 ? 'success' : outcome.codes.join(' or ');
}

function circumstances(history: History, { socket, call }: TracedCall): string {
	return JSON.stringify([call, history.now(socket), history.holdersBeside(socket)]);
}

/** A call's circumstances are certain where the place was always reached in the same ones. */
function markCertain(compared: readonly (ComparedCall & Observed)[], creations: readonly TracedCall[]): void {
	const placeOf = ({ call }: Observed): string => {
		const { line, path } = creations[call.socket]!;
		return `${call.line} ${call.call.kind} ${line} ${path}`;
	};
	const seen = new Map<string, Set<string>>();
	for (const each of compared) {
		const known = seen.get(placeOf(each)) ?? new Set();
		seen.set(placeOf(each), known.add(each.circumstances));
	}
	for (const each of compared) {
		if (each.verdict.kind === 'unknown') {
			each.verdict.isCertain = seen.get(placeOf(each))!.size === 1;
		}
	}
}
