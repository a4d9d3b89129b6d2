/** The results of `act` on each item, in the items' order, with at most `atOnce` under way. Fails with the first failure. */
export async function mapAtMost<Item, Result>(
  atOnce: number,
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  // The workers share one iterator: each takes the next item as soon as it is free.
  const work = async () => {
    for (const [index, item] of queue) results[index] = await act(item, index)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}
