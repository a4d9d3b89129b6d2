/** What browsers may do with what they get here. */
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { CARD } from '../web/address.ts'
import { DOCS_STYLE_DIGEST } from '../web/docs/style.ts'
import { STYLE_DIGEST } from '../web/style.ts'

/** A page has the style within it, one script of ours, and forms that lead to us. Nothing comes from anywhere else. */
const POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: [STYLE_DIGEST, DOCS_STYLE_DIGEST].map((digest) => `'${digest}'`),
  scriptSrc: ["'self'"],
  imgSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  requireTrustedTypesFor: ["'script'"],
}

/** Transport security is for whoever owns the domain to demand. */
const HEADERS: Parameters<typeof secureHeaders>[0] = {
  crossOriginResourcePolicy: 'cross-origin',
  referrerPolicy: 'no-referrer',
  // What a page could ask for; ours copies to the clipboard, and wants nothing else.
  permissionsPolicy: {
    accelerometer: [],
    browsingTopics: [],
    camera: [],
    clipboardRead: [],
    displayCapture: [],
    geolocation: [],
    gyroscope: [],
    magnetometer: [],
    microphone: [],
    payment: [],
    usb: [],
  },
  strictTransportSecurity: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
}

const alone = secureHeaders({
  ...HEADERS,
  contentSecurityPolicy: { ...POLICY, frameAncestors: ["'none'"] },
  xFrameOptions: 'DENY',
})

/** Made for other people's pages: it has neither script nor form. */
const framed = secureHeaders({
  ...HEADERS,
  contentSecurityPolicy: { ...POLICY, scriptSrc: ["'none'"], formAction: ["'none'"], frameAncestors: ['*'] },
  xFrameOptions: false,
})

export const policy = createMiddleware((c, next) => (c.req.path === CARD ? framed : alone)(c, next))
