/** Sets whose labels are learned as they are, once repaired. */
export const goldSets = [
  "crossner-politics.train",
  "crossner-politics.dev",
  "crossner-politics.test",
  "uner-ewt.dev",
  "uner-ewt.test",
  "redocred.dev",
  "redocred.test",
  "wikigold.all",
] as const;
