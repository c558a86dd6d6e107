import { wordsOf } from './names.ts'
import { remembered } from './remembered.ts'

export interface Misspelling {
  readonly wrong: string
  readonly right: string
  /** The whole name, spelled right. */
  readonly corrected: string
}

/** The first word of a name that is a common misspelling; null when there is none. */
export const misspelledWord: (name: string) => Misspelling | null = remembered((name) => {
  for (const wrong of wordsOf(name)) {
    const right = spelled.get(wrong)
    if (right === undefined) continue
    const at = name.toLowerCase().indexOf(wrong)
    const written = name.slice(at, at + wrong.length)
    const cased =
      written.charAt(0) === written.charAt(0).toLowerCase()
        ? right
        : right.charAt(0).toUpperCase() + right.slice(1)
    return { wrong, right, corrected: name.slice(0, at) + cased + name.slice(at + wrong.length) }
  }
  return null
}, 20_000)

/** English words as they are most often misspelled; none of them is a word of a neighbouring language. */
const spelled: ReadonlyMap<string, string> = new Map(
  (
    'adress:address adresss:address addres:address recieve:receive recieved:received reciever:receiver recieving:receiving ' +
    'reciept:receipt reciepts:receipts occured:occurred occurence:occurrence occurences:occurrences seperate:separate ' +
    'seperated:separated seperator:separator definately:definitely acount:account accout:account acounts:accounts ' +
    'ammount:amount amout:amount quantitiy:quantity quanity:quantity quantitity:quantity desciption:description descripton:description ' +
    'discription:description desription:description descrption:description catagory:category ' +
    'catagories:categories catergory:category lenght:length heigth:height hieght:height widht:width weigth:weight ' +
    'langauge:language languege:language calender:calendar begining:beginning untill:until succesful:successful ' +
    'successfull:successful sucess:success transfered:transferred refered:referred prefered:preferred ' +
    'preffered:preferred cancelation:cancellation existance:existence  ' +
    'enviroment:environment enviornment:environment goverment:government managment:management ' +
    'maintainance:maintenance maintenence:maintenance aquisition:acquisition aquired:acquired acheivement:achievement ' +
    'acheived:achieved beleive:believe buisness:business bussiness:business comission:commission commision:commission comming:coming ' +
    'commitee:committee curency:currency currancy:currency custumer:customer cutomer:customer delievery:delivery ' +
    'delivary:delivery deparment:department emplyee:employee ' +
    'expirey:expiry experation:expiration foriegn:foreign garantee:guarantee guarentee:guarantee ' +
    'hierachy:hierarchy heirarchy:hierarchy identifer:identifier identifyer:identifier immediatly:immediately ' +
    'infomation:information intial:initial initalized:initialized ' +
    'inital:initial instace:instance invocie:invoice invioce:invoice ' +
    'manufaturer:manufacturer manufacter:manufacturer mesage:message messsage:message neccessary:necessary ' +
    'necesary:necessary nubmer:number notificaton:notification notfication:notification ' +
    'occassion:occasion origional:original orginal:original paramater:parameter parmeter:parameter ' +
    'passowrd:password pasword:password passsword:password payed:paid payement:payment perfomance:performance ' +
    'permision:permission permisson:permission postion:position positon:position possition:position ' +
    'prodcut:product produt:product proccess:process propery:property publised:published publsihed:published ' +
    'purchse:purchase querry:query reccomendation:recommendation recomendation:recommendation reffered:referred ' +
    'relase:release relevent:relevant requrest:request reponse:response resposne:response responce:response ' +
    'restaraunt:restaurant retreived:retrieved schedual:schedule secuirty:security sequnce:sequence shedule:schedule ' +
    'shiping:shipping shippment:shipment similiar:similar sponser:sponsor statment:statement stauts:status ' +
    'staus:status subcription:subscription subscribtion:subscription supress:suppress ' +
    'temperture:temperature tempature:temperature temprature:temperature threshhold:threshold tommorow:tomorrow ' +
    'transacton:transaction trasaction:transaction transation:transaction udpated:updated upated:updated updatd:updated ' +
    'usefull:useful vaild:valid vaule:value varient:variant vehical:vehicle verison:version verfied:verified verifed:verified ' +
    'visable:visible visiblity:visibility wieght:weight creatd:created craeted:created cretaed:created deleated:deleted delted:deleted'
  )
    .split(' ')
    .map((pair) => {
      const [wrong = '', right = ''] = pair.split(':')
      return [wrong, right]
    }),
)
