/** Does the wording end in the word for something that happens: a named summit, war or election? */
export const isEvent = (wording: string): boolean => /\s/.test(wording) && eventHead.test(wording);

const eventHead =
  /\b(?:Summit|Conference|Games|Olympics|Paralympics|Cup|Wars?|Revolution|Elections?|Expo|Exhibition|Festival|Championships?|Uprising|Massacre|Referendum|Marathon|Talks|Intifada|Spring|Crisis)(?: (?:of )?(?:\d{4}|[IVX]+))?$/;
