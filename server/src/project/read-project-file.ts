import {
	createScanner,
	findNodeAtLocation,
	getNodePath,
	getNodeValue,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from 'jsonc-parser';
import type * as z from 'zod';
import type { Message } from '../protocol/messages.js';
import type { Span } from '../protocol/positions.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import { ALL_RULES } from '../rules/all.js';
import { nearest } from './nearest.js';
import { projectFileSchema } from './project-file-schema.js';

/** Something in `.bindsight.json` that does not count, and why. */
export interface ProjectFileProblem {
	/** UTF-16 offsets into the file's text. */
	span: Span;
	/** Where it stands, as code would write it: `rules.option-after-bind`, `libraries[0].functions[2]`. Empty at the top. */
	path: string;
	reason: Message;
}

export interface ProjectFile {
	settings: ProjectSettings;
	/** In the order of their places. */
	problems: readonly ProjectFileProblem[];
}

/**
 * Reads the text of a `.bindsight.json`: JSON in which comments and trailing commas are let pass. A setting, the level of
 * a rule or a library that has a mistake does not count; all others do. Never throws.
 */
export function readProjectFile(text: string): ProjectFile {
	const tooDeep = placeTooDeep(text);
	if (tooDeep !== undefined) {
		const span = { start: tooDeep, end: tooDeep + 1 };
		return {
			settings: {},
			problems: [{ span, path: '', reason: { id: 'project.file.tooDeep', args: { most: MOST_DEPTH } } }],
		};
	}
	const errors: ParseError[] = [];
	const root = parseTree(text, errors, { allowTrailingComma: true });
	const problems: ProjectFileProblem[] = errors.slice(0, 1).map(notJson);
	if (root?.type !== 'object') {
		const span = root ? spanOf(root) : { start: 0, end: text.length };
		return {
			settings: {},
			problems: problems.length > 0 ? problems : [{ span, path: '', reason: { id: 'project.file.notObject' } }],
		};
	}
	const given = getNodeValue(root) as Record<string, unknown>;
	const found = duplicatesIn(root);
	for (const issue of issuesOf(given)) {
		if (found.length >= MOST_PROBLEMS) {
			break;
		}
		found.push(...problemsOf(issue, given, root, MOST_PROBLEMS - found.length));
	}
	problems.push(...found.sort((a, b) => a.span.start - b.span.start));
	return { settings: settingsIn(given), problems };
}

/** Deeper than anything that counts; a reader that goes down with it would run out of stack. */
const MOST_DEPTH = 64;
/** Each is looked for in the whole file, and nobody reads more. */
const MOST_PROBLEMS = 100;

/** Where something begins that is too deep inside of others. */
function placeTooDeep(text: string): number | undefined {
	const scanner = createScanner(text, true);
	let depth = 0;
	for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
		const sign = text[scanner.getTokenOffset()]!;
		depth += '{['.includes(sign) ? 1 : ']}'.includes(sign) ? -1 : 0;
		if (depth > MOST_DEPTH) {
			return scanner.getTokenOffset();
		}
	}
	return undefined;
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

function issuesOf(value: unknown): Issue[] {
	return projectFileSchema.safeParse(value).error?.issues ?? [];
}

/** What is left once everything is taken out that has a mistake: a setting, or one entry of those that hold several. */
function settingsIn(given: Record<string, unknown>): ProjectSettings {
	const kept = structuredClone(given);
	const wrong = issuesOf(given).flatMap((issue): Path[] =>
		issue.code === 'unrecognized_keys' && issue.path.length < ENTRY_DEPTH
			? issue.keys.map((key) => [...issue.path, key])
			: [issue.path],
	);
	for (const path of wrong) {
		removeEntry(kept, path.slice(0, ENTRY_DEPTH));
	}
	if (Array.isArray(kept.libraries)) {
		kept.libraries = kept.libraries.filter((library) => library !== undefined);
	}
	const { rules, targets, account, model, libraries } = projectFileSchema.parse(kept);
	return { rules, targets, account, model, libraries };
}

/** `rules.NAME` and `libraries[0]` are entries. */
const ENTRY_DEPTH = 2;

function removeEntry(settings: Record<string, unknown>, [key, entry]: Path): void {
	const holder = settings[String(key)];
	if (entry === undefined || key === 'targets' || typeof holder !== 'object' || holder === null) {
		delete settings[String(key)];
	} else if (Array.isArray(holder)) {
		holder[Number(entry)] = undefined;
	} else {
		delete (holder as Record<PropertyKey, unknown>)[entry];
	}
}

function problemsOf(issue: Issue, given: unknown, root: Node, most: number): ProjectFileProblem[] {
	const inner = innermost(issue);
	if (inner.code === 'unrecognized_keys') {
		return inner.keys.slice(0, most).map((key) => {
			const path = [...inner.path, key];
			return { span: keySpan(root, path), path: shownPath(path), reason: unknownKey(inner.path, key) };
		});
	}
	const { path } = inner;
	return [{ span: valueSpan(root, path), path: shownPath(path), reason: reasonOf(inner, valueAt(given, path)) }];
}

/** Of the branches of a union, the one that went furthest says best what is wrong. */
function innermost(issue: Issue): Issue {
	const branches = issue.code === 'invalid_union' ? issue.errors.flat() : [];
	const inside = branches
		.map((branch) => innermost({ ...branch, path: [...issue.path, ...branch.path] }))
		.filter(({ path }) => path.length > issue.path.length)
		.toSorted((a, b) => b.path.length - a.path.length);
	return inside[0] ?? issue;
}

function reasonOf(issue: Issue, value: unknown): Message {
	if (value === undefined) {
		return { id: 'project.file.missing' };
	}
	const shown = shownValue(value);
	if (issue.code === 'invalid_value') {
		const words = issue.values.map(String);
		return {
			id: 'project.file.notOneOf',
			args: { value: shown, ...choice(typeof value === 'string' ? value : shown, words) },
		};
	}
	if (issue.code === 'invalid_type') {
		return { id: 'project.file.wrongType', args: { value: shown, expected: issue.expected } };
	}
	return issue.code === 'invalid_union'
		? { id: 'project.file.notAllowed', args: { value: shown } }
		: { id: 'project.file.other', args: { value: shown, reason: issue.message } };
}

function unknownKey(holder: Path, key: string): Message {
	if (holder.length === 0) {
		const known = Object.keys(projectFileSchema.shape);
		return { id: 'project.file.unknownKey', args: { name: key, ...choice(key, known) } };
	}
	const rules = ALL_RULES.map(({ name }) => name);
	return holder[0] === 'rules'
		? { id: 'project.file.unknownRule', args: { name: key, ...choice(key, rules) } }
		: { id: 'project.file.unknownKeyAnywhere', args: { name: key } };
}

/** The words that are allowed, and the one that was probably meant. */
function choice(word: string, allowed: readonly string[]) {
	const meant = nearest(word, allowed);
	return { allowed: allowed.join(', '), hasMeant: String(meant !== undefined), meant: meant ?? '' };
}

const LONGEST_VALUE = 40;

function shownValue(value: unknown): string {
	const json = JSON.stringify(value);
	return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}...` : json;
}

function shownPath(path: Path): string {
	return path
		.map((key, place) => (typeof key === 'number' ? `[${key}]` : `${place > 0 ? '.' : ''}${String(key)}`))
		.join('');
}

function valueAt(value: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(inner, key) =>
			typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
		value,
	);
}

/** A name that one object holds twice: a reader sees the first, JSON takes the last. */
function duplicatesIn(node: Node): ProjectFileProblem[] {
	const children = node.children ?? [];
	const inside = children.flatMap(duplicatesIn);
	if (node.type !== 'object') {
		return inside;
	}
	const keys = children.flatMap((property) => property.children?.[0] ?? []);
	const last = new Map(keys.map((key) => [key.value, key]));
	const earlier = keys.filter((key) => last.get(key.value) !== key).slice(0, MOST_PROBLEMS);
	return [
		...inside,
		...earlier.map((key) => ({
			span: spanOf(key),
			path: shownPath(getNodePath(key)),
			reason: { id: 'project.file.duplicate', args: { name: String(key.value) } },
		})),
	];
}

function notJson({ error, offset, length }: ParseError): ProjectFileProblem {
	const args = { reason: printParseErrorCode(error) };
	return { span: { start: offset, end: offset + length }, path: '', reason: { id: 'project.file.notJson', args } };
}

/** Where the value stands; where it is missing, the nearest thing around it. */
function valueSpan(root: Node, path: Path): Span {
	const node = findNodeAtLocation(root, path.map(asSegment));
	return node ? spanOf(node) : path.length === 0 ? spanOf(root) : valueSpan(root, path.slice(0, -1));
}

function keySpan(root: Node, path: Path): Span {
	const key = findNodeAtLocation(root, path.map(asSegment))?.parent?.children?.[0];
	return key ? spanOf(key) : valueSpan(root, path);
}

function asSegment(key: PropertyKey): string | number {
	return typeof key === 'number' ? key : String(key);
}

function spanOf({ offset, length }: Node): Span {
	return { start: offset, end: offset + length };
}
