import { dataLoader } from '~/commissioning/data-files.server';
import { everyYearFile } from '~/commissioning/every-year.server';

export const loader = dataLoader(({ slug }) => everyYearFile(slug, 'data.csv'));
