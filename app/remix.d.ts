import '@remix-run/node';

// Loader data comes over single fetch, so its types are what the loader returned, dates included.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
