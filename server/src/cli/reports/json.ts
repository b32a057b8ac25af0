import type { Report } from '../report';

export const toJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
