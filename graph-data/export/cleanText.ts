/**
 * Text as every format can carry it: well-formed UTF-16, LF line ends, none of the characters that XML 1.0 forbids (control characters but
 * tab and line feed, U+FFFE, U+FFFF), and none from DEL to U+009F, which readers take for line ends or worse. Marks of direction stay: they are part of what a source wrote.
 */
const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, "");

/** A record with each text in it, however deep, as {@link cleanText} leaves it. */
export function cleanTexts<Value>(value: Value): Value {
  if (typeof value === "string") return cleanText(value) as Value;
  if (Array.isArray(value)) return value.map(cleanTexts) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, cleanTexts(inner)]])),
  ) as Value;
}
