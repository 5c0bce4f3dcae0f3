import { watchCharts } from './ui/live-charts';

watchCharts(document);
