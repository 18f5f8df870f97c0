import { SEVERITIES, type Severity } from '../../server/src/protocol/findings.js';
import type { Span } from '../../server/src/protocol/positions.js';
import type { Target } from '../../server/src/protocol/targets.js';

/** What a line of carets under a line of code expects: `//  ^^^^ error (windows): the message begins so`. */
export interface Expectation {
	kind: Severity | 'related';
	span: Span;
	/** Only checked where given. */
	targets?: Target[];
	/** How the message begins. */
	message: string;
}

const CARETS = /^\s*\/\/\s*(?<carets>\^+) *(?<kind>[a-z]+)(?: *\((?<targets>[a-z, -]+)\))?: *(?<message>\S.*?)\s*$/;

/** Reads the expectations out of a piece of code. A line of carets speaks of the nearest line above that is none. */
export function expectationsIn(code: string): Expectation[] {
	const expectations: Expectation[] = [];
	let codeLine = 0;
	let offset = 0;
	for (const line of code.split('\n')) {
		const match = CARETS.exec(line.replace(/\r$/, ''));
		if (match) {
			const { carets, kind, targets, message } = match.groups!;
			const start = codeLine + line.indexOf(carets!);
			expectations.push({
				kind: kindOf(kind!, line),
				span: { start, end: start + carets!.length },
				targets: targets?.split(/, */) as Target[] | undefined,
				message: message!,
			});
		} else if (/^\s*\/\/.*\^\^/.test(line)) {
			throw new Error(`this line of carets cannot be read: ${line}`);
		} else {
			codeLine = offset;
		}
		offset += line.length + 1;
	}
	return expectations;
}

function kindOf(kind: string, line: string): Expectation['kind'] {
	if (kind === 'related' || SEVERITIES.includes(kind as Severity)) {
		return kind as Expectation['kind'];
	}
	throw new Error(`"${kind}" is no severity: ${line}`);
}
