import type { Endpoint } from './documented-outcomes.js';
import { BATCH, runAndCompare } from './predict-runs.js';
import { makeProgram, PORTS_OF_A_PROGRAM, type Program } from './program/program.js';
import { type PlannedStep, replan, type Step } from './program/scenario.js';
import { freePorts } from './run/free-ports.js';
import type { Toolchain } from './run/toolchain.js';
import { type Difference, Tally } from './tally.js';

const MOST_ROUNDS = 8;

/** Finds a shorter program that shows the same kind of difference: fewer steps, and other shapes of the same steps. */
export function shrink(difference: Difference, toolchain: Toolchain): Difference {
	let smallest = difference;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const port = freePorts(BATCH * PORTS_OF_A_PROGRAM);
		const candidates = candidatesFor(smallest.program, port);
		const tally = new Tally(difference.program.platform);
		runAndCompare(candidates, toolchain, tally);
		const shorter = tally.differences
			.filter((each) => kindOf(each) === kindOf(difference) && sizeOf(each) < sizeOf(smallest))
			.sort((a, b) => sizeOf(a) - sizeOf(b));
		if (shorter.length === 0) {
			return smallest;
		}
		smallest = shorter[0]!;
	}
	return smallest;
}

function candidatesFor({ platform, steps, seed }: Program, firstPort: number): Program[] {
	const [usedPort] = steps.flatMap(({ call }) => (call.kind === 'bind' ? [call.at.port] : []));
	const shorter = [steps, ...steps.map((_, i) => steps.filter((_each, index) => index !== i))];
	const perScenario = Math.floor(BATCH / shorter.length);
	return shorter
		.flatMap((some) => Array.from({ length: perScenario }, (_, i) => ({ some, seed: seed + 7919 * i })))
		.map(({ some, seed: ownSeed }, number) => {
			const ownPort = firstPort + number * PORTS_OF_A_PROGRAM;
			return makeProgram(platform, ownSeed, number, ownPort, moved(platform, some, usedPort ?? ownPort, ownPort));
		});
}

/** The same steps on ports of their own. */
function moved(platform: Program['platform'], steps: readonly Step[], from: number, to: number): PlannedStep[] {
	const lowest = Math.min(from, ...steps.flatMap(({ call }) => (call.kind === 'bind' ? [call.at.port] : [])));
	const at = ({ address, port }: Endpoint): Endpoint => ({ address, port: port - lowest + to });
	return replan(
		platform,
		steps.map(({ slot, call }) => ({ slot, call: call.kind === 'bind' ? { ...call, at: at(call.at) } : call })),
	);
}

function sizeOf({ program }: Difference): number {
	return program.text.split('\n').length;
}

function kindOf({ call, what }: Difference): string {
	return `${call.call.kind} ${what.replace(/port \d+/g, 'port')}`;
}
