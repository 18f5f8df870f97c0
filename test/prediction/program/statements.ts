import { type WrittenCall, writeCall, writeCreation } from './calls.js';
import { block, ownCall } from './parts.js';
import { type PlannedStep, worked } from './scenario.js';
import type { Around } from './scope.js';

/** Writes the steps that follow, whatever shape they take. */
export type WriteRest = (around: Around, rest: readonly PlannedStep[]) => string[];

/** Writes the first steps of a list in one of the ways in which people look at results, or not; and then the rest. */
export function writeFirst(around: Around, steps: readonly PlannedStep[], writeRest: WriteRest): string[] {
	const [first, ...rest] = steps;
	if (!first) {
		return [];
	}
	const { choices } = around.scope.parts;
	const { call } = first;
	if (call.kind === 'create') {
		return [...creation(around, first, call), ...writeRest(around, rest)];
	}
	if (call.kind === 'close') {
		return [...closing(around, first), ...writeRest(around, rest)];
	}
	if (!worked(first.outcome)) {
		return writeFailing(around, first, rest, writeRest);
	}
	const chain = chainAt(steps);
	if (chain.length > 1 && choices.percent(25)) {
		const count = 2 + choices.below(chain.length - 1);
		return [...chained(around, chain.slice(0, count)), ...writeRest(around, steps.slice(count))];
	}
	const written = writeCall(around, first.slot, call, true);
	if (choices.percent(15)) {
		const test = choices.pick([`${written.expression} == 0`, `!${written.expression}`]);
		const inside = [...writeRest(around, rest)];
		return [...written.before, ...block(`if (${test})`, inside), ...block('else', failure(around, first))];
	}
	return [...written.before, ...working(around, first, written.expression), ...writeRest(around, rest)];
}

function creation(around: Around, { slot }: PlannedStep, call: Parameters<typeof writeCreation>[1]): string[] {
	const { scope, leave } = around;
	const { choices, dialect } = scope.parts;
	const { text } = scope.place(slot);
	const made = writeCreation(scope, call);
	const isMissing = choices.pick([
		`${text} == ${dialect.invalid}`,
		`${dialect.invalid} == ${text}`,
		...(scope.parts.platform === 'posix' ? [`${text} < 0`] : []),
	]);
	return choices.weighted<() => string[]>(
		[40, () => [`${text} = ${made};`]],
		[35, () => [`${text} = ${made};`, ...block(`if (${isMissing})`, leave())]],
		[15, () => block(`if ((${text} = ${made}) == ${dialect.invalid})`, leave())],
		[
			10,
			() => {
				const copy = scope.local('made', dialect.socketType);
				return [`${copy} = ${made};`, `${text} = ${copy};`];
			},
		],
	)();
}

function closing({ scope }: Around, { slot }: PlannedStep): string[] {
	const { parts } = scope;
	const { choices, dialect } = parts;
	const { text } = scope.place(slot);
	if (choices.percent(12)) {
		const name = parts.outerName('close_socket');
		const type = dialect.socketType;
		parts.functions.push(
			`static void ${name}(${type} *s)\n{\n\tif (*s != ${dialect.invalid}) {\n\t\t${dialect.close}(*s);\n\t\t*s = ${dialect.invalid};\n\t}\n}`,
		);
		return [`${ownCall(`${name}(&${text})`)};`];
	}
	if (choices.percent(8)) {
		const macro = parts.define('CLOSE', `do { ${dialect.close}(s); (s) = ${dialect.invalid}; } while (0)`, '(s)');
		return [`${macro}(${text});`];
	}
	return [`${dialect.close}(${text});`, ...(choices.percent(40) ? [`${text} = ${dialect.invalid};`] : [])];
}

/** Calls that work, one after another, before which nothing must be written that others would see. */
function chainAt(steps: readonly PlannedStep[]): PlannedStep[] {
	const end = steps.findIndex(
		({ call, outcome }) => call.kind === 'create' || call.kind === 'close' || !worked(outcome),
	);
	return steps.slice(0, end < 0 ? steps.length : end).slice(0, 4);
}

function chained(around: Around, steps: readonly PlannedStep[]): string[] {
	const { choices, dialect } = around.scope.parts;
	const calls = steps.map(({ slot, call }) => writeCall(around, slot, call as never, false));
	const before = calls.flatMap((call) => call.before);
	const failed = choices.pick([` == ${dialect.failed}`, ' != 0', ' < 0', '']);
	const test = (call: WrittenCall, operator: string): string => `${call.expression}${operator}`;
	return choices.weighted<() => string[]>(
		[
			60,
			() => {
				const tests = calls.map((call) => test(call, failed));
				return [...before, ...ifLines(tests, ' ||', around.leave())];
			},
		],
		[
			25,
			() => {
				const ok = around.scope.local('ok', 'int');
				const tests = calls.map((call) => test(call, ' == 0'));
				const lines = tests.map((line, i) => `\t${line}${i === tests.length - 1 ? ';' : ' &&'}`);
				return [...before, `${ok} =`, ...lines, ...block(`if (!${ok})`, around.leave())];
			},
		],
		[
			15,
			() => {
				const tests = calls.map((call) => test(call, ' == 0'));
				return [...before, ...negatedLines(tests, around.leave())];
			},
		],
	)();
}

/** One test a line, so that the line names the call. */
function ifLines(tests: readonly string[], operator: string, inside: string[]): string[] {
	const lines = tests.map(
		(test, i) => `${i === 0 ? 'if (' : '    '}${test}${i === tests.length - 1 ? ') {' : operator}`,
	);
	return [...lines, ...inside.map((line) => `\t${line}`), '}'];
}

function negatedLines(tests: readonly string[], inside: string[]): string[] {
	const lines = tests.map(
		(test, i) => `${i === 0 ? 'if (!(' : '    '}${test}${i === tests.length - 1 ? ')) {' : ' &&'}`,
	);
	return [...lines, ...inside.map((line) => `\t${line}`), '}'];
}

/** What stands where a call failed that does not fail. */
function failure(around: Around, { slot, call }: PlannedStep): string[] {
	const { choices, dialect } = around.scope.parts;
	const said = choices.percent(40) ? [`printf("${call.kind} failed\\n");`] : [];
	const closed = choices.percent(25) ? [`${dialect.close}(${around.scope.place(slot).text});`] : [];
	return [...said, ...closed, ...around.leave()];
}

/** A call that works, its result looked at or not. */
function working(around: Around, step: PlannedStep, expression: string): string[] {
	const { scope } = around;
	const { choices, dialect } = scope.parts;
	const failed = choices.pick([
		`${expression} == ${dialect.failed}`,
		`${expression} != 0`,
		`${expression} < 0`,
		`${expression}`,
		`${dialect.failed} == ${expression}`,
		`0 != ${expression}`,
	]);
	// The paths on which a call worked and failed meet again: of a bind nobody could say then what it left.
	const mayGoOn = step.call.kind !== 'bind';
	return choices.weighted<() => string[]>(
		[25, () => [`${expression};`]],
		[5, () => [`(void)${expression};`]],
		[30, () => block(`if (${failed})`, failure(around, step))],
		[mayGoOn ? 10 : 0, () => [`if (${failed})`, `\tprintf("${step.call.kind} failed\\n");`]],
		[
			15,
			() => {
				const rc = resultVariable(around);
				const test = choices.pick([`${rc} != 0`, rc, `${rc} == ${dialect.failed}`, `${rc} < 0`]);
				return [`${rc} = ${expression};`, ...block(`if (${test})`, failure(around, step))];
			},
		],
		[8, () => block(`if ((${resultVariable(around)} = ${expression}) != 0)`, failure(around, step))],
		[
			5,
			() => {
				const ok = scope.local('ok', 'int');
				return [`${ok} = ${expression} == 0;`, ...block(`if (!${ok})`, failure(around, step))];
			},
		],
		[
			scope.returns === 'nothing' ? 0 : 6,
			() => {
				scope.leavesEarly = true;
				const macro = scope.parts.define(
					'CHECK',
					`do { if ((call) != 0) return ${scope.failure}; } while (0)`,
					'(call)',
				);
				return [`${macro}(${expression});`];
			},
		],
		[
			4,
			() => {
				const rc = resultVariable(around);
				return [`${rc} = 0;`, `${rc} |= ${expression};`, ...block(`if (${rc})`, failure(around, step))];
			},
		],
	)();
}

const resultVariables = new WeakMap<object, string>();

function resultVariable({ scope }: Around): string {
	const known = resultVariables.get(scope);
	if (known && scope.parts.choices.percent(70)) {
		return known;
	}
	const name = scope.local(scope.parts.choices.pick(['rc', 'result', 'status']), 'int');
	resultVariables.set(scope, name);
	return name;
}

/** A call that fails. Where others look at the result, what follows stands where it failed. */
function writeFailing(around: Around, step: PlannedStep, rest: readonly PlannedStep[], writeRest: WriteRest): string[] {
	const { scope } = around;
	const { choices, dialect } = scope.parts;
	const again = retryOf(step, rest);
	if (again && choices.percent(40)) {
		return [...retried(around, step, again), ...writeRest(around, rest.slice(2))];
	}
	const { before, expression } = writeCall(around, step.slot, step.call as never, true);
	const failed = choices.pick([
		`${expression} == ${dialect.failed}`,
		`${expression} != 0`,
		`${expression} < 0`,
		`${dialect.failed} == ${expression}`,
	]);
	const worked = choices.pick([`${expression} == 0`, `!${expression}`]);
	// A result that nobody looks at counts as success. These leave the socket as it was, which the code shows all the same.
	const leavesNothing = step.call.kind === 'option' || isRefusedByItself(step);
	return [
		...before,
		...choices.weighted<() => string[]>(
			[leavesNothing ? 30 : 0, () => [`${expression};`, ...writeRest(around, rest)]],
			[
				30,
				() => {
					const lines = [`printf("${step.call.kind}\\n");`, ...writeRest(around, rest)];
					return [...block(`if (${failed})`, lines), ...block('else', around.leave())];
				},
			],
			[30, () => [...block(`if (${worked})`, around.leave()), ...writeRest(around, rest)]],
			[
				15,
				() => {
					const rc = resultVariable(around);
					return [`${rc} = ${expression};`, ...block(`if (${rc} == 0)`, around.leave()), ...writeRest(around, rest)];
				},
			],
			[
				15,
				() => {
					const rc = resultVariable(around);
					const lines = writeRest(around, rest);
					return [`${rc} = ${expression};`, ...block(`if (${rc} != 0)`, lines), ...block('else', around.leave())];
				},
			],
		)(),
	];
}

/** Binding a bound socket and, on Windows, listening without a bind: whatever else there is, the call is not valid. */
function isRefusedByItself({ outcome }: PlannedStep): boolean {
	return outcome !== 'silent' && outcome.codes.length === 1 && (outcome.codes[0] === 10022 || outcome.codes[0] === 22);
}

interface Retry {
	option: PlannedStep;
	bind: PlannedStep;
}

/** The same bind again, which works after another option was set. */
function retryOf(step: PlannedStep, [option, bind]: readonly PlannedStep[]): Retry | undefined {
	const isRetry =
		step.call.kind === 'bind' &&
		option?.call.kind === 'option' &&
		worked(option.outcome) &&
		bind?.call.kind === 'bind' &&
		worked(bind.outcome) &&
		option.slot === step.slot &&
		bind.slot === step.slot &&
		JSON.stringify(bind.call) === JSON.stringify(step.call);
	return isRetry ? { option, bind } : undefined;
}

function retried(around: Around, step: PlannedStep, { option, bind }: Retry): string[] {
	const { scope } = around;
	const { choices } = scope.parts;
	const set = writeCall(around, option.slot, option.call as never, true);
	const first = writeCall(around, step.slot, step.call as never, false);
	return choices.weighted<() => string[]>(
		[
			30,
			() => {
				const tried = scope.local('tried', 'int', '0');
				return [
					...first.before,
					...block(`while (${first.expression} != 0)`, [
						...block(`if (${tried})`, leaveLoop(around)),
						...set.before,
						`${set.expression};`,
						`${tried} = 1;`,
					]),
				];
			},
		],
		[
			70,
			() => {
				const second = writeCall(around, bind.slot, bind.call as never, false);
				return [
					...first.before,
					...block(`if (${first.expression} != 0)`, [
						...set.before,
						...second.before,
						`${set.expression};`,
						...block(`if (${second.expression} != 0)`, around.leave()),
					]),
				];
			},
		],
	)();
}

/** A way out of a loop: `break` would only leave the loop. */
function leaveLoop({ scope, leave, leavesByBreak }: Around): string[] {
	return leavesByBreak ? scope.leave() : leave();
}
