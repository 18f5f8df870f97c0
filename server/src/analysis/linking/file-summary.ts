import type { FileProblem } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import { answered } from '../../source/answers.js';
import { itemsNaming } from '../../source/items-naming.js';
import type { Configuration, Item, MacroDefinition, SourceFile, UnknownRegion } from '../../source/source-file.js';
import type { Expression } from '../../syntax/tree.js';
import { soundsLikeSettingOptions } from '../calls/name-words.js';
import {
	aliasesAmong,
	type DeclaredVariable,
	declaredTypes,
	namesOfSocketObjects,
} from '../libraries/declared-types.js';
import type { LibraryIndex } from '../libraries/library-index.js';
import { looksLikeOption } from '../libraries/own-options.js';
import { type FileProgram, MAXIMUM_DISTANCE } from '../run/program.js';
import type {
	FileLanguage,
	Global,
	ItemSummaries,
	ItemSummary,
	KeptItem,
	Member,
} from '../summaries/item-summaries.js';
import { MacroExpansion } from '../summaries/macro-expansion.js';
import { Structures } from '../summaries/structures.js';
import { type FunctionSummary, summaryWith } from '../summaries/summary.js';
import { environmentOf } from './environment.js';
import { guardItems } from './guard-items.js';
import { namesIn, receiversIn } from './handed-functions.js';
import { helpingItems } from './helping-items.js';
import { ItemPlaces } from './item-places.js';

/** One file's functions for one target and one choice about the conditions that nobody can know. */
export interface ConfigurationSummary extends FileProgram {
	target: Target;
	/** Equal for two versions that differ in nothing but what their functions do. */
	environment(): string;
}

/** What a file brings to an analysis, its callees left open. */
export interface FileSummary {
	uri: string;
	/** Ordered by target; the first of a target is its main one. */
	configurations: readonly ConfigurationSummary[];
	unknownRegions: ReadonlyMap<Target, readonly UnknownRegion[]>;
	/** Limits that were hit, and code that does not parse. */
	problems: readonly FileProblem[];
	/** Whether it includes a header of the project that is not in sight. */
	hasUnseenHeaders: boolean;
	/** Where the items stand that its functions count their positions from. */
	places: ItemPlaces;
	/** What its items gave that were read, by their text. */
	items: ReadonlyMap<string, KeptItem>;
}

export interface FileToSummarise {
	uri: string;
	language: FileLanguage;
	/** Functions of other files that lead to socket calls. */
	helpers: ReadonlySet<string>;
	/** The version before. */
	earlier?: FileSummary;
	/** What reading the same text with fewer helpers gave. */
	same?: FileSummary;
}

/**
 * Summarises a file: the items that name a socket call or one of `helpers` (functions of other files that lead to one),
 * those that call what these define, those of what they call that close sockets or fill addresses, and the constants
 * they use.
 */
export function summariseFile(
	source: SourceFile,
	{ uri, language, helpers, earlier, same }: FileToSummarise,
	summaries: ItemSummaries,
	libraries: LibraryIndex,
): FileSummary {
	const problems: FileProblem[] = [...source.problems];
	const places = new ItemPlaces(
		source.configurations.flatMap(({ items }) => items),
		earlier?.places,
	);
	const items = new Map(same?.items);
	const reader: ItemReader = {
		summaryOf: (item, macros) => summaries.of(item, language, macros, items),
		expressionOf: (macro) => summaries.expressionOf(macro, language),
	};
	const configurations = source.configurations.map((configuration) =>
		summariseConfiguration(configuration, places, reader, libraries, helpers, problems),
	);
	const { unknownRegions, hasUnseenHeaders } = source;
	return { uri, configurations, unknownRegions, problems, hasUnseenHeaders, places, items };
}

/** Reads what stands in one file. */
interface ItemReader {
	summaryOf(item: Item, macros: MacroExpansion): ItemSummary;
	expressionOf(macro: MacroDefinition): Expression | undefined;
}

function summariseConfiguration(
	{ target, items, macros }: Configuration,
	places: ItemPlaces,
	reader: ItemReader,
	libraries: LibraryIndex,
	helpers: ReadonlySet<string>,
	problems: FileProblem[],
): ConfigurationSummary {
	const expansion = new MacroExpansion(macros, libraries.names);
	const functions: FunctionSummary[] = [];
	const globals = new Map<string, Global>();
	const members = new Map<string, Member>();
	const keepGlobals = (summary: ItemSummary): void => {
		for (const global of summary.globals) {
			globals.set(global.name, global);
		}
		for (const member of summary.members) {
			members.set(`${member.scope} ${member.name}`, member);
		}
	};
	const placed = (each: FunctionSummary, item: Item): FunctionSummary =>
		summaryWith(each, { offset: places.baseOf(item), at: item.start + each.start });
	const read = new Set<number>();
	const aliases = aliasesAmong(items);
	const variables: DeclaredVariable[] = [];
	const aliasNames = namesOfSocketObjects(libraries, aliases, []);
	let names: ReadonlySet<string> = new Set([...libraries.names, ...expansion.names, ...helpers, ...aliasNames]);
	for (let level = 0; level <= MAXIMUM_DISTANCE && names.size > 0; level++) {
		const defined = new Set<string>();
		for (const item of itemsNaming(items, names)) {
			if (read.has(item.start)) {
				continue;
			}
			read.add(item.start);
			const summary = reader.summaryOf(item, expansion);
			for (const each of summary.functions) {
				functions.push(placed(each, item));
				if (each.name) {
					defined.add(each.name);
				}
			}
			keepGlobals(summary);
			variables.push(...summary.variables);
			for (const { start, end } of summary.errors) {
				const span = { start: start + item.start, end: end + item.start };
				const detail = summary.unread === 'crash' ? 'parser' : '';
				problems.push({ kind: summary.unread ?? 'syntax', span, detail });
			}
			for (const { start, end } of summary.cut) {
				const span = { start: start + item.start, end: end + item.start };
				problems.push({ kind: 'limit', span, detail: firstLine(item.text.slice(start, end)) });
			}
		}
		const objects = level === 0 ? namesOfSocketObjects(libraries, aliases, variables) : [];
		names = new Set([...defined, ...objects]);
	}
	const receivers = receiversIn(functions);
	for (const item of itemsNaming(items, receivers)) {
		if (!read.has(item.start)) {
			const found = reader.summaryOf(item, expansion).functions.filter(({ name }) => receivers.has(name));
			if (found.length > 0) {
				read.add(item.start);
				functions.push(...found.map((each) => placed(each, item)));
			}
		}
	}
	const helping = helpingItems(items, expansion.helpingNames);
	for (let added: readonly FunctionSummary[] = functions; added.length > 0; ) {
		const called = new Set(added.flatMap(({ calls }) => [...calls]));
		const next = [...called].flatMap((name) => helping.get(name) ?? []).filter(({ start }) => !read.has(start));
		added = next.flatMap((item) => {
			read.add(item.start);
			const summary = reader.summaryOf(item, expansion);
			return summary.functions.map((each) => summaryWith(placed(each, item), { isHelping: true }));
		});
		functions.push(...added);
	}
	// A name may promise an option that the function's own body does not set.
	const promising = new Set(functions.flatMap(({ calls }) => [...calls].filter(soundsLikeSettingOptions)));
	for (const item of itemsNaming(items, promising)) {
		if (!read.has(item.start)) {
			const found = reader.summaryOf(item, expansion).functions.filter(({ name }) => promising.has(name));
			if (found.length > 0) {
				read.add(item.start);
				functions.push(...found.map((each) => summaryWith(placed(each, item), { isHelping: true })));
			}
		}
	}
	for (const item of guardItems(items, functions)) {
		if (!read.has(item.start)) {
			read.add(item.start);
			const summary = reader.summaryOf(item, expansion);
			functions.push(...summary.functions.map((each) => summaryWith(placed(each, item), { isHelping: true })));
		}
	}
	for (const item of items) {
		if (answered(item, 'is constant', () => looksLikeConstant(item.text))) {
			keepGlobals(reader.summaryOf(item, expansion));
		}
		if (!read.has(item.start) && answered(item, 'is option', () => looksLikeOption(item.text))) {
			const summary = reader.summaryOf(item, expansion);
			functions.push(...summary.functions.map((each) => placed(each, item)));
		}
	}
	functions.sort((a, b) => a.at - b.at);
	const assigned = new Set(functions.flatMap((each) => [...each.assigned]));
	const types = declaredTypes(items, aliases, variables);
	let environment: string | undefined;
	return {
		target,
		functions,
		libraries,
		types,
		environment() {
			const { signs } = libraries;
			const declared = { globals: globals.values(), members: members.values() };
			environment ??= environmentOf({ items, places, functions, macros, ...declared, assigned, types, signs });
			return environment;
		},
		structures: new Structures(items, (item) => reader.summaryOf(item, expansion).variables, aliases),
		interesting: new Set([...libraries.names, ...namesOfSocketObjects(libraries, aliases, variables)]),
		macroExpression(name) {
			const macro = macros.get(name);
			const body = macro?.parameters && reader.expressionOf(macro);
			return body && { parameters: macro!.parameters!, body };
		},
		constantExpression(name) {
			const macro = macros.get(name);
			if (macro && !macro.parameters) {
				return reader.expressionOf(macro);
			}
			const global = globals.get(name);
			return global?.isConstant ? global.initializer : undefined;
		},
		namedOutside: new Set(
			[...globals.values(), ...members.values()].flatMap(({ initializer }) => namesIn(initializer)),
		),
		memberExpression: (name, scope) => members.get(`${scope} ${name}`)?.initializer,
		initialExpression(name) {
			return assigned.has(name) ? undefined : globals.get(name)?.initializer;
		},
	};
}

/** The head of a function, or the call of a macro, as far as it is worth quoting. */
function firstLine(code: string): string {
	return (/^[^\r\n{;]{0,60}/.exec(code)?.[0] ?? '').trim();
}

/** How long a table of options may be that is read. */
const LONGEST_TABLE = 5000;

/** A short item with an initialiser and no body: `static const int on = 1;`; an enumeration; a table that names options. */
function looksLikeConstant(text: string): boolean {
	if (text.length < 200 && text.includes('=') && !text.includes('(')) {
		return true;
	}
	return (
		text.length < LONGEST_TABLE && (/^\s*(typedef\s+)?enum\b/.test(text) || /^[^(){]*=\s*\{[^;]*\bSO_[A-Z]/.test(text))
	);
}
