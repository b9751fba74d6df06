import { describe, expect, test } from "vitest";
import { read, shippedKnowledge } from "../../../scripts/extract/extract.ts";

const names = (text: string): string[] =>
  read({ id: "1", text }, shippedKnowledge()).entities.map(({ name, type }) => `${name} (${type})`);

describe("names of many shapes are found whole, with their type", () => {
  test.each<[string, string, string[]]>([
    ["list", "Ministers of Kenya, Peru and Norway met.", ["Kenya (Country)", "Peru (Country)", "Norway (Country)"]],
    [
      "list",
      "Talks drew Marta Lindqvist, Paul Okafor and Ana Silva.",
      ["Marta Lindqvist (Person)", "Paul Okafor (Person)", "Ana Silva (Person)"],
    ],
    [
      "list",
      "Shares of Siemens, Boeing and Volkswagen rose.",
      ["Siemens (Company)", "Boeing (Company)", "Volkswagen (Company)"],
    ],
    ["city, country", "They live in Lyon, France.", ["Lyon (Place)", "France (Country)"]],
    ["city, country", "A plant in Antwerp, Belgium, closed.", ["Antwerp (Place)", "Belgium (Country)"]],
    ["hyphen pair", "Sino-Kenyan trade grew.", ["China (Country)", "Kenya (Country)"]],
    ["hyphen pair", "US-Peru talks began.", ["United States (Country)", "Peru (Country)"]],
    ["hyphen pair", "The Franco-German plan failed.", ["France (Country)", "Germany (Country)"]],
    ["possessive", "Norway's exports fell.", ["Norway (Country)"]],
    ["possessive", "Marta Lindqvist's party won.", ["Marta Lindqvist (Person)"]],
    [
      "possessive",
      "The Netherlands' prime minister, Ana Silva, left.",
      ["Netherlands (Country)", "Ana Silva (Person)"],
    ],
    ["brackets", "A lawyer for [Pavel] Sorokin spoke.", ["Pavel Sorokin (Person)"]],
    ["brackets", '"I told [Marta] Lindqvist so," he said.', ["Marta Lindqvist (Person)"]],
    [
      "capitals",
      "NORWAY AND PERU SIGN TRADE DEAL\n\nNorway and Peru signed a deal in Oslo on Friday.",
      ["Norway (Country)", "Peru (Country)", "Oslo (Place)"],
    ],
    [
      "capitals",
      "MARTA LINDQVIST QUITS\n\nThe minister Marta Lindqvist resigned on Friday.",
      ["Marta Lindqvist (Person)"],
    ],
    ["camel case", "The firm PayNordic moved to Oslo.", ["PayNordic (Company)", "Oslo (Place)"]],
    ["camel case", "The company FreshMart hired Paul McAllister.", ["FreshMart (Company)", "Paul McAllister (Person)"]],
    ["initials", "J. R. Whitfield spoke in Oslo.", ["J. R. Whitfield (Person)"]],
    ["initials", "Police questioned J.R. Whitfield.", ["J.R. Whitfield (Person)"]],
    ["initials", "Senator John F. Doyle agreed.", ["John F. Doyle (Person)"]],
    ["particle", "Police arrested Willem van der Berg.", ["Willem van der Berg (Person)"]],
    ["particle", "Prince Faisal bin Khalid spoke.", ["Faisal bin Khalid (Person)"]],
    ["particle", "Mr Ahmed al-Rashid said so.", ["Ahmed al-Rashid (Person)"]],
    ["particle", "Minister Luís da Costa resigned.", ["Luís da Costa (Person)"]],
    ["family first", "Chinese leader Wang Weimin spoke.", ["Wang Weimin (Person)", "China (Country)"]],
    ["family first", "Wang Weimin, the minister, spoke. Wang left.", ["Wang Weimin (Person)"]],
    [
      "family first",
      "South Korean lawmaker Kim Dong-hyun resigned.",
      ["Kim Dong-hyun (Person)", "South Korea (Country)"],
    ],
    ["family first", "Vietnamese minister Nguyen Van Thanh spoke.", ["Nguyen Van Thanh (Person)"]],
    ["western", "Prime Minister Ingrid Solberg-Hansen spoke.", ["Ingrid Solberg-Hansen (Person)"]],
    ["western", "Seán O'Malley and Kate McBride met.", ["Seán O'Malley (Person)", "Kate McBride (Person)"]],
    ["central asian", "President Aibek Dzhumabekov spoke.", ["Aibek Dzhumabekov (Person)"]],
    [
      "central asian",
      "Kazakh minister Nurlan Abdikarimov visited Uzbekistan.",
      ["Nurlan Abdikarimov (Person)", "Uzbekistan (Country)"],
    ],
    ["arabic", "Sheikh Hamad bin Nasser Al Suwaidi spoke.", ["Hamad bin Nasser Al Suwaidi (Person)"]],
    ["arabic", "Abdul Rahman Al-Fahad of Kuwait agreed.", ["Abdul Rahman Al-Fahad (Person)"]],
    ["spanish", "Senator María Fernández Ruiz spoke.", ["María Fernández Ruiz (Person)"]],
    ["spanish", "José Luis de la Vega resigned in Lima.", ["José Luis de la Vega (Person)"]],
    ["honorific", "Dr. Ana Silva and Mrs Okafor came.", ["Ana Silva (Person)", "Okafor (Person)"]],
    ["honorific", "Sir Malcolm Reed and Lady Harcourt dined.", ["Malcolm Reed (Person)"]],
    ["honorific", "Gen. Peter Lang and Col. Anna Weiss spoke.", ["Peter Lang (Person)", "Anna Weiss (Person)"]],
    ["byline", "By Ana Silva\n\nOslo is old.", ["Ana Silva (Person)"]],
    ["language or people", "The Spanish government fell.", ["Spain (Country)"]],
    ["currency or bank", "The Bank of Japan raised rates.", ["Bank of Japan (PublicBody)"]],
    ["name that is a month", "August Wilhelm spoke in Oslo.", ["August Wilhelm (Person)"]],
    ["name that is a month", "Theresa May resigned.", ["Theresa May (Person)"]],
    ["language or people", "Russian officials spoke in Russian cities.", ["Russia (Country)"]],
    ["language or people", "He spoke for Norwegians.", ["Norway (Country)"]],
    ["language or people", "Shops in French and Spanish towns closed.", ["France (Country)", "Spain (Country)"]],
    [
      "body of two fields",
      "The Flood Prevention and Relief Department warned them.",
      ["Flood Prevention and Relief Department (PublicBody)"],
    ],
    ["place by its kind", "The Vestara region is dry. Vestara, which lies inland, has a port.", ["Vestara (Place)"]],
  ])("%s: %s", (_, text, expected) => {
    expect(names(text)).toEqual(expect.arrayContaining(expected));
  });
});

describe("what is no name becomes no entity", () => {
  test.each([
    ["pronoun", "He said they would meet them on Monday."],
    ["pronoun", "It was hers, and We the people said so."],
    ["title", "The Prime Minister and the President spoke."],
    ["title", "The CEO and the CFO left."],
    ["title", "Mr Speaker, I object."],
    ["title", "The Minister of Finance resigned."],
    ["title", "Dear Sir or Madam, we write to you."],
    ["weekday or month", "In March and on Tuesday it rained."],
    ["weekday or month", "Sunday was warm. Friday was cold."],
    ["weekday or month", "Last December and in mid-January prices rose."],
    ["heading", "WEATHER TODAY"],
    ["heading", "WHAT HAPPENED NEXT"],
    ["heading", "Key Takeaways"],
    ["heading", "Background"],
    ["byline", "By our staff reporter"],
    ["byline", "By Staff Writers"],
    ["photo credit", "Photo: a harbour at dawn"],
    ["photo credit", "(Photo by staff)"],
    ["photo credit", "Image credit: file photo"],
    ["photo credit", "Photograph: Getty"],
    ["boilerplate", "Read more"],
    ["boilerplate", "Advertisement"],
    ["boilerplate", "Share this story with a friend."],
    ["boilerplate", "Subscribe to our Newsletter"],
    ["boilerplate", "Sign Up Now"],
    ["boilerplate", "Click Here for More"],
    ["boilerplate", "All Rights Reserved"],
    ["boilerplate", "Related Articles"],
    ["web address", "See https://example.org/page for more."],
    ["web address", "Visit www.example.org today."],
    ["e-mail", "Write to desk@example.org for help."],
    ["e-mail", "Mail Jane.Smith@example.com now."],
    ["currency or bank", "It cost 20 dollars or 300 yuan."],
    ["currency or bank", "The Euro fell against the Dollar."],
    ["currency or bank", "It cost US$20 and NZ$30."],
    ["currency or bank", "Bitcoin fell to 20,000 USD."],
    ["language or people", "She speaks English and Spanish."],
    ["language or people", "The book was translated into French and Arabic."],
    ["language or people", "It is written in Mandarin."],
    ["language or people", "He answered in Russian."],
    ["bare noun", "Cases of Covid-19 rose last week."],
    ["bare noun", "The ministry and the company signed it."],
    ["bare noun", "The Government said the Bill would pass."],
    ["bare noun", "The Internet and TV changed."],
    ["bare noun", "DNA and HIV tests were done."],
    ["bare noun", "Christmas and Easter are holidays."],
    ["hyphen pair", "A well-known Pan-style design won."],
    ["capitals", "BREAKING NEWS"],
    ["capitals", "UPDATE: more to follow"],
    ["camel case", "He bought an iPhone."],
    ["initials", "Plan B failed."],
    ["initials", "Vitamin C and Hepatitis B were tested."],
    ["initials", "I. The first part"],
    ["list", "First, Second and Third were called."],
    ["possessive", "The Company's shares fell."],
    ["brackets", "He said [they] would go."],
    ["brackets", "“[The] plan is good,” he said."],
    ["particle", "The van der was late."],
    ["combining form", "Euro-style houses sell well."],
    ["combining form", "The anglo-style house was sold."],
  ])("%s: %s", (_, text) => {
    expect(names(text)).toEqual([]);
  });
});

test("a type says why", () => {
  const { entities } = read(
    { id: "1", text: "The airline Zebulon grounded two jets in Oslo, Norway." },
    shippedKnowledge(),
  );
  expect(entities.map(({ name, typeReason }) => [name, typeReason])).toEqual(
    expect.arrayContaining([
      ["Zebulon", "the text says “airline Zebulon”"],
      ["Norway", "the list of states has it"],
      ["Oslo", undefined],
    ]),
  );
});
