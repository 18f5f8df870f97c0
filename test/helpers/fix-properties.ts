import { fixAll } from '../../server/src/language-service/fix-all.js';
import { text } from '../../server/src/messages/text.js';
import { reportForProject } from '../../server/src/project/report-for-project.js';
import type { Finding, Fix } from '../../server/src/protocol/findings.js';
import type { FileFacts } from '../../server/src/protocol/sockets.js';
import { ALL_RULES } from '../../server/src/rules/all.js';
import { applyEdits } from './apply-edits.js';
import { factsOf } from './facts-of-code.js';
import { type MovedText, withEdits } from './moved-text.js';
import type { CodeOptions } from './rules.js';

export interface FixedCode {
	finding: Finding;
	fix: Fix;
	after: string;
}

interface Analysis {
	facts: FileFacts;
	findings: Finding[];
}

type CodeAnalysed = Analysis & { code: string };

type Analyse = (code: string) => Analysis;

/** What each fix of each finding makes of a piece of code. */
export function fixedCodes(code: string, options: CodeOptions): FixedCode[] {
	return fixedBy(code, analyse(code, options));
}

function fixedBy(code: string, { findings }: Analysis): FixedCode[] {
	return findings.flatMap((finding) =>
		finding.fixes.map((fix) => ({ finding, fix, after: applyEdits(code, fix.edits) })),
	);
}

/**
 * The fixes of a piece of code that do not keep what every fix promises, each with what is wrong with it. `isWhole`: all of the
 * code can be read.
 */
export function brokenPromises(
	code: string,
	options: CodeOptions,
): { tried: number; isWhole: boolean; broken: string[] } {
	const analyseOnce = rememberingAnalysis(options);
	const before = analyseOnce(code);
	const fixed = fixedBy(code, before);
	const broken = fixed.flatMap((each) =>
		whatIsWrong(code, before, each, analyseOnce).map((what) => named(code, each.finding, each.fix, what)),
	);
	const isWhole = syntaxProblems(before) === 0;
	return { tried: fixed.length, isWhole, broken: [...broken, ...whatIsWrongWithAll(code, analyseOnce)] };
}

/** Several fixes may make the same of a text, and most texts have none. */
function rememberingAnalysis(options: CodeOptions): Analyse {
	const known = new Map<string, Analysis>();
	return (code) => {
		const analysis = known.get(code) ?? analyse(code, options);
		known.set(code, analysis);
		return analysis;
	};
}

function analyse(code: string, options: CodeOptions): Analysis {
	const facts = factsOf(code, options);
	return { facts, findings: reportForProject({ text: code, facts }, ALL_RULES, { targets: options.targets }) };
}

function whatIsWrong(
	code: string,
	before: Analysis,
	{ finding, fix, after }: FixedCode,
	analyseOnce: Analyse,
): string[] {
	const now = analyseOnce(after);
	const lost =
		finding.rule === 'unused-suppression'
			? []
			: without(commentsIn(code), [...commentsIn(after), ...commentsAlong(code, fix)]);
	const breaks = new Set(lineBreaksIn(code));
	return [
		...(after === code ? ['it changes nothing'] : []),
		...(syntaxProblems(now) > syntaxProblems(before) ? ['it parses worse'] : []),
		...(alike(now, finding) < alike(before, finding) ? [] : ['the finding stays']),
		...(timesOffered(now, finding, fix) < timesOffered(before, finding, fix) ? [] : ['it is offered again']),
		...loudOnesBrought({ code, ...before }, { code: after, ...now }, withEdits(code, fix.edits))
			.filter(({ rule }) => !isShownBy(finding, rule))
			.map(({ said }) => `it brings ${said}`),
		...lost.map((comment) => `it loses the comment ${comment}`),
		...(breaks.size > 0 && lineBreaksIn(after).some((each) => !breaks.has(each)) ? ['other line breaks'] : []),
	];
}

/** What is wrong with the value of the option that was meant is seen only where the call sets that one, at its level. */
function isShownBy({ rule }: Finding, shown: string): boolean {
	return rule === 'option-level' && /^option-(?:length|value-)/.test(shown);
}

/** Applied twice, the safe fixes are as applied once. */
function whatIsWrongWithAll(code: string, analyseOnce: Analyse): string[] {
	const once = fixAll(code, analyseOnce);
	const twice = fixAll(once.text, analyseOnce);
	return twice.fixed === 0 ? [] : [`${twice.fixed} safe fixes are left after all of them`];
}

function syntaxProblems({ facts }: Analysis): number {
	return facts.problems.filter(({ kind }) => kind === 'syntax').length;
}

function alike({ findings }: Analysis, { rule, message, severity }: Finding): number {
	const words = text(message);
	return findings.filter((other) => other.rule === rule && other.severity === severity && text(other.message) === words)
		.length;
}

/** A fix that is applied is not offered once more: applied twice it would do no more than once. */
function timesOffered({ findings }: Analysis, { rule }: Finding, { title }: Fix): number {
	const words = text(title);
	return findings
		.filter((other) => other.rule === rule)
		.flatMap(({ fixes }) => fixes.filter((fix) => text(fix.title) === words)).length;
}

/** An error or a warning for one target. */
interface LoudOne {
	rule: string;
	isError: boolean;
	/** What its rule says, and how loudly. */
	said: string;
	/** Which rule speaks of which place. */
	about: string;
	/** Which rule speaks of what code, wherever it stands. */
	written: string;
}

/**
 * The errors and warnings that are new: of those before, none said the same, and none of the same rule was about the same place,
 * or the same code, and no quieter. One that stays may say more, or less, once a target or a doubt is gone; one of a call that
 * is written once more, for another option, speaks of that.
 */
function loudOnesBrought(before: CodeAnalysed, now: CodeAnalysed, { spanOf }: MovedText): LoudOne[] {
	const past = loudOnesOf(before, spanOf);
	const present = loudOnesOf(now, (span) => span);
	const saidOf = ({ said }: LoudOne) => said;
	const left = without(past, present, saidOf);
	const errorsLeft = left.filter(({ isError }) => isError);
	let brought = without(present, past, saidOf);
	for (const keyOf of [({ about }: LoudOne) => about, ({ written }: LoudOne) => written]) {
		const [errors, warnings] = [brought.filter(({ isError }) => isError), brought.filter(({ isError }) => !isError)];
		brought = [...without(errors, errorsLeft, keyOf), ...without(warnings, left, keyOf)];
	}
	return brought;
}

function loudOnesOf({ code, findings }: CodeAnalysed, spanOf: MovedText['spanOf']): LoudOne[] {
	return findings
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.flatMap(({ rule, severity, message, targets, span }) =>
			targets.map((target) => {
				const { start, end } = spanOf(span);
				const said = `${severity} ${rule} (${target}): ${text(message)}`;
				const about = `${rule} ${target} ${start}-${end}`;
				const written = `${rule} ${target} ${code.slice(span.start, span.end)}`;
				return { rule, isError: severity === 'error', said, about, written };
			}),
		);
}

/** Strings are looked at, too, so that `//` in one is no comment. What tests expect of a line is no comment of its author. */
function commentsIn(code: string): string[] {
	return (code.match(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g) ?? [])
		.filter((token) => token.startsWith('/') && !/^\/\/ *\^/.test(token))
		.map((comment) => comment.replace(/\s+/g, ' ').trim());
}

/** The comments right above a statement that is removed with its lines: they speak of what it did. */
function commentsAlong(code: string, { edits }: Fix): string[] {
	return edits
		.filter(({ newText }) => newText === '')
		.map(
			({ span }) =>
				/^(?:\s*(?:\/\/[^\r\n]*|\/\*[\s\S]*?\*\/))+(?=\s*[^\s/])/.exec(code.slice(span.start, span.end))?.[0],
		)
		.flatMap((comments) => commentsIn(comments ?? ''));
}

function lineBreaksIn(code: string): string[] {
	return code.match(/\r\n|\n|\r/g) ?? [];
}

/** What stands more often in the first list than in the second; `keyOf` says what counts as the same. */
export function without<T>(first: readonly T[], second: readonly T[], keyOf: (one: T) => unknown = (one) => one): T[] {
	const left = second.map(keyOf);
	return first.filter((each) => {
		const at = left.indexOf(keyOf(each));
		if (at >= 0) {
			left.splice(at, 1);
		}
		return at < 0;
	});
}

function named(code: string, { rule, span }: Finding, fix: Fix, what: string): string {
	return `${rule}, line ${code.slice(0, span.start).split('\n').length}, "${text(fix.title)}": ${what}`;
}
