/** Paragraphs of one invented agency story, about thirty words each. */
export const paragraphs = [
  "The lake authority closed two of its four sluices on Monday after engineers found cracks in the eastern wall, the first such closure since the dam was opened thirty years ago.",
  "Marta Olsen, who heads the authority, told reporters in the valley that nobody downstream was in danger and that the water would be let out slowly over the coming nine days.",
  "Farmers near the village of Brede said they had been given too little notice to move their animals, and asked the county to pay for the hay that they would have to buy.",
  "The county council is to meet on Thursday to decide whether the old road along the bank can stay open while trucks carry stone and cement to the place of the repair.",
  "Repairs will cost about eleven million crowns, according to a first estimate that the builder Halden Works sent to the ministry late on Sunday evening after a survey by boat.",
  "A spokesman for the ministry said that the money would come from a fund for floods, and that no other work planned for this year would have to wait because of the closure.",
  "Environmental groups had warned for years that the wall was sinking on one side, and published a report with photographs of the damage in the spring of last year.",
  "Power from the dam covers a tenth of what the region uses, and the grid company said that it would import electricity from its neighbours until all four sluices are open again.",
  "Two schools on the lower bank will take their pupils to the old town hall for lessons until the end of the month, head teachers wrote in a letter to the parents.",
  "The authority was founded after the great flood and employs some three hundred people, most of whom live in the valley and were called back from their holidays over the weekend.",
  "Fishing on the lake is forbidden until further notice, and the small ferry that carries hikers to the northern shore will not run before the level of the water has settled.",
  "A similar crack at a dam further north was mended within three weeks two years ago, though that wall was lower and the builders had a crane at hand from the first day.",
] as const;

/** A stretch of the story. Stretches of six that begin one or two paragraphs apart are copies, three or more apart are not. */
export const stretch = (from: number, length = 6): string => paragraphs.slice(from, from + length).join("\n\n");
