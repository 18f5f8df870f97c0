import type { Around, Scope } from './scope.js';

/** A condition that is always so. What stands before it must be written first. */
export interface Condition {
	before: string[];
	text: string;
}

/** A condition that holds, or does not, on constants and on flags that were set earlier. */
export function writeCondition({ scope }: Around, holds: boolean): Condition {
	const { choices } = scope.parts;
	const style = choices.weighted<(scope: Scope, holds: boolean) => Condition>(
		[35, onFlag],
		[20, onFlagSetEarlier],
		[15, onMode],
		[10, onMacro],
		[10, onTwo],
		[10, onGlobal],
	);
	return style(scope, holds);
}

function onFlag(scope: Scope, holds: boolean): Condition {
	const known = scope.flags.filter(({ value }) => (value !== 0) === holds);
	const { choices } = scope.parts;
	if (known.length > 0 && choices.percent(60)) {
		return { before: [], text: choices.pick(known).text };
	}
	const isNegated = choices.percent(30);
	const value = holds === isNegated ? 0 : 1;
	const name = scope.local(choices.pick(['use_sharing', 'is_server', 'verbose']), 'int', String(value));
	scope.flags.push({ text: name, value });
	const text = isNegated
		? choices.pick([`!${name}`, `${name} == 0`, `0 == ${name}`])
		: choices.pick([name, `${name} != 0`, `${name} == 1`, `1 == ${name}`]);
	return { before: [], text };
}

function onFlagSetEarlier(scope: Scope, holds: boolean): Condition {
	const name = scope.local(
		scope.parts.choices.pick(['ready', 'mode_set', 'requested']),
		'int',
		scope.parts.choices.percent(70) ? (holds ? '0' : '1') : undefined,
	);
	return { before: [`${name} = ${holds ? 1 : 0};`], text: name };
}

function onMode(scope: Scope, holds: boolean): Condition {
	const { choices } = scope.parts;
	const value = 1 + choices.below(4);
	const name = scope.local('mode', 'int', String(value));
	const [yes, no] = [
		[`${name} == ${value}`, `${name} != ${value + 1}`, `${name} >= ${value}`, `${name} < ${value + 2}`],
		[`${name} == ${value + 1}`, `${name} != ${value}`, `${name} > ${value}`, `${name} < ${value}`],
	];
	return { before: [], text: choices.pick(holds ? yes! : no!) };
}

function onMacro(scope: Scope, holds: boolean): Condition {
	const name = scope.parts.define(scope.parts.choices.pick(['USE_IT', 'ENABLED', 'WITH_SERVER']), holds ? '1' : '0');
	return { before: [], text: name };
}

function onTwo(scope: Scope, holds: boolean): Condition {
	const one = onFlag(scope, holds);
	const other = onMode(scope, scope.parts.choices.percent(50) ? holds : !holds);
	return { before: [...one.before, ...other.before], text: `${one.text} ${holds ? '||' : '&&'} ${other.text}` };
}

function onGlobal(scope: Scope, holds: boolean): Condition {
	const { parts } = scope;
	const name = parts.outerName('settings');
	const qualifier = parts.choices.pick(['static const int', 'const int']);
	parts.globals.push(`${qualifier} ${name} = ${holds ? 1 : 0};`);
	return { before: [], text: name };
}
