import { counts } from '../../counts/counts.js';
import { Collector } from '../run/collector.js';
import { Interpreter } from '../run/interpreter.js';
import { Links, type Program } from '../run/program.js';
import type { State } from '../state/state.js';
import type { FunctionSummary } from '../summaries/summary.js';
import type { RootRun } from './root-run.js';
import type { ConfigurationMemory } from './run-memory.js';

/** How many steps all roots of a file together may take in other files' functions; then these are not followed any more. */
const MAXIMUM_STEPS_ELSEWHERE = 60_000;

const NOTHING_FOUND: ReadonlyMap<string, State> = new Map();

/** What running some functions, each by itself, has shown. Positions are those of runs. */
interface ProgramRun {
	gathered: readonly Collector[];
	/** Every function that was entered. */
	visited: ReadonlySet<FunctionSummary>;
	/** Functions of other files whose effect has decided whether they are followed. */
	weighed: ReadonlySet<FunctionSummary>;
	/** The roots in which the limit of steps was reached. */
	unfinished: readonly FunctionSummary[];
}

/**
 * Runs the functions one by one; where one expected a socket in a global or a member that another one made, they are run
 * once more and find it there. Rests behind each function.
 */
export function* runProgram(
	program: Program,
	isWanted: (summary: FunctionSummary) => boolean,
	memory?: ConfigurationMemory,
): Generator<void, ProgramRun> {
	const runner = new ProgramRunner(program, isWanted, memory);
	const alone = yield* runner.run(NOTHING_FOUND);
	const left = leftBy(alone);
	const isExpected = alone.some(({ expected }) => [...expected].some((place) => left.has(place)));
	const runs = isExpected ? yield* runner.run(left, identitiesOf(left, alone)) : alone;
	memory?.finish();
	return {
		gathered: runs.map(({ collector }) => collector),
		visited: new Set(runs.flatMap(({ visited }) => [...visited])),
		weighed: new Set(runs.flatMap(({ weighed }) => [...weighed])),
		unfinished: runs.filter(({ isUnfinished }) => isUnfinished).map(({ root }) => root),
	};
}

class ProgramRunner {
	private readonly links: Links;

	constructor(
		private readonly program: Program,
		private readonly isWanted: (summary: FunctionSummary) => boolean,
		private readonly memory: ConfigurationMemory | undefined,
	) {
		this.links = new Links(program);
	}

	/**
	 * Runs every function that leads to a socket call: first those that nothing calls, then what they did not reach.
	 * `known` are the sockets of `found`.
	 */
	*run(found: ReadonlyMap<string, State>, known: Collector = new Collector()): Generator<void, RootRun[]> {
		const runs: RootRun[] = [];
		const foundKey = [...found].map(([place, state]) => `${place} ${state.key()}`).join('\n');
		const visited = new Set<FunctionSummary>();
		let stepsElsewhere = 0;
		for (const candidates of [this.links.roots(), this.program.functions]) {
			for (const root of candidates) {
				if (visited.has(root) || !this.links.isRelevant(root) || !this.isWanted(root)) {
					continue;
				}
				const most = MAXIMUM_STEPS_ELSEWHERE - stepsElsewhere;
				let run = this.memory?.recall(root, foundKey, most, this.links);
				if (!run) {
					run = this.runRoot(root, found, known, most);
					this.memory?.keep(root, foundKey, run, this.links);
				}
				runs.push(run);
				stepsElsewhere += run.stepsElsewhere;
				for (const each of run.visited) {
					visited.add(each);
				}
				yield;
			}
		}
		return runs;
	}

	private runRoot(
		root: FunctionSummary,
		found: ReadonlyMap<string, State>,
		known: Collector,
		mostStepsElsewhere: number,
	): RootRun {
		const collector = new Collector();
		collector.absorb(known);
		const interpreter = new Interpreter(this.program, this.links, root, collector, mostStepsElsewhere);
		interpreter.run(FIRST_TO_RUN.has(root.name) ? notMadeBy(interpreter.rootId, found.values()) : found.values());
		counts.rootsRun++;
		const { visited, weighed, left, expected, isUnfinished, stepsElsewhere, isCutElsewhere } = interpreter;
		return {
			root,
			collector,
			visited,
			weighed,
			left,
			expected,
			isUnfinished,
			stepsElsewhere,
			mostStepsElsewhere,
			isCutElsewhere,
		};
	}
}

/** The functions with which a program or a driver begins: once, so that nothing that they leave is there before. */
const FIRST_TO_RUN: ReadonlySet<string> = new Set(['main', 'wmain', 'WinMain', 'wWinMain', 'DriverEntry']);

function notMadeBy(rootId: string, found: Iterable<State>): State[] {
	const isOwn = (id: string): boolean => id.startsWith(`made ${rootId} `) || id.startsWith(`made ${rootId}/`);
	return [...found].filter((state) => ![...state.sockets()].some(([id]) => isOwn(id)));
}

/** What the functions that make sockets leave in globals and members when they end, by place. */
function leftBy(runs: readonly RootRun[]): Map<string, State> {
	const all = new Map<string, State>();
	for (const { left } of runs) {
		for (const [place, state] of left) {
			all.set(place, all.get(place)?.joinedWith(state) ?? state);
		}
	}
	return all;
}

/** The sockets that were left. What a global holds may keep its maker from being run as far as the making. */
function identitiesOf(left: ReadonlyMap<string, State>, runs: readonly RootRun[]): Collector {
	const collector = new Collector();
	const ids = new Set([...left.values()].flatMap((state) => [...state.sockets()].map(([id]) => id)));
	for (const { collector: own } of runs) {
		for (const [id, identity] of own.sockets) {
			if (ids.has(id)) {
				collector.introduce(identity);
			}
		}
	}
	return collector;
}
