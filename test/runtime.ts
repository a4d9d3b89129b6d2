/** In the place of `cloudflare:workers`, where the Worker is loaded outside of the Workers runtime. */
export class DurableObject {}
