import { singular, wordsOf } from './names.ts'
import { remembered } from './remembered.ts'

/** Whether the name says that the column holds an amount of money. */
export const isMoneyName: (name: string) => boolean = remembered((name) => {
  const words = wordsOf(name).map(singular)
  return words.some((word) => money.has(word)) && !words.some((word) => notMoney.has(word))
}, 20_000)

/** Whether the name says that the column holds a quantity: something one adds up, compares or averages. */
export const isQuantityName: (name: string) => boolean = remembered((name) => {
  const words = wordsOf(name).map(singular)
  const last = words.at(-1) ?? ''
  return (money.has(last) || quantities.has(last)) && !words.some((word) => notQuantity.has(word))
}, 20_000)

/** Whether the name says that the column holds a code of digits, whose leading zeros count and which nobody adds up. */
export const isDigitCodeName: (name: string) => boolean = remembered((name) => {
  const words = wordsOf(name).map(singular)
  const [last, pair] = [words.at(-1) ?? '', words.slice(-2).join(' ')]
  // Some words say so only where nothing stands before them: a `signup_cap` is a limit.
  if (words.length > 1 && alone.has(last)) return false
  return codes.has(words.join(' ')) || codes.has(pair) || codes.has(last)
}, 20_000)

const set = (words: string): ReadonlySet<string> => new Set(words.split(','))

const money = set(
  'price,amount,cost,total,subtotal,balance,fee,salary,wage,revenue,discount,payment,preis,betrag,summe,gehalt,umsatz,prix,montant,' +
    'salaire,precio,importe,salario,prezzo,importo,stipendio,prijs,bedrag,preco,valor',
)
const notMoney = set(
  'id,type,code,count,percent,percentage,rate,factor,point,number,method,status,date,by,name,unit,cent,day,hour',
)
const quantities = set(
  'quantity,qty,weight,height,width,length,latitude,longitude,lat,lng,lon,age,percentage,percent,menge,anzahl,gewicht,quantite,' +
    'poids,cantidad,peso,quantita,hoeveelheid,gewicht,quantidade,temperature,distance,altitude',
)
const notQuantity = set(
  'id,type,code,name,unit,label,currency,class,format,method,range,group,class,text,formatted,display,string,header,content,description,note',
)
const codes = set(
  'phone,phone number,telephone,telephone number,mobile,mobile number,mobile phone,cell phone,fax,fax number,zip,zip code,zipcode,' +
    'postal code,postcode,plz,postleitzahl,code postal,codigo postal,cap,telefon,telefonnummer,handynummer,telefono,telefone,ssn,' +
    'social security number,iban,bic,swift,isbn,issn,ean,gtin,upc,credit card number,card number,vat number,tax number,' +
    'national id,passport number,routing number,area code',
)

const alone = set('cap,swift,mobile')
