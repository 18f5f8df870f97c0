import { SOCKET_OPTIONS, type SocketOption } from '../../knowledge/options/index.js';
import { levelNamed } from '../../knowledge/options/levels.js';
import type { Target } from '../../protocol/targets.js';
import type { Token } from '../../rules/fixes/tokens.js';
import type { Completion } from './completion.js';
import type { CompletionPlace } from './completion-place.js';

type ArgumentPlace = Extract<CompletionPlace, { kind: 'argument' }>;

/** Which argument of a call is which. */
interface Parameters {
	option: number;
	level: number;
	/** WskControlSocket: whether the option is set or read. */
	request?: number;
}

const PARAMETERS: Readonly<Record<string, Parameters>> = {
	setsockopt: { level: 1, option: 2 },
	getsockopt: { level: 1, option: 2 },
	WskControlSocket: { request: 1, option: 2, level: 3 },
};

const REQUESTS = ['WskSetOption', 'WskGetOption'];

/** The names that fit an argument of a call that sets or reads an option: options by the level that is written, levels by the option. */
export function argumentCompletions(place: ArgumentPlace, targets: readonly Target[]): Completion[] {
	const parameters = PARAMETERS[place.callee];
	if (!parameters || (place.args[place.index] ?? []).length > 0) {
		return [];
	}
	// A file that only reads options shows no target.
	const options = optionsFor(place, targets.length > 0 ? targets : ['windows', 'posix']);
	const nameAt = (index: number | undefined) => (index === undefined ? undefined : wordOf(place.args[index]));
	switch (place.index) {
		case parameters.option:
			return atLevel(options, nameAt(parameters.level)).map((option, rank) => item(place, option.name, rank, option));
		case parameters.level:
			return levelsOf(options, nameAt(parameters.option)).map((level, rank) => item(place, level, rank));
		case parameters.request:
			return REQUESTS.map((request, rank) => item(place, request, rank));
		default:
			return [];
	}
}

/** The options that the platforms have and that the call can set or read; those that no document describes last. */
function optionsFor({ callee, args }: ArgumentPlace, targets: readonly Target[]): SocketOption[] {
	const reads = callee === 'getsockopt' || wordOf(args[PARAMETERS[callee]?.request ?? -1]) === 'WskGetOption';
	const fitting = SOCKET_OPTIONS.filter(
		(option) =>
			(reads ? option.get !== false : option.set !== false) &&
			option.level !== 'WSAIoctl' &&
			targets.some((target) => isOn(option, target)) &&
			(callee === 'WskControlSocket') === targets.includes('windows-kernel'),
	);
	const distinct = [...new Map(fitting.map((option) => [option.name, option])).values()];
	return distinct.sort((one, other) => preference(one) - preference(other));
}

/** What keeps a port to its socket comes first, what no document describes last; the order of the documents else. */
function preference({ name, documented }: SocketOption): number {
	return name === 'SO_EXCLUSIVEADDRUSE' ? 0 : documented ? 1 : 2;
}

function isOn({ platform, kernel }: SocketOption, target: Target): boolean {
	switch (target) {
		case 'windows':
			return platform === 'windows-user';
		case 'windows-kernel':
			return platform === 'windows-kernel' || kernel !== undefined;
		case 'posix':
			return platform === 'posix';
	}
}

/** Of a level that nobody knows, every option may be. */
function atLevel(options: readonly SocketOption[], level: string | undefined): SocketOption[] {
	const meant = level === undefined ? undefined : levelNamed(level);
	return options.filter((option) => meant === undefined || levelOf(option) === meant);
}

/** The level of the option that is written, else every level, that of most options first. */
function levelsOf(options: readonly SocketOption[], name: string | undefined): string[] {
	const named = options.filter((option) => option.name === name);
	return [...new Set((named.length > 0 ? named : options).map(levelOf))];
}

/** "IPPROTO_IPV6" of "IPPROTO_IPV6 (41)". */
function levelOf({ level }: SocketOption): string {
	return level.split(' ')[0] ?? level;
}

function wordOf(argument: readonly Token[] | undefined): string | undefined {
	return argument?.length === 1 && argument[0]?.kind === 'word' ? argument[0].text : undefined;
}

function item({ word }: ArgumentPlace, label: string, rank: number, option?: SocketOption): Completion {
	return {
		label,
		detail: option?.valueType ?? '',
		kind: 'constant',
		rank,
		among: 'first',
		span: word,
		newText: label,
		placeholders: [],
		option: option?.name,
	};
}
