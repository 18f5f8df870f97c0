import { describeCall } from '../../knowledge/calls/index.js';
import { TARGETS, type Target } from '../../protocol/targets.js';
import { isBuiltin } from '../calls/builtins.js';
import { type DeclaredTypes, memberTypesIn } from '../libraries/declared-types.js';
import { type Elsewhere, MAXIMUM_DISTANCE, NOTHING_ELSEWHERE, type Program } from '../run/program.js';
import { type FunctionSummary, summaryWith } from '../summaries/summary.js';
import { CallEffects } from './call-effects.js';
import type { FileSummary } from './file-summary.js';
import { type ForeignFile, foreignFile, isVisible, mainConfiguration } from './foreign-file.js';
import { Helpers } from './helpers.js';
import { byNearness, nearest } from './nearness.js';

/** The functions of several files that are linked with each other, by name: one index for all targets. */
export class LinkIndex {
	private readonly files = new Map<string, FileSummary>();
	private readonly byTarget = new Map<Target, TargetIndex>();
	private readonly leadingInto = new Map<string, readonly string[]>();

	/** `files` in any order. */
	constructor(files: Iterable<FileSummary>) {
		for (const file of [...files].sort((a, b) => (a.uri < b.uri ? -1 : 1))) {
			this.files.set(file.uri, file);
		}
		for (const target of TARGETS) {
			this.byTarget.set(target, new TargetIndex([...this.files.values()], target));
		}
	}

	/**
	 * Puts a newer summary in place of a file's. False where the file now offers or calls other functions than before: then
	 * another index is needed.
	 */
	replace(file: FileSummary): boolean {
		const known = this.files.get(file.uri);
		if (!known || interfaceOf(known) !== interfaceOf(file)) {
			return false;
		}
		this.files.set(file.uri, file);
		for (const [target, index] of this.byTarget) {
			const configuration = mainConfiguration(file, target);
			if (configuration) {
				index.replace(foreignFile(file.uri, configuration));
			}
		}
		return true;
	}

	file(uri: string): FileSummary | undefined {
		return this.files.get(uri);
	}

	/** Equal for two indexes in which the same names lead to the same functions, whatever these do. */
	get shape(): string {
		this.ownShape ??= [...this.byTarget.values()].map((each) => each.shape()).join('\n');
		return this.ownShape;
	}
	private ownShape: string | undefined;

	/** The functions of all files that lead to a socket call and that other files can call: their callers are worth reading. */
	get helpers(): Helpers {
		return new Helpers([...this.byTarget.values()].flatMap((each) => each.visibleWithin(MAXIMUM_DISTANCE - 1)));
	}

	/** The files whose functions lead into a file's functions, through other files too; sorted. */
	callersOf(uri: string): readonly string[] {
		const known = this.leadingInto.get(uri) ?? this.findCallersOf(uri);
		this.leadingInto.set(uri, known);
		return known;
	}

	private findCallersOf(uri: string): readonly string[] {
		const found = new Set<string>();
		const rest = [uri];
		for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
			for (const index of this.byTarget.values()) {
				for (const caller of index.callersOf(next)) {
					if (caller !== uri && !found.has(caller)) {
						found.add(caller);
						rest.push(caller);
					}
				}
			}
		}
		return [...found].sort();
	}

	/** The other files, as one file sees them. */
	elsewhere(uri: string, target: Target): Elsewhere {
		return this.byTarget.get(target)?.elsewhere(uri) ?? NOTHING_ELSEWHERE;
	}
}

class TargetIndex {
	private readonly files = new Map<string, ForeignFile>();
	/** Functions that other files can call, by name. */
	private readonly visible = new Map<string, FunctionSummary[]>();
	private readonly relevant = new Set<FunctionSummary>();
	/** The files from which a large function is followed. */
	private readonly following = new WeakMap<FunctionSummary, ReadonlySet<string>>();
	/** Names of functions that other files can call, by their distance from a socket call. */
	private readonly levels: ReadonlySet<string>[] = [];
	private memberTypes: ReadonlyMap<string, string | undefined> | undefined;
	/** Relevant functions by the names that they call and their file does not define. */
	private readonly callersByName = new Map<string, FunctionSummary[]>();
	/** The files with callers of a file's functions. They stay the same when a file is replaced. */
	private readonly callerFiles = new Map<string, readonly string[]>();
	private readonly effects = new CallEffects((uri) => this.programOf(uri));
	/** What a name means, by the file and the scope of those who call it. */
	private readonly meant = new Map<string, FunctionSummary | undefined>();

	constructor(files: readonly FileSummary[], target: Target) {
		for (const file of files) {
			const configuration = mainConfiguration(file, target);
			if (configuration) {
				this.add(foreignFile(file.uri, configuration));
			}
		}
		this.findRelevant();
		for (const summary of this.relevant) {
			for (const name of summary.calls) {
				if (this.visible.has(name) && !this.files.get(summary.file!)!.byName.has(name)) {
					push(this.callersByName, name, summary);
				}
			}
		}
	}

	private add(file: ForeignFile): void {
		this.files.set(file.uri, file);
		for (const summary of file.functions) {
			if (isVisible(summary)) {
				push(this.visible, summary.name, summary);
			}
		}
	}

	/** Puts a file with the same functions, otherwise written, in place of the one of that name. */
	replace(file: ForeignFile): void {
		const before = this.files.get(file.uri)!;
		this.files.set(file.uri, file);
		this.meant.clear();
		this.effects.changed(file.uri);
		file.functions.forEach((summary, position) => {
			const old = before.functions[position]!;
			exchange(this.visible.get(summary.name), old, summary);
			for (const name of summary.calls) {
				exchange(this.callersByName.get(name), old, summary);
			}
			if (this.relevant.delete(old)) {
				this.relevant.add(summary);
			}
		});
	}

	private findRelevant(): void {
		let visible: ReadonlySet<string> = new Set();
		let own = new Map<string, Set<string>>();
		for (let distance = 0; distance <= MAXIMUM_DISTANCE; distance++) {
			const nextVisible = new Set<string>();
			const nextOwn = new Map<string, Set<string>>();
			for (const { uri, functions, byName, configuration } of this.files.values()) {
				const ownNames = own.get(uri);
				const found = functions.filter(({ calls }) =>
					[...calls].some((name) =>
						distance === 0
							? configuration.interesting.has(name)
							: ownNames?.has(name) || (visible.has(name) && !byName.has(name)),
					),
				);
				for (const summary of found) {
					this.relevant.add(summary);
					if (isVisible(summary)) {
						nextVisible.add(summary.name);
					}
				}
				nextOwn.set(uri, new Set(found.map(({ name }) => name)));
			}
			this.levels.push(nextVisible);
			visible = nextVisible;
			own = nextOwn;
		}
	}

	shape(): string {
		return JSON.stringify(
			[...this.files.values()].map(({ uri, functions, configuration: { types } }) => [
				uri,
				functions.map((each) => [...linkedBy(each), this.relevant.has(each)]),
				membersOf(types),
			]),
		);
	}

	namesWithin(distance: number): ReadonlySet<string> {
		return new Set(this.levels.slice(0, distance + 1).flatMap((names) => [...names]));
	}

	/** The functions that other files can call whose names are those of one that is so far away from a socket call. */
	visibleWithin(distance: number): FunctionSummary[] {
		return [...this.namesWithin(distance)].flatMap((name) => this.visible.get(name) ?? []);
	}

	callersOf(uri: string): readonly string[] {
		let files = this.callerFiles.get(uri);
		if (!files) {
			const { functions = [] } = this.files.get(uri) ?? {};
			const callers = functions.filter(isVisible).flatMap((summary) => this.callers(summary));
			files = [...new Set(callers.map(({ file }) => file!))];
			this.callerFiles.set(uri, files);
		}
		return files;
	}

	/** The functions of other files that reach a function. */
	private callers(summary: FunctionSummary): FunctionSummary[] {
		return (this.callersByName.get(summary.name) ?? []).filter(
			(caller) => caller.file !== summary.file && this.mayReach(caller, summary),
		);
	}

	private mayReach(caller: FunctionSummary, callee: FunctionSummary): boolean {
		return this.find(callee.name, callee.parameters.length, caller) === callee;
	}

	/** Where a large function is called from many files, it is followed from the nearest of them only. */
	private find(
		name: string,
		argumentCount: number,
		caller: FunctionSummary,
		qualifier?: string,
	): FunctionSummary | undefined {
		const found = this.findAny(name, argumentCount, caller, qualifier);
		return found && this.filesThatFollow(found)?.has(caller.file!) !== false ? found : undefined;
	}

	/** Undefined where every file may. */
	private filesThatFollow(callee: FunctionSummary): ReadonlySet<string> | undefined {
		const most = mostCallerFiles(callee);
		if (most === Number.POSITIVE_INFINITY) {
			return undefined;
		}
		let files = this.following.get(callee);
		if (!files) {
			const callers = this.callersByName.get(callee.name) ?? [];
			const reaching = callers.filter(
				(caller) => this.findAny(callee.name, callee.parameters.length, caller) === callee,
			);
			const uris = [...new Set(reaching.map(({ file }) => file!))];
			files = new Set(byNearness(uris, callee.file!).slice(0, most));
			this.following.set(callee, files);
		}
		return files;
	}

	/** The one function that a call may mean: of several, the one whose file lies nearest. */
	private findAny(
		name: string,
		argumentCount: number,
		caller: FunctionSummary,
		qualifier?: string,
	): FunctionSummary | undefined {
		const key = `${name} ${argumentCount} ${caller.file} ${caller.scope} ${qualifier === undefined ? '' : `${qualifier}::`}`;
		if (!this.meant.has(key)) {
			this.meant.set(key, this.findAnew(name, argumentCount, caller, qualifier));
		}
		return this.meant.get(key);
	}

	private findAnew(
		name: string,
		argumentCount: number,
		caller: FunctionSummary,
		qualifier: string | undefined,
	): FunctionSummary | undefined {
		if (isKnownCall(name)) {
			return undefined;
		}
		const candidates = (this.visible.get(name) ?? []).filter(
			({ scope, parameters, file }) =>
				file !== caller.file &&
				parameters.length === argumentCount &&
				(qualifier ? scope === qualifier : scope === '' || scope === caller.scope),
		);
		return nearest(candidates, ({ file }) => file!, caller.file!);
	}

	private typeOfMember(name: string, className: string): string | undefined {
		this.memberTypes ??= memberTypesIn([...this.files.values()].map(({ configuration }) => configuration.types));
		return this.memberTypes.get(`${className} ${name}`);
	}

	/** A file as it sees itself. */
	private programOf(uri: string): Program | undefined {
		const file = this.files.get(uri);
		return file && { ...file.configuration, elsewhere: this.elsewhere(uri) };
	}

	elsewhere(uri: string): Elsewhere {
		const inFile = (caller: FunctionSummary): FunctionSummary =>
			caller.file === undefined ? summaryWith(caller, { file: uri }) : caller;
		const asSeen = (found: FunctionSummary | undefined): FunctionSummary | undefined =>
			found?.file === uri ? summaryWith(found, { file: undefined }) : found;
		return {
			find: (name, argumentCount, caller, qualifier) => {
				const from = inFile(caller);
				const own = from.file === uri ? undefined : this.files.get(from.file!)?.byName.get(name);
				if (own) {
					const fitting = own.filter(({ parameters }) => parameters.length === argumentCount);
					return fitting.length === 1 ? fitting[0] : undefined;
				}
				return asSeen(this.find(name, argumentCount, from, qualifier));
			},
			functionAt: (start, file) => this.files.get(file)?.byStart.get(start),
			environmentOf: (file) => this.files.get(file)?.configuration.environment() ?? '',
			isRelevant: (summary) => this.relevant.has(summary),
			namesWithin: (distance) => this.namesWithin(distance),
			isCalled: (summary) => {
				const foreign = this.files.get(uri)?.functions.find(({ at }) => at === summary.at);
				return foreign !== undefined && isVisible(foreign) && this.callers(foreign).length > 0;
			},
			isDefined: (name, scope, file) =>
				this.files
					.get(file)
					?.byName.get(name)
					?.some((summary) => summary.scope === '' || summary.scope === scope) ?? false,
			typeOfMember: (name, className) => this.typeOfMember(name, className),
			effectOf: (summary) => this.effects.of(summary),
			constantExpression: (name, file) => this.files.get(file)?.configuration.constantExpression(name),
			initialExpression: (name, file) => this.files.get(file)?.configuration.initialExpression(name),
		};
	}
}

/** Equal where linking cannot tell two versions of a file apart but for what their functions do. */
function interfaceOf({ configurations }: FileSummary): string {
	return JSON.stringify(
		configurations.map(({ target, functions, types }) => [
			target,
			membersOf(types),
			functions.map((each) => [...linkedBy(each), [...each.calls].sort()]),
		]),
	);
}

/** What decides whether a call leads to a function. */
function linkedBy(each: FunctionSummary): unknown[] {
	return [each.name, each.scope, each.isStatic, each.parameters.length, mostCallerFiles(each)];
}

function membersOf({ variables }: DeclaredTypes): string[][] {
	return variables.flatMap(({ scope, name, type }) => (scope === '' ? [] : [[scope, name, type]]));
}

/** From how many other files a function is followed: the larger, the fewer. */
function mostCallerFiles({ flow }: FunctionSummary): number {
	const steps = flow.nodes.length;
	return steps <= 100 ? Number.POSITIVE_INFINITY : steps <= 400 ? 40 : 8;
}

function exchange<T>(list: T[] | undefined, old: T, replacement: T): void {
	const position = list?.indexOf(old) ?? -1;
	if (position >= 0) {
		list![position] = replacement;
	}
}

/** What a library's call does is known already; a project's own stand-in of that name does the same. */
function isKnownCall(name: string): boolean {
	return describeCall(name) !== undefined || isBuiltin(name);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const known = map.get(key);
	if (known) {
		known.push(value);
	} else {
		map.set(key, [value]);
	}
}
