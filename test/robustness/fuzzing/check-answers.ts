import type { LanguageService, SourceDocument } from '../../../server/src/language-service/service.js';
import type { Range, Span } from '../../../server/src/protocol/positions.js';
import type { SocketEvent } from '../../../server/src/protocol/sockets.js';
import type { Choices } from './choices.js';

/** So many places of a text are asked about. */
const PLACES = 3;

/** What is wrong with the facts and the findings of a text: a failure inside, or a place that is none. */
export function wrongWithAnalysis(service: LanguageService, document: SourceDocument): string | undefined {
	const { text } = document;
	const { facts, findings } = service.analyse(document);
	const crash = facts.problems.find(({ kind }) => kind === 'crash');
	return (
		(crash && `a rule has failed: ${crash.detail}`) ??
		wrongSpan({ facts, findings }, text.length) ??
		facts.sockets.flatMap(({ events }) => events.flatMap((event) => wrongEvent(event, text) ?? []))[0]
	);
}

/** Looks for every stretch of the text in plain data, however deep. */
function wrongSpan(data: unknown, length: number): string | undefined {
	const pending: unknown[] = [data];
	for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
		if (typeof each !== 'object' || each === null) {
			continue;
		}
		if ('start' in each && 'end' in each && !isWithin(each as Span, length)) {
			return `not inside the text of ${length}: ${JSON.stringify(each)}`;
		}
		pending.push(...Object.values(each).filter((value) => value !== undefined));
	}
	return undefined;
}

function isWithin({ start, end }: Span, length: number): boolean {
	return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
}

function wrongEvent(
	{ kind, span, callee, calleeName, args, statement }: SocketEvent,
	text: string,
): string | undefined {
	const inside = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end;
	const written = text.slice(span.start, span.end);
	if (!inside(span, statement) || !inside(callee, span) || args.some((arg) => !inside(arg, span))) {
		return `the parts of ${kind} do not lie in each other: ${JSON.stringify({ span, callee, args, statement })}`;
	}
	const isNamed = written.includes(calleeName) || (isWhole(callee, text) && text.includes(calleeName));
	return isNamed ? undefined : `${kind} stands on ${JSON.stringify(written)}, not on ${calleeName}`;
}

/** Whether a stretch begins and ends where words do: a macro, a variable that holds the function, an object. */
function isWhole({ start, end }: Span, text: string): boolean {
	const isCut = (at: number) => /^\w\w$/.test(text.slice(at - 1, at + 1));
	return start < end && !/^\s|\s$/.test(text.slice(start, end)) && !isCut(start) && !isCut(end);
}

/** What is wrong with what the editor's features answer about places that the choices decide. */
export function wrongWithFeatures(
	service: LanguageService,
	document: SourceDocument,
	choices: Choices,
): string | undefined {
	const lines = document.text.split(/\r\n|\r|\n/);
	const whole: Range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
	const answers: unknown[] = [
		service.codeActions(document, whole),
		service.inlayHints(document, whole),
		service.fixAll(document).text.length,
	];
	for (let round = 0; round < PLACES; round++) {
		const line = choices.below(lines.length);
		const position = { line, character: choices.below(lines[line]!.length + 1) };
		answers.push(
			service.hover(document, position),
			service.completions(document, position),
			service.sharingMatrix(document, { position }),
		);
	}
	return wrongRange(answers, lines);
}

/** Looks for every range in plain data, however deep. */
function wrongRange(data: unknown, lines: readonly string[]): string | undefined {
	const pending: unknown[] = [data];
	for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
		if (typeof each !== 'object' || each === null) {
			continue;
		}
		if ('line' in each && 'character' in each) {
			const { line, character } = each as Range['start'];
			const isInside = line >= 0 && line < lines.length && character >= 0 && character <= lines[line]!.length;
			if (!isInside) {
				return `no place in the text: ${JSON.stringify(each)}`;
			}
		}
		pending.push(...Object.values(each).filter((value) => value !== undefined));
	}
	return undefined;
}
