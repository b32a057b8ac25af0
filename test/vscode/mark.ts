/** Marks what the suite prints among all that the workbench logs: an invisible separator, which nothing else starts a line with. */
export const suiteMark = '\u2063';
