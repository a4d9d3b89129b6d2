/**
 * The Durable Objects that keep an archive. Workers KV would take a second value under a name as it takes the first, and
 * on the free plan a thousand a day of all kinds.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Archive } from './archive.ts'
import { reach } from './reach.ts'

/** What an object answers to. */
export type ArchiveService = {
  keep(name: string, value: string): Promise<string>
  read(name: string): Promise<string | null>
}

export class ArchiveObject extends DurableObject implements ArchiveService {
  async keep(name: string, value: string): Promise<string> {
    const { kv } = this.ctx.storage
    const kept = kv.get<string>(name)
    if (kept === undefined) kv.put(name, value)
    return kept ?? value
  }

  async read(name: string): Promise<string | null> {
    return this.ctx.storage.kv.get<string>(name) ?? null
  }
}

/** Names beginning alike share an object, so that none has to keep everything. */
const SHARD_DIGITS = 2

/** The archive whose objects `shardOf` finds by their names. */
export function archiveOf(shardOf: (name: string) => ArchiveService): Archive {
  const at = <Value>(name: string, call: (shard: ArchiveService) => Promise<Value>): Promise<Value> =>
    reach('the archive', () => call(shardOf(name.slice(0, SHARD_DIGITS))))
  return {
    keep: (name, value) => at(name, (shard) => shard.keep(name, value)),
    read: (name) => at(name, (shard) => shard.read(name)),
  }
}
