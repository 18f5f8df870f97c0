import { expect, it } from 'vitest';
import { bindsight, folderWith, parsedAs } from '../../command-line/helpers/bindsight.js';
import { LATE_OPTION } from '../../command-line/helpers/code.js';
import { checkSchema } from '../../command-line/helpers/schemas.js';

const COUNT = 8_000;

/** A listener whose handle, in each call, is written like this. */
const handled = (handle: string) =>
	LATE_OPTION.replaceAll(/\bs,/g, `${handle},`).replace('SOCKET s = ', `${handle} = `);

/** What regular expressions over code took time for that grew faster than the code, each at a size at which that shows. */
const FILES = {
	'handle of letters.c': handled(`${'a'.repeat(COUNT)}!`),
	'handle of spaces.c': handled(`s${' '.repeat(COUNT)}!`),
	'handle of brackets.c': handled(`s${'[i'.repeat(COUNT)}`),
	'handle of arrows.c': handled(`s${'->a'.repeat(COUNT)}!`),
	'using.cpp': `${'using A='.repeat(COUNT)}\n${LATE_OPTION}`,
	'typedef.cpp': `${'typedef a '.repeat(COUNT)}\n${LATE_OPTION}`,
	'struct.cpp': `${'struct a: '.repeat(COUNT)}\n${LATE_OPTION}`,
	'name.cpp': `${'name()const '.repeat(COUNT)}\n${LATE_OPTION}`,
	'name of a function.c': `${'f'.repeat(COUNT * 5)} \n${LATE_OPTION}`,
	'open comments.c': `${LATE_OPTION}\n${'/*'.repeat(COUNT * 5)}`,
	'open strings.c': `#define M(x) ${'"\\'.repeat(COUNT)}\n#define N(s) setsockopt(s, ${'"\\"'.repeat(COUNT)})\n${LATE_OPTION.replace('\tlisten', '\tM(1); N(s); listen')}`,
	'joined.c': `#define M(s) s ${' '.repeat(COUNT)}#${' '.repeat(COUNT)} ## bind\n${LATE_OPTION.replace('return listen', 'M(s); return listen')}`,
	'feature.c': `#if ${'_HAVE_'.repeat(COUNT)}\u00e9\n#endif\n${LATE_OPTION}`,
	'number.c': `#if ${'1'.repeat(COUNT)}x${'u'.repeat(COUNT)}\n#endif\n${LATE_OPTION}`,
	'include.c': `#include "${'config'.repeat(COUNT)}"\n#include "${'../'.repeat(COUNT)}x.h"\n${LATE_OPTION}`,
	'define.c': `#define SO_EXCLUSIVEADDRUSE ${' '.repeat(COUNT)}(${' '.repeat(COUNT)}x\n${LATE_OPTION}`,
};

it('code that is made to take time is looked at like any other', () => {
	const cwd = folderWith(FILES);
	const run = bindsight(['check', '--fail-on', 'never', '--format', 'json', '.'], { cwd });
	const { findings, problems, summary } = parsedAs(checkSchema, run);
	expect(problems.filter(({ message }) => message.includes('error of Bindsight'))).toEqual([]);
	expect(summary.files).toBe(Object.keys(FILES).length);
	expect(findings.length).toBeGreaterThan(0);
}, 60_000);
