import { watchCharts } from './ui/watch-charts';

watchCharts(document);
