import type { Expression } from '../../syntax/tree.js';
import { integer, integerOf, type Value } from '../state/values.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, placeOf } from './evaluator.js';

/** Each comparison as one of three and whether it says the opposite, so that `x != 1` tells of `x == 1`. */
const BASIC: Readonly<Record<string, { operator: string; isOpposite: boolean }>> = {
	'==': { operator: '==', isOpposite: false },
	'!=': { operator: '==', isOpposite: true },
	'<': { operator: '<', isOpposite: false },
	'>=': { operator: '<', isOpposite: true },
	'>': { operator: '>', isOpposite: false },
	'<=': { operator: '>', isOpposite: true },
};
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** What was found out of a comparison with a constant that was tested before, its place being unchanged since. */
export function rememberedTruth(e: Evaluation, test: Expression): boolean | undefined {
	const fact = factOf(e, test);
	const value = fact && e.state.read(fact.place);
	return value?.kind === 'integer' ? (value.value !== 0) !== fact!.isOpposite : undefined;
}

/** Remembers what a comparison of a place with a constant has shown, until the place changes. */
export function rememberTest(e: Evaluation, test: Expression, truth: boolean): void {
	const fact = factOf(e, test);
	if (fact) {
		e.state.refine(fact.place, integer(Number(truth !== fact.isOpposite)));
	}
}

/** Where it is kept: as a part of the place that is compared, so that it goes when that changes. */
function factOf(e: Evaluation, test: Expression): { place: string; isOpposite: boolean } | undefined {
	if (test.kind !== 'binary' || !(test.operator in BASIC)) {
		return undefined;
	}
	return (
		factAbout(e, test.left, test.operator, test.right) ??
		factAbout(e, test.right, MIRRORED[test.operator] ?? test.operator, test.left)
	);
}

function factAbout(
	e: Evaluation,
	compared: Expression,
	operator: string,
	constant: Expression,
): { place: string; isOpposite: boolean } | undefined {
	if (compared.kind !== 'identifier' && compared.kind !== 'member') {
		return undefined;
	}
	const key = constantKey(e, constant);
	const place = key === undefined ? undefined : placeOf(e, compared);
	const { operator: basic, isOpposite } = BASIC[operator]!;
	return place === undefined ? undefined : { place: `${place}.?${basic}${key}`, isOpposite };
}

function constantKey(e: Evaluation, constant: Expression): string | undefined {
	if (constant.kind !== 'number' && constant.kind !== 'identifier' && constant.kind !== 'unary') {
		return undefined;
	}
	const value: Value =
		constant.kind === 'unary' && constant.operator !== '-' ? { kind: 'unknown' } : evaluate(e, constant, 'tested');
	return value.kind === 'symbol' ? value.name : integerOf(value)?.toString();
}
