import { InvalidArgumentError, Option } from 'commander';
import { text } from '../../messages/text.js';

const MOST_JOBS = 256;

/** `--jobs 4`; left out: as many as pay. */
export function jobsOption(): Option {
	return new Option('--jobs <n>', text({ id: 'cli.option.jobs' })).argParser(parseJobs);
}

function parseJobs(written: string): number {
	const jobs = /^\d{1,3}$/.test(written) ? Number(written) : 0;
	if (jobs < 1 || jobs > MOST_JOBS) {
		throw new InvalidArgumentError(text({ id: 'cli.wrongJobs', args: { most: MOST_JOBS } }));
	}
	return jobs;
}
