/** The parts of a run, each of which can be run alone. */
export const sectionNames = ['bulk', 'peers', 'import', 'start', 'lists'] as const;

export type SectionName = (typeof sectionNames)[number];
