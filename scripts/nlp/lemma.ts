/**
 * The dictionary form of a verb or noun: "said" say, "buying" buy, "ministries" ministry. Other words, and words
 * of an unknown kind, are answered in lower case as they are. `tag` is a universal or a Penn Treebank tag.
 */
export function lemma(word: string, tag: string): string {
  const lower = word.toLowerCase().replace(/’/g, "'");
  if (tag === "MD" && lower === "'d") return "would";
  if (/^(?:VERB|AUX|VB|MD)/.test(tag)) return verbLemma(lower, tag);
  if (/^(?:NOUN|NN)(?!P)/.test(tag)) return tag === "NN" ? lower : nounLemma(lower);
  return lower;
}

function verbLemma(word: string, tag: string): string {
  if (tag === "VB" || tag === "VBP") return auxiliaries.get(word) ?? word;
  const listed = auxiliaries.get(word) ?? irregularVerbs.get(word);
  if (listed !== undefined) return listed;
  for (const prefix of ["out", "over", "under", "fore", "with", "mis", "re", "un", "up"]) {
    const rest = word.startsWith(prefix) ? irregularVerbs.get(word.slice(prefix.length)) : undefined;
    if (rest !== undefined && word.length - prefix.length > 3) return prefix + rest;
  }
  if (word.endsWith("s") && !word.endsWith("ss") && word.length > 3) return singular(word);
  if (word.endsWith("ied") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith("eed")) return word;
  if (word.endsWith("ed") && word.length > 4) return stem(word.slice(0, -2));
  if (word.endsWith("ing") && word.length > 4 && /[aeiouy]/.test(word.slice(0, -3))) return stem(word.slice(0, -3));
  return word;
}

function nounLemma(word: string): string {
  const listed = irregularNouns.get(word);
  if (listed !== undefined) return listed;
  for (const end of ["women", "men", "children", "people"]) {
    if (word.length > end.length && word.endsWith(end))
      return word.slice(0, -end.length) + (irregularNouns.get(end) ?? end);
  }
  if (
    !word.endsWith("s") ||
    /\d/.test(word) ||
    /(?:ss|us|is|'s|news)$/.test(word) ||
    word.length < 3 ||
    sameNouns.has(word)
  )
    return word;
  return singular(word);
}

/** Takes the s of a plural or of a third person off. */
function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|zz|ch|sh)es$/.test(word) && !/(?:^aches|headaches|^axes|caches|niches)$/.test(word))
    return word.slice(0, -2);
  if (/[^aeiou]oes$/.test(word) && !/(?:shoes|toes|canoes)$/.test(word)) return word.slice(0, -2);
  if (/(?:viruses|buses|bonuses|campuses|censuses|focuses|biases|gases|statuses|atlases)$/.test(word))
    return word.slice(0, -2);
  return word.slice(0, -1);
}

/** What a verb was before -ed or -ing: with an e that was dropped, or without a letter that was doubled. */
function stem(cut: string): string {
  const main = cut.slice(cut.lastIndexOf("-") + 1).replace(/^(?:re|un|mis|dis|out|over|under|pre)(?=...)/, "");
  if (silentE.has(cut) || silentE.has(main)) return `${cut}e`;
  if (plainStems.has(cut) || plainStems.has(main)) return cut;
  if (/([bdgkmnprt])\1$/.test(cut)) return keptDoubles.test(cut) ? cut : cut.slice(0, -1);
  if (/ll$/.test(cut)) return britishDoubles.test(cut) ? cut.slice(0, -1) : cut;
  // Letters that English verbs hardly ever end in: danc-, argu-, solv-, seiz-, judg-, merg-, handl-.
  if (/(?:[cuv]|[^z]z|dg|[^aeioun]g|[aeo]g|[^aeioulrw]l)$/.test(cut)) return `${cut}e`;
  if (/(?:[aeiou]|[lnpr])s$/.test(cut)) return `${cut}e`;
  // "-ate", "-ire" and "-ure", "-ide", "-ine" …: a consonant, one vowel and one consonant that was not doubled.
  if (/(?:[^aeiou]|[^aeiou][iu]|^)at$/.test(cut) || /[^aeiou][iu]r$/.test(cut)) return `${cut}e`;
  if (/(?:[^aeiou]|qu)[iou][dklmnpt]$/.test(cut) && !/(?:in|it|om|on|ot|op)$/.test(cut)) return `${cut}e`;
  if (/^[^aeiou]*[aiouy][bdkmnpt]$/.test(cut)) return `${cut}e`;
  return cut;
}

// "add", "err" keep their double letter; "controlled" has one that the base has not.
const keptDoubles = /(?:^add|^egg|^err|purr|butt|putt|^odd)$/;
const britishDoubles =
  /(?:ontroll|ancell|ravell|xcell|xpell|mpell|ropell|atroll|uell|odell|annell|uarrell|rebell|ignall|otall|ivall|arvell|abell|evell)$/;

const list = (text: string) => new Set(text.split(" "));
const pairs = (text: string) =>
  new Map(
    text.split(" ").flatMap((entry) => {
      const [base, ...forms] = entry.split(/[:,]/);
      return forms.map((form) => [form, base!] as const);
    }),
  );

// Stems that the rules above would take for others.
const silentE = list(
  "defil abid besieg rang renegotiat incit pollut explod confid conven interven enshrin analys forag outrag equat extradit ridicul packag messag accustom massacr dislik determin examin imagin consum assum resum compet delet complet promis practis welcom surmis premis becom overcom combin defin declin outlin underlin mentor believ achiev receiv deceiv perceiv leav giv liv hav mov prov improv approv remov argu issu continu rescu pursu valu ensu su agre fre se handl settl battl struggl tackl enabl assembl schedul rul fil pil smil compil reconcil styl fuel exil chang arrang exchang challeng plung reveng manag charg urg merg emerg pledg judg acknowledg alleg damag engag encourag discourag stag wag rag pag averag leverag salvag sabotag bridg budg dodg lodg nudg hedg forg surg purg oblig indulg divulg cit unit invit ignit recit excit writ bit sit quot not vot devot promot denot demot tast wast past hast past cast admir acquir requir inquir enquir inspir conspir expir aspir retir hir fir wir tir desir injur endur ensur insur assur measur pressur captur featur figur secur procur cur lur manufactur restructur ventur nurtur structur explor restor ignor stor scor ador prepar compar declar shar car dar spar scar star bar interfer adher sever persever revert schem decid provid divid resid presid guid hid rid collid includ conclud exclud intrud persuad invad evad degrad upgrad downgrad trad fad rad wad parad grad conced reced preced seced imped supersed reshap escap shap scrap grop cop hop slop stop typ wip pip rap tap vap tak mak wak bak shak stak strik lik hik pok invok revok provok evok smok jok chok cloth breath bath sooth seeth loath telephon phon postpon clon condon don hon stat dat rat relat creat donat rotat locat nam blam fram tam gam tim prim resumn tun prun fin min shin dran refin confin underlin undermin machin disciplin trampl ceas leas releas increas decreas eras phras praz pleas teas ras chas purchas bas cas das pos propos oppos expos impos dispos compos suppos los clos enclos disclos nos us accus excus caus paus refus confus abus fus amus hous rous arous brows drows advis revis devis supervis televis exercis ris rais prais arbitrat licens sens cens endors revers nurs curs purs convers dispers immers collaps elaps glimps laps relaps respons defens tens rins cleans danc financ announc pronounc renounc denounc voic forc enforc reinforc divorc sourc produc reduc introduc induc seduc slic pric polic servic practic notic sacrific influenc experienc sentenc silenc referenc evidenc commenc convinc trac plac replac fac rac embrac brac grac spac vibrat describ subscrib prescrib inscrib prob rob brib scrib trib absorb"
    .split(" ")
    .join(" "),
);
const plainStems = list(
  "visit limit edit credit exit admit permit commit submit profit benefit exhibit prohibit inhibit inherit merit deposit solicit orbit audit vomit spirit target market budget trumpet rocket picket ticket blanket pilot ballot riot pivot debut input output open happen listen threaten strengthen weaken sharpen worsen broaden widen lighten tighten hasten fasten heighten lessen deepen loosen harden soften sadden reckon abandon question mention condition position function station ration pardon season reason lesson poison imprison campaign consider deliver offer suffer differ enter gather answer order cover discover recover uncover gather power lower tower shower wonder hinder render surrender murder border tender wander slaughter alter bolster foster master muster register administer minister shelter filter counter encounter matter batter better utter scatter shatter monitor author sponsor favor favour labor labour honor honour harbor harbour anchor mirror error motor tailor doctor factor focus bias canvas develop envelop gallop gossip worship kidnap equip ship borrow follow swallow allow show know grow narrow sorrow fear hear appear disappear clear near bear wear tear tour pour devour order gain train obtain explain remain contain maintain sustain retain attain complain entertain restrain strain drain claim aim proclaim exclaim reclaim maim seem deem redeem team dream scream steam beam stream perform confirm inform form reform affirm transform conform storm farm alarm arm warm harm return turn burn learn earn warn yearn mourn adjourn concern govern join ruin pen sign design resign assign reign align loan moan lean mean clean bean sell tell call fall kill fill pull roll toll poll fuel reveal steal deal heal seal appeal conceal fail sail mail jail hail trail nail tail detail avail curtail prevail rail repeal peal boil oil spoil coil foil toil soil recoil feel peel steel wheel kneel reel curl hurl whirl howl growl prowl crawl sprawl bow draw saw vow plow avow sow row tow blow meet greet tweet heat treat cheat seat beat eat repeat defeat retreat mistreat float boast roast toast coast cost post host boost oust trust test rest contest protest arrest invest request suggest attest infest digest nest assist insist persist resist consist exist enlist list twist adjust disgust combat format chat wait await bait recruit suit exploit elicit pursuit cook look book hook speak leak soak seek peek weak break sneak creak raid aid lead head plead read spread avoid void load unload bleed feed need speed proceed succeed exceed heed breed weed"
    .split(" ")
    .join(" "),
);

const auxiliaries = pairs(
  "be:am,is,are,was,were,been,being,'m,'re,'s have:has,had,having,'ve,'d do:does,did,done,doing can:ca will:wo,'ll shall:sha",
);
const irregularVerbs = pairs(
  "say:said,says,saying go:went,gone,goes,going get:got,gotten,getting make:made,making know:knew,known think:thought take:took,taken,taking see:saw,seen,seeing come:came,coming give:gave,given,giving find:found tell:told become:became,becoming leave:left,leaving feel:felt put:putting bring:brought begin:began,begun,beginning keep:kept hold:held write:wrote,written,writing stand:stood hear:heard let:letting mean:meant set:setting meet:met run:ran,running pay:paid sit:sat,sitting speak:spoke,spoken lead:led read: grow:grew,grown lose:lost,losing fall:fell,fallen send:sent build:built understand:understood draw:drew,drawn break:broke,broken spend:spent cut:cutting rise:rose,risen,rising drive:drove,driven,driving buy:bought wear:wore,worn choose:chose,chosen,choosing seek:sought throw:threw,thrown catch:caught deal:dealt win:won,winning forget:forgot,forgotten,forgetting lay:laid lie:lain,lying sell:sold fight:fought teach:taught eat:ate,eaten sing:sang,sung strike:struck,stricken,striking hang:hung shake:shook,shaken,shaking ride:rode,ridden,riding feed:fed shoot:shot drink:drank,drunk hit:hitting arise:arose,arisen,arising fly:flew,flown spread: sleep:slept cost: beat:beaten light:lit bind:bound swear:swore,sworn steal:stole,stolen hide:hid,hidden,hiding shut:shutting bear:bore,born,borne tear:tore,torn withdraw:withdrew,withdrawn forgive:forgave,forgiven,forgiving freeze:froze,frozen,freezing sink:sank,sunk swim:swam,swum,swimming stick:stuck blow:blew,blown bite:bit,bitten,biting dig:dug,digging ring:rang,rung bend:bent lend:lent sweep:swept flee:fled,fleeing breed:bred bleed:bled overcome:overcame,overcoming undergo:underwent,undergone,undergoes withhold:withheld uphold:upheld foresee:foresaw,foreseen oversee:oversaw,overseen,overseeing mislead:misled undertake:undertook,undertaken,undertaking overtake:overtook,overtaken,overtaking overthrow:overthrew,overthrown forbid:forbade,forbidden,forbidding wake:woke,woken,waking weave:wove,woven wind:wound grind:ground creep:crept leap:leapt spin:spun,spinning split:splitting quit:quitting shed:shedding slide:slid,sliding shrink:shrank,shrunk spring:sprang,sprung sting:stung swing:swung weep:wept wring:wrung cling:clung fling:flung slay:slew,slain stride:strode strive:strove,striven,striving tread:trod,trodden speed:sped burn:burnt learn:learnt dream:dreamt spell:spelt spill:spilt spoil:spoilt die:dying,died tie:tying,tied vie:vying,vied untie:untying lie:lied agree:agreed,agreeing free:freed,freeing see:sees guarantee:guaranteed,guaranteeing decree:decreed use:used,using sue:sued,suing owe:owed,owing dye:dyed,dyeing panic:panicked,panicking picnic:picnicked mimic:mimicked traffic:trafficked,trafficking total:totalled,totaled plan:planned,planning refer:referred,referring prefer:preferred,preferring transfer:transferred,transferring occur:occurred,occurring admit:admitted,admitting stop:stopped,stopping show:shown prove:proven flee:fled overdo:overdone prepay:prepaid stink:stunk,stank sit:sat breed:bred pick:picked rely:relied,relying ban:banned,banning",
);
const irregularNouns = pairs(
  "man:men woman:women child:children person:people,persons foot:feet tooth:teeth goose:geese mouse:mice life:lives wife:wives knife:knives leaf:leaves half:halves shelf:shelves thief:thieves self:selves wolf:wolves calf:calves loaf:loaves crisis:crises analysis:analyses basis:bases thesis:theses axis:axes hypothesis:hypotheses diagnosis:diagnoses phenomenon:phenomena criterion:criteria corpus:corpora index:indices appendix:appendices potato:potatoes tomato:tomatoes gentleman:gentlemen alumnus:alumni stimulus:stimuli nucleus:nuclei spectrum:spectra ox:oxen tie:ties pie:pies lie:lies movie:movies cookie:cookies zombie:zombies calorie:calories rookie:rookies genie:genies",
);
const sameNouns = list(
  "series species headquarters means politics economics athletics statistics physics mathematics ethics customs clothes remains outskirts thanks congratulations barracks crossroads gas bus lens data media pants jeans trousers whereabouts surroundings goods ethics dynamics arrears auspices bias canvas chaos",
);
