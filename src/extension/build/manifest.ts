/** The manifests of both browsers, from one description. */

export type Browser = 'chrome' | 'firefox'
export const BROWSERS: readonly Browser[] = ['chrome', 'firefox']

export const ICON_SIZES: readonly number[] = [16, 32, 48, 128]

/** `sidePanel.open`, and what the pages use of CSS (`light-dark`). */
const CHROME_MIN = '123'
/** The first that draws lines under highlights; before, a verdict would show by its colour alone, or not at all. */
const FIREFOX_MIN = '149.0'

/** No script but its own, nothing evaluated, no frame; and it may ask the service that its user sets, wherever that is. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function manifestFor(browser: Browser, version: string): object {
  const icons = Object.fromEntries(ICON_SIZES.map((size) => [size, `icons/icon-${size}.png`]))
  const shared = {
    manifest_version: 3,
    name: 'Verbatim',
    version,
    description:
      'Verifies quotations against a library of canonical texts: exactly so, altered, or not in the texts held.',
    icons,
    action: { default_title: 'Verbatim: verify the selected quotation', default_icon: icons },
    options_ui: { page: 'options.html', open_in_tab: true },
    commands: {
      'verify-selection': {
        suggested_key: { default: 'Alt+Shift+V' },
        description: 'Verify the selected quotation',
      },
      'check-page': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: 'Check the quotations of this page',
      },
    },
    content_security_policy: { extension_pages: PAGE_POLICY },
  }
  switch (browser) {
    case 'chrome':
      return {
        ...shared,
        minimum_chrome_version: CHROME_MIN,
        permissions: ['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage'],
        background: { service_worker: 'background.js', type: 'module' },
        side_panel: { default_path: 'panel.html' },
      }
    case 'firefox':
      return {
        ...shared,
        permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'],
        background: { scripts: ['background.js'], type: 'module' },
        sidebar_action: {
          default_title: 'Verbatim',
          default_panel: 'panel.html',
          default_icon: icons,
          open_at_install: false,
        },
        browser_specific_settings: {
          gecko: {
            id: '{64497ce3-1bb8-410f-b827-549cebf739de}',
            strict_min_version: FIREFOX_MIN,
            // What is selected, or the text of a page, goes to the service of the user's choice.
            data_collection_permissions: { required: ['websiteContent'] },
          },
        },
      }
  }
}
