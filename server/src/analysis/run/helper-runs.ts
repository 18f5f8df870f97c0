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

/** How helpers ended, so that none is run again where all that it touches is the same in the same context. */
export class HelperRuns {
	private readonly runs = new Map<string, HelperRun[]>();

	/** How the function of a frame ends that begins with `entry`; `run` finds out where that is not remembered. */
	exitsOf(frame: Frame, entry: State, run: (entry: State) => readonly Exit[]): readonly Exit[] {
		const known = this.runsOf(frame);
		const same = known.find((each) => entry.isSameTo(each.entry, each.touched));
		if (same) {
			return same.exits.map((exit) => ({ ...exit, state: entry.changedAs(exit.state, same.touched) }));
		}
		const touched = new Touched(frame.id);
		const exits = run(entry.tracing(touched));
		touched.forgetInnerFrames();
		if (known.length < MOST_KEPT) {
			known.push({ entry, exits, touched });
		}
		entry.noteTouched(touched);
		return exits;
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
