import { block, indented, ownCall } from './parts.js';
import type { PlannedStep } from './scenario.js';
import { type Around, type Place, type Returns, Scope } from './scope.js';
import type { Write } from './shapes.js';

/** How deep functions of the program call each other below main. */
export const DEEPEST = 3;

interface Parameter {
	declaration: string;
	argument: string;
}

/** Puts steps into a function of their own, and a call of it in their place. */
export function writeInHelper(around: Around, steps: readonly PlannedStep[], write: Write): string[] {
	const { scope } = around;
	const { parts } = scope;
	const { choices, dialect } = parts;
	const slots = [...new Set(steps.map(({ slot }) => slot))];
	const returnedSlot = choices.percent(50) ? soleCreation(steps, slots) : undefined;
	const returns: Returns = returnedSlot !== undefined ? 'socket' : choices.percent(75) ? 'status' : 'nothing';
	const parameters = new Map<string, Parameter>();
	const places = new Map<number, Place>();
	for (const slot of slots) {
		places.set(slot, slot === returnedSlot ? localPlace(around) : passed(around, slot, steps, parameters));
	}
	const inner = new Scope(parts, returns, scope.depth + 1, places, returns !== 'nothing' && choices.percent(40));
	const socket = returnedSlot === undefined ? undefined : places.get(returnedSlot)!.text;
	if (socket !== undefined) {
		inner.declarations.push(`${dialect.socketType} ${socket} = ${dialect.invalid};`);
	}
	const body = write({ scope: inner, leave: () => inner.leave(), leavesByBreak: false }, steps);
	const name = parts.outerName(choices.pick(['set_up', 'start', 'prepare', 'open_all', 'run', 'serve']));
	parts.functions.push(functionText(inner, name, [...parameters.values()], body, socket));
	const call = ownCall(`${name}(${[...parameters.values()].map(({ argument }) => argument).join(', ')})`);
	return callLines(around, inner, call, returnedSlot);
}

/** The slot whose socket the steps make, where it is a fresh one that they neither find nor leave closed. */
function soleCreation(steps: readonly PlannedStep[], slots: readonly number[]): number | undefined {
	const made = slots.filter((slot) => {
		const own = steps.filter((step) => step.slot === slot);
		const isMadeOnce = own.filter(({ call }) => call.kind === 'create').length === 1;
		return isMadeOnce && own[0]!.call.kind === 'create' && own.every(({ call }) => call.kind !== 'close');
	});
	return made.length > 0 ? made[0] : undefined;
}

function localPlace({ scope }: Around): Place {
	return { text: scope.parts.name('made'), isGlobal: false };
}

/** How a helper gets at a socket: it is global, or a parameter is the socket, points to it or to what it is a member of. */
function passed(
	{ scope }: Around,
	slot: number,
	steps: readonly PlannedStep[],
	parameters: Map<string, Parameter>,
): Place {
	const { parts } = scope;
	const { choices, dialect } = parts;
	const place = scope.place(slot);
	if (place.isGlobal && choices.percent(70)) {
		return place;
	}
	const { owner } = place;
	if (owner && choices.percent(70)) {
		let known = parameters.get(owner.pointer);
		if (!known) {
			known = { declaration: `${owner.type} *${parts.name('srv')}`, argument: owner.pointer };
			parameters.set(owner.pointer, known);
		}
		const name = /\*(\w+)$/.exec(known.declaration)![1]!;
		return { text: `${name}->${owner.member}`, isGlobal: false, owner: { ...owner, pointer: name } };
	}
	const own = steps.filter((step) => step.slot === slot);
	const isChanged = own.some(({ call }) => call.kind === 'create' || call.kind === 'close');
	const name = parts.name(choices.pick(['s', 'sock', 'fd']));
	if (isChanged || choices.percent(20)) {
		const pointer = place.text.startsWith('*') ? place.text.slice(1) : `&${place.text}`;
		parameters.set(pointer, { declaration: `${dialect.socketType} *${name}`, argument: pointer });
		return { text: `*${name}`, isGlobal: false };
	}
	parameters.set(place.text, { declaration: `${dialect.socketType} ${name}`, argument: place.text });
	return { text: name, isGlobal: false };
}

function functionText(
	inner: Scope,
	name: string,
	parameters: readonly Parameter[],
	body: readonly string[],
	socket: string | undefined,
): string {
	const { dialect } = inner.parts;
	const type = inner.returns === 'socket' ? dialect.socketType : inner.returns === 'status' ? 'int' : 'void';
	const heads = parameters.map(({ declaration }) => declaration).join(', ') || 'void';
	const end = inner.returns === 'socket' ? [`return ${socket};`] : inner.returns === 'status' ? ['return 0;'] : [];
	return functionLines(`static ${type} ${name}(${heads})`, inner, [...body, ...end]).join('\n');
}

/** A whole function, the label at which it gives up at its end. */
export function functionLines(head: string, scope: Scope, body: readonly string[]): string[] {
	const tail = scope.usesCleanup ? [`${scope.cleanup}:`, ...indented([`return ${scope.failure};`])] : [];
	return [head, '{', ...indented(scope.declarations), ...indented(body), ...tail, '}'];
}

function callLines(around: Around, inner: Scope, call: string, returnedSlot: number | undefined): string[] {
	const { scope, leave } = around;
	const { choices, dialect } = scope.parts;
	if (returnedSlot !== undefined) {
		const { text } = scope.place(returnedSlot);
		const isChecked = inner.leavesEarly || choices.percent(50);
		return [`${text} = ${call};`, ...(isChecked ? block(`if (${text} == ${dialect.invalid})`, leave()) : [])];
	}
	if (inner.returns === 'nothing' || (!inner.leavesEarly && choices.percent(50))) {
		return [`${call};`];
	}
	const failed = choices.pick([`${call} != 0`, `${call} < 0`, call, `${call} == -1`]);
	return block(`if (${failed})`, leave());
}
