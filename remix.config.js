/** The Remix plugin's options, and nothing else; vite.config.ts imports them. */
export default {
  ignoredRouteFiles: ['**/*.test.{ts,tsx}', '**/*.css'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    // Lazy route discovery costs a request per navigation and buys nothing with so few routes.
    v3_lazyRouteDiscovery: false,
  },
};
