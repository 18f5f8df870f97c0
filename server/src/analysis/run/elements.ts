import { literally } from '../../source/literal-pattern.js';
import { joinValues, UNKNOWN, type Value } from '../state/values.js';
import type { Evaluation } from './evaluation.js';
import { type DeclaredAs, initialize } from './initializers.js';
import { typeOfPlace } from './types-in-sight.js';

/** An index that is no number: any element may be meant. */
const UNKNOWN_INDEX = /\[(?!\d+\])[^\]]{0,200}\]/g;

/** What a place in an array holds whose index nobody knows: what all known elements agree on; undefined for other places. */
export function readAnyElement(e: Evaluation, place: string): Value | undefined {
	if (!place.includes('[') || place.search(UNKNOWN_INDEX) < 0 || e.state.holds(place)) {
		return undefined;
	}
	const pieces = place.split(UNKNOWN_INDEX).map((piece) => literally(piece));
	const pattern = new RegExp(`^${pieces.join('\\[\\d+\\]')}$`);
	const root = place.slice(0, place.search(UNKNOWN_INDEX));
	const elements = e.state.parts(root).filter(([part]) => pattern.test(root + part));
	const known = elements.length > 0 ? elements.map(([, value]) => value).reduce(joinValues) : undefined;
	// An array of zeros is zero wherever one looks; elements that were set say nothing of the others.
	return known ?? (e.state.parts(root).length > 0 ? UNKNOWN : undefined);
}

/** Gives a constant structure or table outside functions its first value, once something in it is looked at. */
export function fillConstant(e: Evaluation, place: string): void {
	const name = place.startsWith('|') ? /^\|([\w\u0080-\uffff]+)(?=[.[])/.exec(place)?.[1] : undefined;
	if (name === undefined || e.state.holds(`|${name}`)) {
		return;
	}
	const { file } = e.frame.summary;
	const { program } = e.interpreter;
	const list = file === undefined ? program.constantExpression(name) : undefined;
	const declared: DeclaredAs | undefined = list?.kind === 'initializer' ? typeOfPlace(e, `|${name}`) : undefined;
	if (list && declared) {
		initialize(e, `|${name}`, declared, list);
	}
}
