import { counts } from '../../counts/counts.js';
import type { Span } from '../../protocol/positions.js';
import type { Call, Expression } from '../../syntax/tree.js';
import { leaveScope } from '../libraries/leave-scope.js';
import { State } from '../state/state.js';
import { type FunctionValue, type LambdaValue, UNKNOWN, type Value } from '../state/values.js';
import type { FlowNode } from '../summaries/control-flow.js';
import { type FunctionSummary, summaryWith } from '../summaries/summary.js';
import { Collector } from './collector.js';
import { enterFunction } from './enter-function.js';
import { type Evaluation, inFrame } from './evaluation.js';
import { placeOf } from './evaluator.js';
import { addExit, type Exit } from './exits.js';
import { FirstValues, NOWHERE } from './first-values.js';
import { type Frame, objectOf, outermostFrame } from './frame.js';
import { HelperRuns } from './helper-runs.js';
import { type CallEffect, type Links, type Program, takesArguments } from './program.js';
import { takeReturned } from './returned-structures.js';
import { runStep } from './run-step.js';
import { socketsLeft } from './sockets-left.js';
import { isAboutSockets, passBy } from './unfelt-calls.js';
import { Ways } from './ways.js';
import { Worklist } from './worklist.js';

/** How deep calls are followed into helpers. */
const MAXIMUM_DEPTH = 6;
/** How often a function that calls itself is entered once more: what sockets go through has settled by then. */
const MAXIMUM_RECURSION = 1;
/** How many steps one root function may take, helpers included. Counted, so that every machine stops at the same place. */
const MAXIMUM_STEPS = 20_000;

/** A step costs one more for so many sockets that are known in it: each bind is held against all of them. */
const SOCKETS_OF_A_STEP = 32;

/** A function while it is run in a frame. */
interface Run {
	frame: Frame;
	worklist: Worklist;
	exits: Map<string, Exit>;
	/** The handlers that were passed, each with what held before its body. */
	tries: { caught: number; state: State }[];
}

/** Runs one function, and those that it leads to, over abstract states, and reports to a collector what happens to each socket. */
export class Interpreter {
	/** What runs when the request of an IRP is done, by the place of the IRP. */
	readonly completions = new Map<string, { routine: string; context: Expression }>();
	/** The names that elements of arrays were asked for by, without knowing the number: these places change with them. */
	readonly indexNames = new Set<string>();
	/** Every frame by its id, so that a lambda finds the names around it. */
	private readonly frames = new Map<string, Frame>();
	/** Functions of other files whose effect has decided whether they are followed. */
	readonly weighed = new Set<FunctionSummary>();
	/** Functions that were entered. */
	readonly visited = new Set<FunctionSummary>();
	readonly firstValues: FirstValues;
	private readonly helperRuns = new HelperRuns();
	private steps = 0;
	/** How many of its steps were in other files' functions. */
	stepsElsewhere = 0;
	/** Whether the limit of steps was reached. */
	isUnfinished = false;
	/** Whether functions of other files were left out because enough steps had been taken there. */
	isCutElsewhere = false;
	private pathEnded = false;
	private isThrown = false;
	private hasMetUnseen = false;
	private readonly ways = new Ways();

	/** What the functions that make sockets leave in globals and members when they end, by place. */
	readonly left = new Map<string, State>();
	/** The types of the objects that the code allocates, by place. */
	readonly allocatedTypes = new Map<string, string>();
	/** Where the members are of the objects whose methods were run. */
	private readonly objects = new Set<string>();
	/** The places that something was put into that tells of sockets. */
	readonly filled = new Set<string>();
	/** The sockets that were there when the root began: whoever made them may not have been called, or has closed them. */
	readonly foundSockets = new Set<string>();
	/** The globals and members in which a function expected a socket that another one made. */
	readonly expected = new Set<string>();

	constructor(
		readonly program: Program,
		readonly links: Links,
		/** The function that is run by itself. */
		readonly root: FunctionSummary,
		public collector: Collector,
		/** How many more steps may be taken in other files' functions; then these are not followed any more. */
		readonly mostStepsElsewhere: number,
		private readonly mostSteps = MAXIMUM_STEPS,
	) {
		this.firstValues = new FirstValues(this);
	}

	/** Runs the root and gives its ways out. `found`: what globals and members hold when it begins. */
	run(found: Iterable<State>): readonly Exit[] {
		const summary = this.root;
		const frame = outermostFrame(this.rootId, summary, [summary]);
		this.frames.set(frame.id, frame);
		const entry = State.empty();
		for (const state of found) {
			entry.takeOver(state);
			for (const [id] of state.sockets()) {
				this.foundSockets.add(id);
			}
		}
		const exits = this.runFunction(frame, entry);
		for (const { state } of exits) {
			for (const [place, left] of socketsLeft(summary, state, this.objects)) {
				this.left.set(place, this.left.get(place)?.joinedWith(left) ?? left);
			}
		}
		return exits;
	}

	/** Names the function that is run by itself at the moment. */
	get rootId(): string {
		const { offset, start } = this.root;
		return String(offset + start);
	}

	/** Says that the path that is being followed does not go on. */
	endPath(): void {
		this.pathEnded = true;
	}

	/** Says that code was met that nobody has seen, which may throw. */
	meetUnseen(): void {
		this.hasMetUnseen = true;
	}

	/** Counts a step, or what costs as much as several; false where no more may be taken, which is told. */
	takeStep(cost = 1): boolean {
		counts.stepsRun++;
		this.steps += cost;
		this.isUnfinished ||= this.steps > this.mostSteps;
		return this.steps <= this.mostSteps;
	}

	/** Does something of which nothing is to be told, since it happens at no place of the file. */
	untold<T>(act: () => T): T {
		const { collector } = this;
		this.collector = new Collector();
		try {
			return act();
		} finally {
			this.collector = collector;
		}
	}

	/** An evaluation in a frame, where nothing is known but a state. */
	evaluation(frame: Frame, state: State, statement: Span, isWholeStatement: boolean): Evaluation {
		return { interpreter: this, frame, state, statement, isWholeStatement };
	}

	/** All ways in which a function ends: what holds then, and what it returns. */
	private runFunction(frame: Frame, entry: State): Exit[] {
		this.visited.add(frame.summary);
		const { flow } = frame.summary;
		const run: Run = { frame, worklist: new Worklist(flow), exits: new Map(), tries: [] };
		run.worklist.add(flow.entry, entry);
		for (let item = nextOf(run); item; item = nextOf(run)) {
			this.stepsElsewhere += frame.summary.file === undefined ? 0 : 1;
			if (!this.takeStep(1 + Math.floor(item.state.countOfSockets / SOCKETS_OF_A_STEP))) {
				break;
			}
			if (item.node === flow.exit) {
				addExit(run.exits, { state: item.state, value: UNKNOWN, isThrown: false });
			} else {
				this.step(run, flow.nodes[item.node]!, item.state);
			}
		}
		return [...run.exits.values()];
	}

	/** `from` is not to be changed: what is known at a node is held against what comes to it later. */
	private step(run: Run, node: FlowNode, from: State): void {
		const go = (next: number, state: State): void => run.worklist.add(next, state);
		const { frame } = run;
		switch (node.kind) {
			case 'pass':
				go(node.next, from);
				return;
			case 'leave': {
				const state = from.clone();
				leaveScope(this.evaluation(frame, state, NOWHERE, false), frame, node.names);
				this.settle(run, node, state, () => go(node.next, state));
				return;
			}
			case 'choose':
				for (const next of node.nexts) {
					go(next, from);
				}
				return;
			case 'try':
				run.tries.push({ caught: node.caught, state: from });
				go(node.body, from);
				return;
			default:
				this.ways.each(from, (state) => {
					const isWhole = node.kind === 'evaluate' && node.isWholeStatement;
					const ends = runStep(this.evaluation(frame, state, node.statement, isWhole), node);
					this.settle(run, node, state, () => {
						for (const { next, state: after } of ends.nexts) {
							go(next, after);
						}
						if (node.kind === 'return') {
							addExit(run.exits, { state, value: ends.value ?? UNKNOWN, isThrown: false });
						}
					});
				});
		}
	}

	/** What becomes of a step of a frame: it goes on, has thrown, or does not come back. */
	private settle(run: Run, node: FlowNode, state: State, goOn: () => void): void {
		const { pathEnded, isThrown, hasMetUnseen } = this;
		this.pathEnded = false;
		this.isThrown = false;
		this.hasMetUnseen = false;
		if (isThrown || node.kind === 'throw') {
			if (node.handler === undefined) {
				addExit(run.exits, { state, value: UNKNOWN, isThrown: true });
			} else {
				run.worklist.add(node.handler, state);
			}
		} else if (!pathEnded) {
			if (hasMetUnseen && node.handler !== undefined) {
				run.worklist.add(node.handler, state);
			}
			goOn();
		}
	}

	/** Whether the file itself defines what a plain name means in a function: a function, or a method of the same class. */
	isOwnName(name: string, user: FunctionSummary): boolean {
		return this.links.isDefined(name, user);
	}

	/** Follows a call into a function in sight; undefined where there is none to follow, and nothing is evaluated then. */
	callOwnFunction(e: Evaluation, name: string, call: Call): Value | undefined {
		const qualifier = call.callee.kind === 'identifier' ? call.callee.qualifier : undefined;
		const summary = this.links.find(name, call.args.length, e.frame.summary, qualifier);
		const isOfSameObject = summary && summary.scope !== '' && summary.scope === e.frame.summary.scope;
		return summary && this.follow(e, summary, call, { self: isOfSameObject ? objectOf(e.frame) : undefined });
	}

	/** Whether a plain name, used in a function, means a function in sight that leads to a socket call. */
	isFollowedFunction(name: string, user: FunctionSummary): boolean {
		return this.links.isFollowed(name, user);
	}

	/** Takes one of several ways on; the others are done later. */
	chooseWay(count: number): number {
		return this.ways.choose(count);
	}

	/** Follows a call of a function that a value names; undefined where there is none to follow. */
	callFunctionValue(e: Evaluation, { name, file, isReplaceable }: FunctionValue, call: Call): Value | undefined {
		const summary = this.links.find(name, call.args.length, summaryWith(e.frame.summary, { scope: '', file }));
		const frame = isReplaceable ? { ...e.frame, isReplaceable: true } : e.frame;
		return summary && this.follow(inFrame(e, frame), summary, call);
	}

	/** Follows a lambda that an unseen function is given, as if it called it at once or never. */
	mayCallLambda(e: Evaluation, lambda: LambdaValue, { start, end }: Span): void {
		const summary = this.links.lambdaAt(lambda.start, lambda.file);
		if (!summary || !this.links.isRelevant(summary) || this.ways.choose(2) === 1) {
			return;
		}
		const unseen: Expression = { kind: 'other', children: [], broken: false, start, end };
		const args = summary.parameters.map(() => unseen);
		this.callLambda(e, lambda, { args, start, end });
	}

	/**
	 * Runs a function for a call, `outer` being the frame whose names it sees besides its own, `self` where the members of
	 * its object are; undefined where it is not followed, and nothing is evaluated then.
	 */
	follow(
		e: Evaluation,
		summary: FunctionSummary,
		call: Pick<Call, 'args' | 'start' | 'end'>,
		context: { outer?: Frame; self?: string; isWanted?: boolean } = {},
	): Value | undefined {
		const { frame } = e;
		const isRecursive = frame.running.filter((each) => each === summary).length > MAXIMUM_RECURSION;
		const isWorthIt = context.isWanted || this.links.isRelevant(summary) || this.links.callsParameter(summary);
		if (isRecursive || frame.callPath.length >= MAXIMUM_DEPTH || !isWorthIt) {
			return undefined;
		}
		if (summary.file !== undefined && this.stepsElsewhere > this.mostStepsElsewhere) {
			this.isCutElsewhere = true;
			return undefined;
		}
		const effect = this.effectOf(summary);
		if (effect.isTooLarge) {
			return undefined;
		}
		const inner = enterFunction(e, summary, call, context);
		this.frames.set(inner.id, inner);
		if (inner.self !== undefined) {
			this.objects.add(inner.self);
		}
		const others = [...inner.aliases.values(), ...(inner.self === undefined ? [] : [inner.self])];
		if (!effect.isFelt && !context.isWanted && !isAboutSockets(e.state, inner, others, effect)) {
			passBy(e, inner, call.args);
			return UNKNOWN;
		}
		const seen = context.outer ? e.state.clone() : e.state.seenFrom(inner.id, others);
		const ends = this.helperRuns.endsOf(inner, seen, (entry) => this.runFunction(inner, entry));
		if (ends.count === 0) {
			this.endPath();
			return UNKNOWN;
		}
		// Where the limit of steps cuts a run short, fewer ways may be left than the first time.
		const { state, value, isThrown } = ends.end(Math.min(this.ways.choose(ends.count), ends.count - 1));
		if (isThrown) {
			this.endPath();
			this.isThrown = true;
		}
		e.state.become(e.state.replacedBy(seen, state));
		this.learnGivenSockets(e, inner, call.args);
		takeReturned(e, inner, call);
		leaveScope(e, inner, summary.locals.keys(), value);
		e.state.forgetFrame(inner.id);
		return value.kind === 'reference' && value.place.startsWith(`${inner.id}|`) ? UNKNOWN : value;
	}

	private effectOf(summary: FunctionSummary): CallEffect {
		if (summary.file !== undefined) {
			this.weighed.add(summary);
		}
		return this.links.effectOf(summary);
	}

	/** Follows a call of a lambda; undefined where there is none to follow. `isWanted`: whatever it does. */
	callLambda(
		e: Evaluation,
		{ start, file, frames }: LambdaValue,
		call: Pick<Call, 'args' | 'start' | 'end'>,
		isWanted = false,
	): Value | undefined {
		const summary = this.links.lambdaAt(start, file);
		return summary && takesArguments(summary, call.args.length)
			? this.follow(e, summary, call, { outer: this.frames.get(frames[0]!) ?? e.frame, isWanted })
			: undefined;
	}

	/** A socket that came from elsewhere into the caller, too, is the one that the helper has met. */
	private learnGivenSockets(e: Evaluation, { id, names, summary }: Frame, args: readonly Expression[]): void {
		summary.parameters.forEach((parameter, index) => {
			const value = e.state.read(names.placeOf(parameter.name));
			const place =
				value.kind === 'socket' && value.id.startsWith(`given ${id} `) ? placeOf(e, args[index]!) : undefined;
			if (place !== undefined && e.state.read(place).kind === 'unknown') {
				e.state.refine(place, value);
			}
		});
	}
}

/** The next state and its node; at last the handlers that nothing in sight has led to. */
function nextOf({ worklist, tries }: Run): { node: number; state: State } | undefined {
	const item = worklist.take();
	if (item) {
		return item;
	}
	const missed = tries.find(({ caught }) => !worklist.hasReached(caught));
	if (missed) {
		worklist.add(missed.caught, missed.state);
	}
	return missed && worklist.take();
}
