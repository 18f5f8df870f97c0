import path from 'node:path';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, itOnPosix, parsedAs, SAMPLES } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { sarifIn } from './helpers/sarif-schema.js';
import { checkSchema, rulesSchema } from './helpers/schemas.js';

/** The log of a check of some files, held to the schema. */
function logOf(files: Record<string, string | Buffer>, ...args: string[]): Log {
	return sarifIn(bindsight(['check', '--format', 'sarif', ...args, '.'], { cwd: folderWith(files) }).stdout);
}

function resultsIn(log: Log): Result[] {
	return log.runs[0]!.results!;
}

const fingerprintsOf = (code: string) =>
	resultsIn(logOf({ 'a.c': code })).map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints]);

describe('check --format sarif', () => {
	it('is valid by the schema of the standard, for every sample', () => {
		const run = bindsight(['check', '--format', 'sarif', '--fail-on', 'never', '.'], { cwd: SAMPLES });
		expect(resultsIn(sarifIn(run.stdout)).length).toBeGreaterThan(10);
		expect(run.exitCode).toBe(0);
	});

	it('gives each finding its rule, its place, its related places and its fixes', () => {
		const [result] = resultsIn(logOf({ 'src/late one.c': LATE_OPTION }));
		const artifactLocation = { uri: 'src/late%20one.c', uriBaseId: '%SRCROOT%' };
		expect(result).toMatchObject({
			ruleId: 'option-after-bind',
			level: 'error',
			message: { text: expect.stringContaining('SO_EXCLUSIVEADDRUSE') },
			locations: [
				{
					physicalLocation: {
						artifactLocation,
						region: { startLine: 12, startColumn: 28, endLine: 12, endColumn: 47 },
					},
				},
			],
			relatedLocations: [{ physicalLocation: { artifactLocation, region: { startLine: 10 } } }],
			properties: { severity: 'error', targets: ['windows'] },
		});
		const [change] = result!.fixes![0]!.artifactChanges;
		expect(change!.artifactLocation).toEqual(artifactLocation);
		expect(change!.replacements.length).toBeGreaterThan(0);
	});

	/** The lines of the steps along the path to the only finding of a rule, those of other files with their names. */
	const stepsTo = (rule: string, files: Record<string, string>): string[] => {
		const result = resultsIn(logOf(files)).find(({ ruleId }) => ruleId === rule)!;
		return result.codeFlows![0]!.threadFlows[0]!.locations.map(({ location }) => {
			const { artifactLocation, region } = location!.physicalLocation!;
			return `${artifactLocation!.uri}:${region!.startLine}`;
		});
	};

	it('leads along the path: the bind, then the option that comes too late', () =>
		expect(stepsTo('option-after-bind', { 'a.c': LATE_OPTION })).toEqual(['a.c:10', 'a.c:12']));

	it('leads from a caller into its helper', () => {
		const helper = LATE_OPTION.replace('\tSOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);\n', '');
		const files = {
			'helper.c': helper.replace('serve(void)', 'serve(SOCKET s)'),
			'main.c':
				'#include <winsock2.h>\nint serve(SOCKET s);\nint main(void)\n{\n\treturn serve(socket(AF_INET, SOCK_STREAM, 0));\n}\n',
		};
		expect(stepsTo('option-after-bind', files)).toEqual(['main.c:5', 'helper.c:9', 'helper.c:11']);
	});

	it('ends with what follows from the finding', () => {
		const steps = stepsTo('unchecked-bind', { 'a.c': UNCHECKED_BIND });
		expect(steps).toEqual(['a.c:9', 'a.c:10']);
	});

	it('says the same as --format json', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND });
		const { findings } = parsedAs(checkSchema, bindsight(['check', '--format', 'json', '.'], { cwd }));
		const results = resultsIn(sarifIn(bindsight(['check', '--format', 'sarif', '.'], { cwd }).stdout));
		expect(results.map(({ ruleId, message }) => [ruleId, message.text])).toEqual(
			findings.map(({ rule, message }) => [rule, message]),
		);
	});

	it('describes every rule, with its page', () => {
		const { rules } = parsedAs(rulesSchema, bindsight(['rules', '--format', 'json']));
		const { driver } = logOf({ 'a.c': CLEAN }).runs[0]!.tool;
		expect(driver.rules!.map(({ id }) => id)).toEqual(rules.map(({ name }) => name));
		for (const { id, shortDescription, fullDescription, help, helpUri, defaultConfiguration } of driver.rules!) {
			expect(shortDescription!.text, id).toMatch(/\S/);
			expect(fullDescription!.text, id).toContain(shortDescription!.text);
			expect(help!.markdown, id).toContain(`# ${id}\n`);
			expect(helpUri, id).toMatch(/^https:\/\//);
			expect(['error', 'warning', 'note'], id).toContain(defaultConfiguration!.level);
		}
	});

	it('names the weakness, and how severe a port is that others can take', () => {
		const rules = logOf({ 'a.c': CLEAN }).runs[0]!.tool.driver.rules!;
		const propertiesOf = (name: string) => rules.find(({ id }) => id === name)!.properties!;
		expect(propertiesOf('reuseaddr-listener')).toMatchObject({
			tags: expect.arrayContaining(['security', 'external/cwe/cwe-605']),
			'security-severity': '5.5',
		});
		expect(propertiesOf('unchecked-bind').tags).toContain('external/cwe/cwe-252');
		expect(propertiesOf('unchecked-bind')).not.toHaveProperty('security-severity');
		expect(propertiesOf('option-length').tags).not.toContain('security');
	});

	it('points each result at its rule', () => {
		const log = logOf({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND });
		const { rules } = log.runs[0]!.tool.driver;
		expect(resultsIn(log).map(({ ruleIndex }) => rules![ruleIndex!]!.id)).toEqual(
			resultsIn(log).map(({ ruleId }) => ruleId),
		);
	});

	it('tells what could not be read', () => {
		const [invocation] = logOf({ 'a.c': CLEAN, 'b.c': Buffer.from([0, 1, 2, 0]) }).runs[0]!.invocations!;
		expect(invocation).toMatchObject({
			executionSuccessful: true,
			toolExecutionNotifications: [
				{
					message: { text: 'skipped, not a text file' },
					locations: [{ physicalLocation: { artifactLocation: { uri: 'b.c', uriBaseId: '%SRCROOT%' } } }],
				},
			],
		});
	});

	it('says that the run failed where a named path could not be read', () => {
		const run = bindsight(['check', '--format', 'sarif', 'none.c'], { cwd: folderWith() });
		expect(sarifIn(run.stdout).runs[0]!.invocations![0]!.executionSuccessful).toBe(false);
		expect(run.exitCode).toBe(2);
	});

	it('says nothing of what a comment suppresses: GitHub would open an alert for it', () => {
		const ignored = LATE_OPTION.replace(
			'\tsetsockopt',
			'\t// bindsight-ignore option-after-bind: a test\n\tsetsockopt',
		);
		expect(resultsIn(logOf({ 'a.c': ignored }))).toEqual([]);
	});

	it('counts columns in UTF-16 units', () => {
		const log = logOf({ 'a.c': UNCHECKED_BIND.replace('\tbind(', '/* \u{1f50c} */ bind(') });
		expect(log.runs[0]!.columnKind).toBe('utf16CodeUnits');
		const result = resultsIn(log).find(({ ruleId }) => ruleId === 'unchecked-bind');
		expect(result!.locations![0]!.physicalLocation!.region!.startColumn).toBe(10);
	});

	it('is English unless another language is asked for', () => {
		const cwd = folderWith({ 'a.c': LATE_OPTION });
		const printed = (...args: string[]) =>
			sarifIn(bindsight(['check', '--format', 'sarif', ...args, '.'], { cwd, env: { LC_ALL: 'pt_BR.UTF-8' } }).stdout);
		expect(printed().runs[0]!.language).toBe('en');
		const portuguese = printed('--locale', 'pt-BR');
		expect(portuguese.runs[0]!.language).toBe('pt-BR');
		expect(resultsIn(portuguese)[0]!.message.text).toContain('não tem efeito');
	});

	it('holds nothing of the machine: the same tree elsewhere gives the same bytes', () => {
		const files = { 'src/a.c': LATE_OPTION };
		const printed = () => bindsight(['check', '--format', 'sarif', '.'], { cwd: folderWith(files) }).stdout;
		expect(printed()).toBe(printed());
	});

	itOnPosix('names a file outside the working directory by its whole address', () => {
		const folder = folderWith({ 'other/a.c': LATE_OPTION, 'here/b.c': CLEAN });
		const run = bindsight(['check', '--format', 'sarif', '../other'], { cwd: path.join(folder, 'here') });
		const { artifactLocation } = resultsIn(sarifIn(run.stdout))[0]!.locations![0]!.physicalLocation!;
		expect(artifactLocation).toEqual({ uri: `file://${folder}/other/a.c` });
	});
});

describe('a fingerprint', () => {
	it('stays where lines are added above, and where the line is indented otherwise', () => {
		const before = fingerprintsOf(UNCHECKED_BIND);
		expect(before.length).toBeGreaterThan(0);
		expect(fingerprintsOf(`// one\n// two\n${UNCHECKED_BIND}`)).toEqual(before);
		expect(fingerprintsOf(UNCHECKED_BIND.replaceAll('\t', '    '))).toEqual(before);
	});

	it('changes with the line', () => {
		expect(fingerprintsOf(UNCHECKED_BIND.replace('sizeof(local));', 'sizeof local);'))).not.toEqual(
			fingerprintsOf(UNCHECKED_BIND),
		);
	});

	it('tells two lines that are alike apart', () => {
		const twice = `${UNCHECKED_BIND}\n${UNCHECKED_BIND.replace('serve', 'serve_more')}`;
		const fingerprints = fingerprintsOf(twice).map((each) => JSON.stringify(each));
		expect(fingerprints.length).toBe(2 * fingerprintsOf(UNCHECKED_BIND).length);
		expect(new Set(fingerprints).size).toBe(fingerprints.length);
	});
});
