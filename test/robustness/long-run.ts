import { parentPort, workerData } from 'node:worker_threads';
import { Choices } from './fuzzing/choices.js';
import { failureOf, type Input, type Property, sortOf } from './fuzzing/property.js';
import { shrink } from './fuzzing/shrink.js';
import { PROPERTIES } from './properties.js';

/** What a thread of `npm run fuzz` is given. */
export interface LongRun {
	/** Of the first case. */
	seed: number;
	/** Of each property; those of all threads together. */
	cases: number;
	/** When to end, in milliseconds since 1970. */
	until: number;
	/** The properties to try; left out: all. */
	only?: readonly string[];
	/** Which of how many threads this is: each takes every `jobs`th case. */
	job: number;
	jobs: number;
	/** The number of the case that each property goes on with. */
	next: Readonly<Record<string, number>>;
}

/** What was tried of a property. */
export interface Tally {
	cases: number;
	milliseconds: number;
	failed: number;
}

export type RunMessage =
	| { kind: 'begin'; property: string; number: number; seed: number; input: Input }
	| { kind: 'failure'; property: string; seed: number; what: string; input: Input; shrunk: Input | undefined }
	| { kind: 'tally'; property: string; next: number; tally: Tally }
	| { kind: 'done' };

/** So long a property is tried before it is the turn of the next one, in milliseconds. */
const TURN = 5_000;

/** So many failures of a property that look alike are kept. */
const MOST_ALIKE = 1;

const task = workerData as LongRun;
const say = (message: RunMessage): void => parentPort!.postMessage(message);
const alike = new Map<string, number>();
const next = new Map(Object.entries(task.next));

const properties = PROPERTIES.filter(({ name }) => task.only?.includes(name) ?? true);
if (properties.length === 0) {
	throw new Error(`There is none of these: ${PROPERTIES.map(({ name }) => name).join(', ')}`);
}
for (let left = properties; left.length > 0 && Date.now() < task.until; ) {
	for (const property of left) {
		await takeTurn(property);
	}
	left = left.filter(({ name }) => (next.get(name) ?? 0) < task.cases);
}
say({ kind: 'done' });

async function takeTurn(property: Property): Promise<void> {
	const started = Date.now();
	const end = Math.min(task.until, started + TURN);
	let number = next.get(property.name) ?? task.job;
	while (Date.now() < end && number < task.cases) {
		const before = Date.now();
		const failed = await tryCase(property, number);
		number += task.jobs;
		next.set(property.name, number);
		const tally = { cases: 1, milliseconds: Date.now() - before, failed: failed ? 1 : 0 };
		say({ kind: 'tally', property: property.name, next: number, tally });
	}
}

/** True where it fails. */
async function tryCase(property: Property, number: number): Promise<boolean> {
	const seed = task.seed + number;
	const input = property.make(new Choices(seed));
	const watched: Property = {
		...property,
		whatIsWrong(each) {
			say({ kind: 'begin', property: property.name, number, seed, input: each });
			return property.whatIsWrong(each);
		},
	};
	const what = await failureOf(watched, input);
	if (what === undefined) {
		return false;
	}
	const sort = `${property.name} ${sortOf(what)}`;
	const seen = (alike.get(sort) ?? 0) + 1;
	alike.set(sort, seen);
	if (seen <= MOST_ALIKE) {
		const shrunk = await shrink(watched, input);
		const still = (await failureOf(watched, shrunk)) ?? what;
		say({ kind: 'failure', property: property.name, seed, what: still, input, shrunk });
	}
	return true;
}
