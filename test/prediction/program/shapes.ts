import { writeCall } from './calls.js';
import { writeCondition } from './conditions.js';
import { block, indented } from './parts.js';
import type { PlannedStep } from './scenario.js';
import type { Around } from './scope.js';

/** Writes steps in whatever shape. */
export type Write = (around: Around, steps: readonly PlannedStep[]) => string[];

/** Puts steps into a shape around them that runs them exactly once. */
export function writeInShape(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const mayLoop = !around.leavesByBreak;
	const { choices } = around.scope.parts;
	const shape = choices.weighted<(around: Around, steps: readonly PlannedStep[], write: Write) => string[]>(
		[5, (inside, each) => block('', write(inside, each))],
		[20, onTrue],
		[12, onFalse],
		[mayLoop ? 10 : 0, doOnce],
		[mayLoop ? 8 : 0, loopOnce],
		[mayLoop ? 10 : 0, switched],
		[15, conditional],
		[8, jumpedTo],
		[6, behindTest],
		[6, withExtraExit],
	);
	return shape(around, steps, write);
}

function onTrue(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { before, text } = writeCondition(around, true);
	const tail = around.scope.parts.choices.percent(40) ? block('else', unreached(around)) : [];
	return [...before, ...block(`if (${text})`, write(around, steps)), ...tail];
}

function onFalse(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { before, text } = writeCondition(around, false);
	const { choices } = around.scope.parts;
	if (choices.percent(30)) {
		const other = writeCondition(around, false);
		return [
			...before,
			...other.before,
			...block(`if (${text})`, unreached(around)),
			...block(`else if (${other.text})`, unreached(around)),
			...block('else', write(around, steps)),
		];
	}
	return [...before, ...block(`if (${text})`, unreached(around)), ...block('else', write(around, steps))];
}

/** do/while(0): where anything fails, `break` leads behind it. */
function doOnce(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { scope } = around;
	const { choices } = scope.parts;
	if (choices.percent(40)) {
		return ['do {', ...indented(write({ ...around, leavesByBreak: around.leavesByBreak }, steps)), '} while (0);'];
	}
	const done = scope.local('done', 'int', '0');
	const inside: Around = { scope, leave: () => ['break;'], leavesByBreak: true };
	return [
		'do {',
		...indented([...write(inside, steps), `${done} = 1;`]),
		'} while (0);',
		...block(`if (!${done})`, around.leave()),
	];
}

function loopOnce(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { scope } = around;
	const { choices } = scope.parts;
	const body = write(around, steps);
	return choices.weighted<() => string[]>(
		[50, () => block(choices.pick(['for (;;)', 'while (1)']), [...body, 'break;'])],
		[
			35,
			() => {
				const more = scope.local('more', 'int', '1');
				return block(`while (${more})`, [...body, `${more} = 0;`]);
			},
		],
		[
			15,
			() => {
				const i = scope.local('i', 'int');
				return block(`for (${i} = 0; ${i} < 1; ${i}++)`, body);
			},
		],
	)();
}

function switched(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { scope } = around;
	const { choices } = scope.parts;
	const value = choices.below(3);
	const mode = scope.local('kind', 'int', String(value));
	const own = ['{', ...indented([...write(around, steps), 'break;']), '}'];
	const fallsThrough = choices.percent(30);
	const lines = [
		`case ${value + 1}:`,
		...indented([...unreached(around), 'break;']),
		...(fallsThrough ? [`case ${value + 5}:`] : []),
		choices.percent(20) && !fallsThrough ? 'default:' : `case ${value}:`,
		...own,
	];
	const hasDefault = lines.includes('default:');
	return block(`switch (${mode})`, [
		...lines,
		...(hasDefault ? [] : ['default:', ...indented([...unreached(around), 'break;'])]),
	]);
}

/** Conditions of the preprocessor. */
function conditional(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { parts } = around.scope;
	const { choices, platform } = parts;
	const own = write(around, steps);
	const other = unreached(around);
	const isFirst = choices.percent(60);
	const head = isFirst ? trueDirective(around) : falseDirective(around);
	if (isFirst && choices.percent(40)) {
		return [head, ...own, '#endif'];
	}
	if (!isFirst && choices.percent(30)) {
		const platformHolds = platform === 'windows' ? '#elif defined(_WIN32)' : '#elif !defined(_WIN32)';
		return [head, ...other, platformHolds, ...own, '#endif'];
	}
	return [head, ...(isFirst ? own : other), '#else', ...(isFirst ? other : own), '#endif'];
}

function trueDirective({ scope }: Around): string {
	const { parts } = scope;
	const isWindows = parts.platform === 'windows';
	return parts.choices.weighted<() => string>(
		[20, () => '#if 1'],
		[20, () => (isWindows ? '#ifdef _WIN32' : '#ifndef _WIN32')],
		[10, () => (isWindows ? '#ifdef SO_EXCLUSIVEADDRUSE' : '#ifndef SO_EXCLUSIVEADDRUSE')],
		[20, () => `#ifdef ${parts.define('HAVE', '')}`],
		[20, () => `#if ${parts.define('LEVEL', '3')} >= 2`],
		[10, () => `#if defined(${parts.define('WITH', '1')})`],
	)();
}

function falseDirective({ scope }: Around): string {
	const { parts } = scope;
	const isWindows = parts.platform === 'windows';
	return parts.choices.weighted<() => string>(
		[20, () => '#if 0'],
		[25, () => (isWindows ? '#ifndef _WIN32' : '#ifdef _WIN32')],
		[25, () => `#ifndef ${parts.define('HAVE', '')}`],
		[20, () => `#if ${parts.define('LEVEL', '1')} > 2`],
		[10, () => (isWindows ? '#ifdef __linux__' : '#ifdef SO_EXCLUSIVEADDRUSE')],
	)();
}

/** A jump over what is not reached. */
function jumpedTo(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { scope } = around;
	const label = scope.parts.name('next');
	if (scope.parts.choices.percent(50)) {
		return [`goto ${label};`, ...unreached(around), `${label}:;`, ...write(around, steps)];
	}
	const { before, text } = writeCondition(around, true);
	return [
		...before,
		...block(`if (${text})`, [`goto ${label};`]),
		...unreached(around),
		`${label}:;`,
		...write(around, steps),
	];
}

/** Steps on sockets that are there, behind a look at whether they are. */
function behindTest(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { scope } = around;
	const { choices, dialect } = scope.parts;
	const [first] = steps;
	if (!first || first.call.kind === 'create') {
		return write(around, steps);
	}
	const { text } = scope.place(first.slot);
	return choices.percent(50)
		? block(`if (${text} != ${dialect.invalid})`, write(around, steps))
		: [...block(`if (${text} == ${dialect.invalid})`, around.leave()), ...write(around, steps)];
}

function withExtraExit(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { before, text } = writeCondition(around, false);
	return [...before, ...block(`if (${text})`, around.leave()), ...write(around, steps)];
}

/** Calls that never run. */
function unreached(around: Around): string[] {
	const { scope } = around;
	const { choices, dialect, platform, portNames } = scope.parts;
	const [slot] = choices.pick([...scope.places]);
	const [port] = choices.pick([...portNames]);
	const { text } = scope.place(slot);
	return choices.weighted<() => string[]>(
		[
			40,
			() => {
				const option = platform === 'windows' && choices.percent(50) ? 'SO_EXCLUSIVEADDRUSE' : 'SO_REUSEADDR';
				const call = { kind: 'option', option, isOn: choices.percent(80) } as const;
				const { before, expression } = writeCall(around, slot, call, true);
				return [...before, `${expression};`];
			},
		],
		[
			25,
			() => {
				const call = { kind: 'bind', at: { address: '127.0.0.1', port } } as const;
				const { before, expression } = writeCall(around, slot, call, true);
				return [...before, `${expression};`];
			},
		],
		[15, () => [`${dialect.close}(${text});`]],
		[20, () => around.leave()],
	)();
}
