/** A list in order, sorted where it is not yet: years mostly come in theirs, and seeing that costs less than sorting. */
export function inOrder<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  for (let index = 1; index < list.length; index += 1)
    if (compare(list[index - 1] as T, list[index] as T) > 0) return list.sort(compare);
  return list;
}
