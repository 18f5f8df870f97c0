import type { Target } from '../../protocol/targets.js';
import type { CodeText } from '../../rules/fixes/code-text.js';

/** The names that tell Windows from the rest in a directive. */
const WINDOWS_NAME = /\b(?:_?WIN32|_WIN64|_MSC_VER|_WINDOWS|WINVER|__MINGW(?:32|64)__)\b/;

/** What the lines of an open `#if` are for. */
type Branch = 'windows' | 'posix' | 'any';

/** The targets among those of the file that compile a place, as far as the directives around it name a platform. */
export function targetsAt(code: CodeText, offset: number, targets: readonly Target[]): Target[] {
	const branches: Branch[] = [];
	for (const { text, start } of code.tokens.directives()) {
		if (start >= offset) {
			break;
		}
		const name = /^#\s*(\w+)/.exec(text)?.[1];
		if (name === 'if' || name === 'ifdef' || name === 'ifndef') {
			branches.push(branchOf(text));
		} else if (name === 'else') {
			branches.push(opposite(branches.pop()));
		} else if (name === 'elif') {
			branches.pop();
			branches.push(branchOf(text));
		} else if (name === 'endif') {
			branches.pop();
		}
	}
	return targets.filter((target) => !branches.includes(target === 'posix' ? 'windows' : 'posix'));
}

function branchOf(directive: string): Branch {
	if (!WINDOWS_NAME.test(directive) || /&&|\|\|/.test(directive)) {
		return 'any';
	}
	return /#\s*ifndef|!/.test(directive) ? 'posix' : 'windows';
}

function opposite(branch: Branch = 'any'): Branch {
	return branch === 'any' ? 'any' : branch === 'windows' ? 'posix' : 'windows';
}
