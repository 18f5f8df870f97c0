import type { Platform } from '../documented-outcomes.js';
import { Choices } from './choices.js';
import { DEEPEST, functionLines, writeInHelper } from './helpers.js';
import { asTraced, asWritten, block, ProgramParts } from './parts.js';
import { writePool } from './pool.js';
import { type PlannedStep, planScenario } from './scenario.js';
import { type Around, type Place, Scope } from './scope.js';
import { writeInShape } from './shapes.js';
import { writeFirst } from './statements.js';

/** A whole program with a known history. */
export interface Program {
	platform: Platform;
	/** What it is made of: the same seed, number and ports give the same program. */
	seed: number;
	number: number;
	steps: readonly PlannedStep[];
	/** The text as it is looked at. */
	text: string;
	/** The same lines as they are compiled. */
	traced: string;
}

/** How many ports with a name a program has. */
const NAMED_PORTS = 4;
/** How many ports a program has to itself: a loop uses some behind the last one that has a name. */
export const PORTS_OF_A_PROGRAM = NAMED_PORTS + 3;

/** Makes up a program. `steps`: what it does, where that is not to be made up, too. */
export function makeProgram(
	platform: Platform,
	seed: number,
	number: number,
	firstPort: number,
	steps?: readonly PlannedStep[],
): Program {
	const choices = new Choices(seed);
	const ports = Array.from({ length: NAMED_PORTS }, (_, i) => firstPort + i);
	const planned = steps ?? planScenario(choices, platform, ports.slice(0, 1 + choices.below(NAMED_PORTS - 1)));
	const text = writeProgram(platform, choices, number, ports, planned);
	return { platform, seed, number, steps: planned, text: asWritten(text), traced: asTraced(text) };
}

function writeProgram(
	platform: Platform,
	choices: Choices,
	number: number,
	ports: readonly number[],
	steps: readonly PlannedStep[],
): string {
	const names = new Map(ports.map((port, i) => [port, `PORT_${'ABCD'[i]}_${number}`]));
	const parts = new ProgramParts(platform, choices, number, names);
	for (const [port, name] of names) {
		parts.macros.push(`#define ${name} ${port}`);
	}
	const declarations: string[] = [];
	const places = new Map<number, Place>();
	for (const slot of new Set(steps.map((step) => step.slot))) {
		places.set(slot, makePlace(parts, declarations));
	}
	const scope = new Scope(parts, 'status', 0, places, choices.percent(40));
	scope.declarations.push(...declarations);
	const around: Around = { scope, leave: () => scope.leave(), leavesByBreak: false };
	const pool = choices.percent(15) ? writePool(around, names.get(ports.at(-1)!)!) : [];
	// Of what follows a loop whose ports are counted up nobody can be sure.
	const isFirst = choices.percent(15);
	const body = [
		...startOfMain(parts, around),
		...(isFirst ? pool : []),
		...writeSteps(around, steps),
		...(isFirst ? [] : pool),
		'return 0;',
	];
	return parts.text(functionLines('int main(void)', scope, body));
}

function startOfMain({ platform, choices }: ProgramParts, around: Around): string[] {
	if (platform === 'posix') {
		return [];
	}
	const data = around.scope.local('wsa', 'WSADATA');
	const call = `WSAStartup(MAKEWORD(2, 2), &${data})`;
	return choices.percent(50) ? [`${call};`] : block(`if (${call} != 0)`, ['return 1;']);
}

/** A place of its own for a socket. */
function makePlace(parts: ProgramParts, declarations: string[]): Place {
	const { choices, dialect, types, globals } = parts;
	const { socketType } = dialect;
	const initial = choices.percent(50) ? ` = ${dialect.invalid}` : '';
	const structure = (): string => {
		const type = `struct ${parts.outerName('server')}`;
		types.push(`${type} {\n\tint id;\n\t${socketType} fd;\n};`);
		return type;
	};
	return choices.weighted<() => Place>(
		[
			35,
			() => {
				const text = parts.name(choices.pick(['s', 'listener', 'sock']));
				declarations.push(`${socketType} ${text}${initial};`);
				return { text, isGlobal: false };
			},
		],
		[
			15,
			() => {
				const text = parts.outerName('listener');
				globals.push(`static ${socketType} ${text}${initial};`);
				return { text, isGlobal: true };
			},
		],
		[
			15,
			() => {
				const type = structure();
				const variable = parts.name('srv');
				declarations.push(`${type} ${variable};`);
				return { text: `${variable}.fd`, isGlobal: false, owner: { pointer: `&${variable}`, type, member: 'fd' } };
			},
		],
		[
			10,
			() => {
				const type = structure();
				const variable = parts.outerName('server');
				globals.push(`static ${type} ${variable};`);
				return { text: `${variable}.fd`, isGlobal: true, owner: { pointer: `&${variable}`, type, member: 'fd' } };
			},
		],
		[
			10,
			() => {
				const type = structure();
				const variable = parts.name('state');
				const pointer = parts.name('p');
				declarations.push(`${type} ${variable};`, `${type} *${pointer} = &${variable};`);
				return { text: `${pointer}->fd`, isGlobal: false, owner: { pointer, type, member: 'fd' } };
			},
		],
		[
			10,
			() => {
				const array = parts.name('socks');
				declarations.push(`${socketType} ${array}[4];`);
				return { text: `${array}[${choices.below(4)}]`, isGlobal: false };
			},
		],
		[
			5,
			() => {
				const type = structure();
				const pointer = parts.name('heap');
				declarations.push(
					`${type} *${pointer} = ${choices.pick(['malloc(sizeof(*', 'calloc(1, sizeof(*'])}${pointer}));`,
				);
				return { text: `${pointer}->fd`, isGlobal: false, owner: { pointer, type, member: 'fd' } };
			},
		],
	)();
}

/** Steps in whatever shape: some of them in a block or a function of their own, the others one after another. */
function writeSteps(around: Around, steps: readonly PlannedStep[]): string[] {
	const { choices } = around.scope.parts;
	if (steps.length >= 2 && choices.percent(30)) {
		const start = choices.below(steps.length);
		const end = start + 1 + choices.below(Math.min(5, steps.length - start));
		// What follows a call that fails may have to stand in its branch.
		const inside = steps.slice(start, end);
		const write = around.scope.depth < DEEPEST && choices.percent(40) ? writeInHelper : writeInShape;
		return [
			...writeSteps(around, steps.slice(0, start)),
			...write(around, inside, writeSteps),
			...writeSteps(around, steps.slice(end)),
		];
	}
	return writeFirst(around, steps, writeSteps);
}
