import type { Span } from '../../protocol/positions.js';
import type { Call, Expression, InitializerList } from '../../syntax/tree.js';
import { siteOf } from '../calls/call-site.js';
import type { Evaluation } from '../run/evaluation.js';
import { UNKNOWN, type Value } from '../state/values.js';
import { runCall } from './failures.js';
import { fits, type LibraryArgument, readArguments } from './library-arguments.js';
import type { DescribedClass } from './library-index.js';
import { LibraryRun } from './library-run.js';

/** Where an object is made, as if it were a call: the name stands for the callee. */
export interface Making {
	call: Call;
	templateArguments: readonly string[];
}

/** A declaration or an initialiser, `name(args)`, as a call of the class. */
export function makingAt(name: Span, whole: Span, args: readonly Expression[], type: readonly string[] = []): Making {
	const callee = { kind: 'identifier' as const, name: '', start: name.start, end: name.end };
	return {
		call: { kind: 'call', callee, args: [...args], start: whole.start, end: whole.end },
		templateArguments: type,
	};
}

/** The object that a class's constructor makes of arguments. */
export function construct(
	e: Evaluation,
	described: DescribedClass,
	{ call, templateArguments }: Making,
	args: readonly LibraryArgument[],
): Value {
	const making = described.constructors?.find((each) => fits(each, args));
	if (!making) {
		return UNKNOWN;
	}
	const name = described.names[0]!;
	const site = siteOf(
		e,
		call,
		name,
		'none',
		args.map(({ value }) => value),
	);
	const run = new LibraryRun(e, {
		described: { ...making, library: described.library },
		site,
		args,
		object: UNKNOWN,
		className: name,
		templateArguments,
	});
	runCall(run, 'none');
	return run.object;
}

/** The address that a list in braces stands for where an address is wanted: `{tcp::v4(), 80}`. */
export function makeFromList(e: Evaluation, list: InitializerList): Value | undefined {
	if (list.elements.some(({ designators }) => designators.length > 0)) {
		return undefined;
	}
	const elements = list.elements.map(({ value }) => value);
	const args = readArguments(e, elements);
	const isSpoken = args.some(({ kind }) => kind === 'protocol' || kind === 'host');
	if (!isSpoken) {
		return undefined;
	}
	const makers = e.interpreter.program.libraries.classesHolding('address');
	const fitting = makers.find(({ constructors = [] }) => constructors.some((each) => fits(each, args)));
	return fitting && construct(e, { ...fitting, names: fitting.names }, makingAt(list, list, elements), args);
}
