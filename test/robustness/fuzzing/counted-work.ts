import { Session } from 'node:inspector/promises';

/**
 * How many times the blocks of our own code were run while something was done: a number that no other program on the
 * machine changes, unlike a time. What Node does inside of one call of its own is not in it.
 */
export async function blocksRun(act: () => unknown): Promise<number> {
	const session = new Session();
	session.connect();
	try {
		await session.post('Profiler.enable');
		await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
		await act();
		const { result } = await session.post('Profiler.takePreciseCoverage');
		return result
			.filter(({ url }) => url.includes('/server/src/'))
			.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
			.reduce((sum, { count }) => sum + count, 0);
	} finally {
		session.disconnect();
	}
}
