import { INTERESTING_NAMES } from '../knowledge/calls/index.js';
import type { FileFacts, FileProblem } from '../protocol/sockets.js';
import { TARGETS, type Target } from '../protocol/targets.js';
import { itemsNaming } from '../source/items.js';
import type { Configuration, SourceFile } from '../source/source-file.js';
import { factsOf } from './facts.js';
import { Collector } from './run/collector.js';
import { Interpreter } from './run/interpreter.js';
import { MAXIMUM_DISTANCE, type Program } from './run/program.js';
import {
	type FileLanguage,
	type Global,
	type ItemParser,
	ItemSummaries,
	type ItemSummary,
} from './summaries/item-summaries.js';
import { MacroExpansion } from './summaries/macro-expansion.js';
import type { FunctionSummary } from './summaries/summary.js';

/** Turns source files into facts about their sockets; keeps the summaries of the items it has seen. */
export interface Analyser {
	/** Everything that is known of the sockets of a file. Never throws for any source; the same source gives equal facts. */
	analyseFile(source: SourceFile, language: FileLanguage): FileFacts;
}

/** An analyser that reads items with the given parser. */
export function createAnalyser(parse: ItemParser): Analyser {
	const summaries = new ItemSummaries(parse);
	return {
		analyseFile(source, language) {
			const collectors = new Map<Target, Collector>();
			const problems: FileProblem[] = [...source.problems];
			for (const configuration of source.configurations) {
				const { target } = configuration;
				const collector = collectors.get(target) ?? new Collector();
				collectors.set(target, collector);
				analyseConfiguration(configuration, language, summaries, collector, problems);
			}
			const targets = TARGETS.filter((target) => collectors.has(target));
			return { targets, sockets: factsOf(collectors, source), problems: distinct(problems) };
		},
	};
}

function analyseConfiguration(
	configuration: Configuration,
	language: FileLanguage,
	summaries: ItemSummaries,
	collector: Collector,
	problems: FileProblem[],
): void {
	const program = readProgram(configuration, language, summaries, problems);
	const interpreter = runProgram(program, collector);
	for (const { offset, start, end, name } of interpreter.unfinished) {
		problems.push({ kind: 'limit', span: { start: offset + start, end: offset + end }, detail: name });
	}
}

/**
 * Runs the functions one by one; where one expected a socket in a global or a member that another one made, they are run
 * once more and find it there.
 */
function runProgram(program: Program, collector: Collector): Interpreter {
	const alone = new Interpreter(program, new Collector());
	alone.run();
	if (![...alone.expected].some((place) => alone.left.has(place))) {
		collector.absorb(alone.collector);
		return alone;
	}
	const together = new Interpreter(program, collector, alone.left);
	together.run();
	return together;
}

/** Reads the items that name a socket call, those that call what these define, and the constants they use. */
function readProgram(
	configuration: Configuration,
	language: FileLanguage,
	summaries: ItemSummaries,
	problems: FileProblem[],
): Program {
	const { target, items, macros } = configuration;
	const expansion = new MacroExpansion(macros);
	const functions: FunctionSummary[] = [];
	const globals = new Map<string, Global>();
	const keepGlobals = (summary: ItemSummary): void => {
		for (const global of summary.globals) {
			globals.set(global.name, global);
		}
	};
	const read = new Set<number>();
	let names: ReadonlySet<string> = new Set([...INTERESTING_NAMES, ...expansion.names]);
	for (let level = 0; level <= MAXIMUM_DISTANCE && names.size > 0; level++) {
		const defined = new Set<string>();
		for (const item of itemsNaming(items, names)) {
			if (read.has(item.start)) {
				continue;
			}
			read.add(item.start);
			const summary = summaries.of(item, language, expansion);
			for (const each of summary.functions) {
				functions.push({ ...each, offset: item.start });
				if (each.name) {
					defined.add(each.name);
				}
			}
			keepGlobals(summary);
			for (const { start, end } of summary.errors) {
				problems.push({ kind: 'syntax', span: { start: start + item.start, end: end + item.start }, detail: '' });
			}
		}
		names = defined;
	}
	for (const item of items) {
		if (looksLikeConstant(item.text)) {
			keepGlobals(summaries.of(item, language, expansion));
		}
	}
	functions.sort((a, b) => a.offset + a.start - (b.offset + b.start));
	const assigned = new Set(functions.flatMap((each) => [...each.assigned]));
	return {
		target,
		functions,
		constantExpression(name) {
			const macro = macros.get(name);
			if (macro && !macro.parameters) {
				return summaries.expressionOf(macro, language);
			}
			const global = globals.get(name);
			return global?.isConstant ? global.initializer : undefined;
		},
		initialExpression(name) {
			return assigned.has(name) ? undefined : globals.get(name)?.initializer;
		},
	};
}

/** A short item with an initialiser and no body: `static const int on = 1;`. */
function looksLikeConstant(text: string): boolean {
	return text.length < 200 && text.includes('=') && !text.includes('(');
}

function distinct(problems: readonly FileProblem[]): FileProblem[] {
	const byPlace = new Map(
		problems.map((problem) => [`${problem.kind} ${problem.span.start} ${problem.span.end}`, problem]),
	);
	return [...byPlace.values()].sort((a, b) => a.span.start - b.span.start || a.kind.localeCompare(b.kind));
}
