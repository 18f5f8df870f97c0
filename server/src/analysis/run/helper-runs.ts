import type { State } from '../state/state.js';
import { Touched } from '../state/touched.js';
import type { Exit } from './exits.js';
import type { Frame } from './frame.js';

/** How many runs of a helper in one context are remembered. */
const MOST_KEPT = 32;

/** How a helper ended that was entered with a state, and what it has touched of that. */
interface HelperRun {
	entry: State;
	exits: readonly Exit[];
	touched: Touched;
}

/** The ways in which a call of a helper can end. */
export interface HelperEnds {
	count: number;
	/** What holds after one of them, counted from 0, and what it gives. */
	end(index: number): Exit;
}

/** How helpers ended, so that none is run again where all that it touches is the same in the same context. */
export class HelperRuns {
	private readonly runs = new Map<string, HelperRun[]>();

	/** How the function of a frame ends that begins with `entry`; `run` finds out where that is not remembered. */
	endsOf(frame: Frame, entry: State, run: (entry: State) => readonly Exit[]): HelperEnds {
		const known = this.runsOf(frame);
		const same = known.find((each) => entry.isSameTo(each.entry, each.touched));
		if (same) {
			return endsAgain(same, entry);
		}
		const touched = new Touched(frame.id);
		const exits = run(entry.tracing(touched));
		touched.forgetInnerFrames();
		if (known.length < MOST_KEPT) {
			known.push({ entry, exits, touched });
		}
		entry.noteTouched(touched);
		return { count: exits.length, end: (index) => exits[index]! };
	}

	/** Those of the same function in the same context. One call may lead to several functions, through a pointer. */
	private runsOf({ id, summary, self, isReplaceable, aliases }: Frame): HelperRun[] {
		const { file, offset, start } = summary;
		const key = `${id} ${file} ${offset + start} ${self} ${isReplaceable} ${aliases.size > 0 ? [...aliases] : ''}`;
		const runs = this.runs.get(key) ?? [];
		this.runs.set(key, runs);
		return runs;
	}
}

/** How a helper ends that is entered with another state, but for nothing that it has touched. */
function endsAgain({ exits, touched }: HelperRun, entry: State): HelperEnds {
	entry.noteTouched(touched);
	return {
		count: exits.length,
		// A call has each of its ways taken by itself, so that only the one that is asked for is made.
		end(index) {
			const { state, value, isThrown } = exits[index]!;
			return { state: entry.changedAs(state, touched), value, isThrown };
		},
	};
}
