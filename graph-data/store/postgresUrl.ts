/** Does this say a PostgreSQL database, and not a directory? */
export const isPostgresUrl = (location: string): boolean => /^postgres(ql)?:\/\//i.test(location);
