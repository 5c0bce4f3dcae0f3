import { dataLoader, publishedData } from '~/commissioning/data-files.server';

export const loader = dataLoader(({ slug, periodEnd }) => publishedData(slug, periodEnd, 'data.jsonld'));
