import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bindsight, parsedAs, SAMPLES } from './helpers/bindsight.js';
import { checkSchema } from './helpers/schemas.js';

/** What the table of samples/README.md promises of each sample: "error option-after-bind". */
function promises(): Map<string, string[]> {
	const readme = readFileSync(path.join(SAMPLES, 'README.md'), 'utf8');
	const rows = [...readme.matchAll(/^\| \[(\S+)\]\(\1\) \| .* \| (.*) \|$/gm)];
	return new Map(rows.map(([, file, says]) => [file!, says === 'nothing' ? [] : says!.split(', ').sort()]));
}

it('check says of each sample what the table says of it', () => {
	const run = bindsight(['check', '--format', 'json', '.'], { cwd: SAMPLES });
	const { findings, summary } = parsedAs(checkSchema, run);
	const said = new Map([...promises().keys()].map((file) => [file, [] as string[]]));
	for (const { file, severity, rule } of findings) {
		said.get(file.replace(/^\.\//, ''))?.push(`${severity} ${rule}`);
	}
	for (const each of said.values()) {
		each.sort();
	}
	expect(said).toEqual(promises());
	expect(summary.files, 'the table has every sample').toBe(promises().size);
	expect(summary.findings).toBe([...promises().values()].flat().length);
	expect(run.exitCode).toBe(1);
});
