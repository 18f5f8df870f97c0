import { HOLDERS } from '../../knowledge/libraries/smart-pointers.js';
import { remembering } from '../../source/remembering.js';

/** A type's name without its template arguments, and these: `basic_endpoint` and `tcp`. */
export interface TypeName {
	/** `boost::asio::ip::tcp::acceptor` in its parts. */
	parts: readonly string[];
	templateArguments: readonly string[];
}

/** Reads a type as code writes it, without `const`, `*` and `&`. */
export const readTypeName = remembering((text: string): TypeName => {
	const bare = text
		.replace(/\b(const|volatile|typename|class|struct|static|inline|mutable|template)\b|[&*]/g, ' ')
		.trim();
	const list = templateList(bare);
	const name = list ? bare.slice(0, list.start) : bare;
	return {
		parts: withoutLists(name)
			.split('::')
			.map((part) => part.trim())
			.filter((part) => part !== ''),
		templateArguments: list ? splitList(bare.slice(list.start + 1, -1)) : [],
	};
});

/** The type of the object that a holder, through other holders, stands for: itself where it is none. */
export const heldType = remembering((text: string): string => {
	const { parts, templateArguments } = readTypeName(text);
	return HOLDERS.has(parts.at(-1) ?? '') && templateArguments[0] !== undefined ? heldType(templateArguments[0]) : text;
});

/** The last pair of `<` and `>`, where it ends the text. */
function templateList(text: string): { start: number } | undefined {
	if (!text.endsWith('>')) {
		return undefined;
	}
	let depth = 0;
	for (let i = text.length - 1; i >= 0; i--) {
		depth += text[i] === '>' ? 1 : text[i] === '<' ? -1 : 0;
		if (depth === 0) {
			return { start: i };
		}
	}
	return undefined;
}

/** Without the template arguments in the middle of a name: `a<b>::c` is `a::c`. */
function withoutLists(name: string): string {
	let depth = 0;
	let kept = '';
	for (const c of name) {
		depth += c === '<' ? 1 : 0;
		kept += depth === 0 ? c : '';
		depth -= c === '>' ? 1 : 0;
	}
	return kept;
}

/** The parts of a list, cut at the commas outside all brackets. */
export function splitList(text: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let i = 0; i <= text.length; i++) {
		const c = text[i];
		if (c === undefined || (c === ',' && depth === 0)) {
			parts.push(text.slice(start, i).trim());
			start = i + 1;
		} else {
			depth += '<([{'.includes(c) ? 1 : '>)]}'.includes(c) ? -1 : 0;
		}
	}
	return parts.length === 1 && parts[0] === '' ? [] : parts;
}
