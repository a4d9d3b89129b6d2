/** The bindings that wrangler.toml gives the Worker under test. */
declare namespace Cloudflare {
  interface Env {
    LIBRARY: KVNamespace
  }
}
