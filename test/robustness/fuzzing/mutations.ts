import type { Choices } from './choices.js';
import { tokensOf } from './tokens.js';

/** Characters and pieces that code is seldom tried with. */
const ODD_PIECES = [
	'\0',
	'\ud800',
	'\udc00',
	'\ufeff',
	'\u2028',
	'\u0085',
	'\f',
	'\v',
	'e\u0301',
	'😀',
	'👩‍👩‍👧',
	'日本',
	'\u202e',
	'\r',
	'\r\n',
	'\n',
	'\\\n',
	'\\\r\n',
	'\\ \n',
	'??/\n',
	'"',
	"'",
	'R"(',
	')"',
	'/*',
	'*/',
	'//',
	'#',
	'##',
	'#if ',
	'#else\n',
	'\n#endif\n',
	'\n#define bind listen\n',
	'\n#define s s\n',
	'\n#undef SO_REUSEADDR\n',
	'\n#include "x.h"\n',
	'(',
	')',
	'{',
	'}',
	'[',
	']',
	'<',
	'>',
	';',
	',',
	'?',
	':',
	'&',
	'*',
	'->',
	'return ',
	'goto fail;',
	'if (',
	'else ',
	'case 1:',
	'[&] {',
	'template <',
	'struct x {',
	'// bindsight-disable-next-line option-after-bind\n',
	'bind(',
	'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, ',
	'socket(AF_INET, SOCK_STREAM, 0)',
	'99999999999999999999999',
	'0x',
	'1e999',
];

/** A text after a few changes, of which some are taken from another text. */
export function mutated(text: string, other: string, choices: Choices): string {
	let changed = text;
	for (let rounds = 1 + choices.below(6); rounds > 0; rounds--) {
		changed = choices.oneOf(MUTATIONS)(changed, other, choices);
	}
	return changed;
}

type Mutation = (text: string, other: string, choices: Choices) => string;

/** Two places of a text, the first one first, seldom far from each other. */
function stretch(length: number, choices: Choices): [number, number] {
	const start = choices.below(length + 1);
	const most = choices.onceIn(4) ? length : 40;
	return [start, Math.min(length, start + choices.below(most + 1))];
}

const MUTATIONS: readonly Mutation[] = [
	(text, _, choices) => {
		const [start, end] = stretch(text.length, choices);
		return text.slice(0, start) + text.slice(end);
	},
	(text, _, choices) => {
		const at = choices.below(text.length + 1);
		return text.slice(0, at) + choices.oneOf(ODD_PIECES) + text.slice(at);
	},
	(text, _, choices) => {
		const [start, end] = stretch(text.length, choices);
		const at = choices.below(text.length + 1);
		return text.slice(0, at) + text.slice(start, end) + text.slice(at);
	},
	(text, other, choices) => {
		const [start, end] = stretch(other.length, choices);
		const at = choices.below(text.length + 1);
		return text.slice(0, at) + other.slice(start, end) + text.slice(at);
	},
	(text, other, choices) =>
		text.slice(0, choices.below(text.length + 1)) + other.slice(choices.below(other.length + 1)),
	(text, other, choices) => {
		const tokens = tokensOf(text);
		const others = tokensOf(other);
		return tokens.map((token) => (choices.onceIn(tokens.length / 2 + 1) ? choices.oneOf(others) : token)).join('');
	},
	(text, _, choices) => {
		const tokens = tokensOf(text);
		const at = choices.below(tokens.length);
		const repeated = (tokens[at] ?? '(').repeat(1 + choices.below(60));
		return [...tokens.slice(0, at), repeated, ...tokens.slice(at)].join('');
	},
	(text, _, choices) => {
		const lines = text.split(/(?<=\n)/);
		const [a, b] = [choices.below(lines.length), choices.below(lines.length)];
		return lines.map((line, index) => (index === a ? lines[b] : index === b ? lines[a] : line)).join('');
	},
	(text, _, choices) => text.replace(/\r\n|\n|\r/g, () => choices.oneOf(['\n', '\r\n', '\r', '\u2028', '\n\n'])),
	(text, _, choices) => text.slice(choices.below(Math.min(text.length, 200) + 1)),
];
