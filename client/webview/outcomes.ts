import type { LikelyBind, MeetingOutcome } from '../../server/src/protocol/panel.js';
import type { Confidence, OutcomeWithStatus, SharingModel } from '../../server/src/protocol/resolution.js';
import { element } from './dom.js';
import { statusName, text } from './wording.js';

/** An outcome, or that no document names one. */
export type ShownOutcome = MeetingOutcome['outcome'];

/** The sign of an outcome, so that colour is never the only one. */
const SIGNS: Record<ShownOutcome, string> = {
	SUCCESS: '!',
	INUSE: '×',
	DENIED: '⊘',
	CHECK: '?',
	NOT_APPLICABLE: '–',
	open: '?',
};

const EFFECT_SIGNS: Record<LikelyBind['effect'], string> = {
	harmless: '✓',
	takes: '!',
	fails: '×',
	depends: '?',
	open: '?',
};

/** A sign that is seen and not heard. */
export function sign(character: string): HTMLElement {
	return element('span', { class: 'sign', 'aria-hidden': 'true' }, character);
}

/** The sign of what a likely bind comes to. */
export function effectSign(effect: LikelyBind['effect']): HTMLElement {
	return sign(EFFECT_SIGNS[effect]);
}

/** Sign and word of an outcome. */
export function outcomeBadge(outcome: ShownOutcome): HTMLElement {
	return element(
		'span',
		{ class: 'outcome', 'data-outcome': outcome },
		sign(SIGNS[outcome]),
		element('span', { class: 'word' }, text(`outcome.${outcome}`)),
	);
}

/** Sign, word and status of an outcome. */
export function outcomeWithStatus({ outcome, status }: Pick<MeetingOutcome, 'outcome' | 'status'>): HTMLElement[] {
	const badge = outcomeBadge(outcome);
	return status && outcome !== 'SUCCESS' ? [badge, element('span', { class: 'status' }, statusName(status))] : [badge];
}

/** A term of a description list with what stands for it. */
export function entry(
	term: string,
	value: string | readonly (Node | string)[],
	mark: { [name: `data-${string}`]: string } = {},
): HTMLElement[] {
	const parts = typeof value === 'string' ? [value] : value;
	return [element('dt', {}, term), element('dd', mark, ...parts)];
}

/** What CHECK comes to, one way and the other. */
export function branchEntries(
	model: SharingModel,
	branches: { granted: OutcomeWithStatus; refused: OutcomeWithStatus } | undefined,
): HTMLElement[] {
	if (!branches) {
		return [];
	}
	const [granted, refused] =
		model === 'wsk'
			? [text('cell.granted'), text('cell.refused')]
			: [text('cell.sameAccount'), text('cell.differentAccount')];
	return [
		...entry(granted, outcomeWithStatus(branches.granted), { 'data-branch': 'granted' }),
		...entry(refused, outcomeWithStatus(branches.refused), { 'data-branch': 'refused' }),
	];
}

/** How sure an answer is, and what backs it. */
export function backingEntries({
	confidence,
	sources,
}: {
	confidence: Confidence;
	sources: readonly string[];
}): HTMLElement[] {
	return [
		...entry(text('cell.confidence'), text(`confidence.${confidence}.means`), { 'data-confidence': confidence }),
		...(sources.length > 0 ? entry(text('cell.sources'), list(sources)) : []),
	];
}

/** The word for an answer that no document prints; nothing where one does. */
export function doubt(confidence: Confidence): (HTMLElement | string)[] {
	return confidence === 'inferred' || confidence === 'open'
		? [' ', element('span', { class: 'doubt', 'data-confidence': confidence }, text(`confidence.${confidence}`))]
		: [];
}

/** Remarks below an answer. */
export function notes(texts: readonly string[]): HTMLElement[] {
	return texts.map((note) => element('p', { class: 'note' }, note));
}

/** Each text on a line of its own. */
export function list(items: readonly string[]): HTMLElement[] {
	return items.map((item) => element('span', { class: 'item' }, item));
}
