/** The word spelled out, when it is one of the usual abbreviations or a word that is often abbreviated; else null. */
export function spelledOut(word: string): string | null {
  return full.get(word) ?? null
}

/** Abbreviations that stand for one word only, whatever the schema is about. */
const pairs =
  'usr:user cust:customer acct:account qty:quantity amt:amount descr:description dsc:description addr:address ' +
  'tel:telephone msg:message pwd:password img:image grp:group dept:department emp:employee mgr:manager ' +
  'org:organization organisation:organization ctry:country lang:language ' +
  'num:number nbr:number cnt:count pct:percent perc:percent ccy:currency ' +
  'trx:transaction txn:transaction pmt:payment pymt:payment subscr:subscription ' +
  'usrname:username fname:firstname lname:lastname lbl:label ' +
  'desc:description cfg:config conf:config attr:attribute ' +
  'nr:number colour:color centre:center licence:license'

const full: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').flatMap((pair) => {
    const [short = '', long = ''] = pair.split(':')
    return [
      [short, long],
      [long, long],
    ] as const
  }),
)
