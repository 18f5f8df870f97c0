import { Choices } from './choices.js';
import { textOfFiles } from './files-in-text.js';
import { madeUpCode } from './made-up-code.js';

/** Two or three files whose functions call each other, with a header that two of them include, as one text. */
export function madeUpFiles(seed: number, language: 'c' | 'cpp'): string {
	const choices = new Choices(seed);
	const names = ['a', 'lib/b', 'lib/c'].slice(0, 2 + choices.below(2));
	const files = names.map((name, index): [string, string] => {
		const others = names.map((_, other) => `_${other}`).filter((_, other) => other !== index);
		const neighbours = {
			helpers: choices.onceIn(3) ? [] : others.map((suffix) => `prepare0${suffix}`),
			openers: choices.onceIn(3) ? [] : others.map((suffix) => `open_one0${suffix}`),
			suffix: `_${index}`,
			globals: [],
		};
		const code = madeUpCode(choices.seed(), language, { neighbours });
		const include = choices.onceIn(2) ? '#include "net.h"\n' : '';
		return [`${name}.${language}`, include + code];
	});
	const header =
		'#define ON 1\n#define REUSE SO_EXCLUSIVEADDRUSE\nSOCKET open_one0_0(int port);\nstruct conn { SOCKET fd; };\n';
	return textOfFiles(Object.fromEntries([['include/net.h', header], ...files]));
}
