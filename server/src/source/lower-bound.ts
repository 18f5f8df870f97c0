/** How many of the first `count` of ascending numbers are less than `value`. */
export function lowerBound(numbers: ArrayLike<number>, value: number, count = numbers.length): number {
	return countBefore(count, (index) => numbers[index]! < value);
}

/** How many of `count` things come before some place, where all that do stand in front of the others. */
export function countBefore(count: number, isBefore: (index: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isBefore(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
