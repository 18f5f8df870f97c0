// What a new rule begins with: it runs, tells of every bind for Windows, and says TODO wherever somebody has to think.

/** `uncheckedListen` for `unchecked-listen`. @param {string} name */
export function camelCase(name) {
	return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** @param {string} name */
export function ruleModule(name) {
	const id = camelCase(name);
	return `import type { SocketEvent } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { proofOf } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule } from './rule.js';

export const ${id}: Rule = {
	name: '${name}',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.${id}.summary' },
	sources: ['TODO: the document that says so'],
	*check(context) {
		for (const { event } of eventsHere(context, ['bind'], ['windows'])) {
			if (isWrong(event)) {
				yield {
					severity: 'info',
					span: event.callee,
					message: { id: 'rules.${id}.finding', args: { binder: event.calleeName } },
					target: event.target,
					related: callPathPlaces(event),
				};
			}
		}
	},
};

/** TODO: which binds are wrong, and why. What nobody can know is not wrong. */
function isWrong(event: SocketEvent): boolean {
	return proofOf(event, 'must') === 'must';
}
`;
}

/** The sentences of the rule, as lines of a catalogue. @param {string} name @param {string} summary @param {string} finding */
export function sentences(name, summary, finding) {
	const id = camelCase(name);
	return `\n\t'rules.${id}.summary': '${summary}',\n\t'rules.${id}.finding': '${finding}',\n`;
}

export const english = {
	summary: 'TODO: what is wrong, in one sentence.',
	finding: 'TODO: what {binder} brings about here, and what to do instead.',
};

export const portuguese = {
	summary: 'TODO: o que está errado, em uma frase.',
	finding: 'TODO: o que {binder} causa aqui, e o que fazer em vez disso.',
};

const bad = `#include <winsock2.h>

int serve(SOCKET s, struct sockaddr_in *a)
{
    if (bind(s, (struct sockaddr *)a, sizeof *a) == SOCKET_ERROR)
    //  ^^^^ info (windows): TODO
        return -1;
    return listen(s, SOMAXCONN);
}
`;

const good = `#include <winsock2.h>

int serve(SOCKET s)
{
    return listen(s, SOMAXCONN);
}
`;

/** @param {string} name */
export function rulePage(name) {
	return `# ${name}

${english.summary}

| | |
| --- | --- |
| Severity | info |
| Targets | windows |

## What it says

TODO: which code exactly, and of which code other rules speak.

## What happens

TODO: what the program does on which system, and how sure that is.

## Example

\`\`\`c
${bad}\`\`\`

## Instead

\`\`\`c
${good}\`\`\`

## When not to worry

TODO: when the code is right as it is, with an example that alarms nobody.

## Sources

- TODO: the document that says so
`;
}

/** A fixture that alarms, and one that does not. */
export const fixtures = {
	'first.c': `// TODO: what is special about this code.\n${bad}`,
	'quiet/first.c': `// TODO: why nothing is said of this code.\n${good}`,
};

/** @param {string} name */
export function ruleTest(name) {
	return `import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean } = ruleChecks('${name}');

describe('${name}', () => {
	it('says nothing where the code is for POSIX', () => {
		const code = 'int serve(int s, struct sockaddr *a) { return bind(s, a, 16); }\\n';
		checkClean(code, { targets: ['posix'] });
	});
});
`;
}
