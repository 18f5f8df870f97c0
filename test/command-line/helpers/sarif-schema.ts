import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { expect } from 'vitest';

const SCHEMA = new URL('../../fixtures/sarif/sarif-schema-2.1.0.json', import.meta.url);

const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile<Log>(JSON.parse(readFileSync(SCHEMA, 'utf8')));

/** What was printed, which must be SARIF by the schema of the standard. */
export function sarifIn(printed: string): Log {
	const log: unknown = JSON.parse(printed);
	validate(log);
	expect(validate.errors ?? []).toEqual([]);
	return log as Log;
}
