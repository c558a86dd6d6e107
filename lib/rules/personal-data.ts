import type { Column } from '../schema/index.ts'
import { isFrameworkTable } from './frameworks.ts'
import { singular, wordsOf } from './names.ts'
import { remembered } from './remembered.ts'
import type { TableContext } from './table-context.ts'

/** What kind of personal data a column holds, by the words of its name. */
export type PersonalKind =
  | 'name'
  | 'contact'
  | 'address'
  | 'birth'
  | 'identity'
  | 'payment'
  | 'location'
  | 'device'
  | 'health'
  | 'belief'
  | 'biometry'
  | 'origin'

/** Whether the kind is of those that law forbids to process without a reason of its own (GDPR, article 9). */
export function isSpecialCategory(kind: PersonalKind): boolean {
  return kind === 'health' || kind === 'belief' || kind === 'biometry' || kind === 'origin'
}

/** What the column tells of a person; null where the name does not say so, or the table is not about people. */
export function personalKind({ table, columns }: TableContext, column: Column): PersonalKind | null {
  if (column.type.name === 'boolean' || isFrameworkTable(table)) return null
  const kind = kindByName(column.name)
  if (kind === null) return null
  const ofPeople =
    wordsOf(table.name)
      .map(singular)
      .some((word) => people.has(word)) || hasPersonColumns(columns)
  return certain.has(kind) || ofPeople ? kind : null
}

const kindByName = remembered((name): PersonalKind | null => {
  const words = wordsOf(name).map(singular)
  if (words.some((word) => aside.has(word))) return null
  const joined = words.join(' ')
  const kind =
    byPhrase.get(joined) ??
    byPhrase.get(words.slice(-2).join(' ')) ??
    byPhrase.get(words.slice(-3).join(' ')) ??
    byWord.get(words.at(-1) ?? '')
  return kind ?? null
}, 20_000)

/** Whether a comment classes it, or the name says that it is no longer readable. */
export function isClassed({ comment, name }: Column): boolean {
  const words = [...wordsOf(name), ...wordsOf(comment ?? '')]
  return words.some((word) => classing.has(word))
}

function hasPersonColumns(columns: ReadonlyMap<string, Column>): boolean {
  return [
    'first_name',
    'last_name',
    'firstname',
    'lastname',
    'firstName',
    'lastName',
    'email',
    'nachname',
    'vorname',
    'surname',
    'apellido',
    'cognome',
    'achternaam',
    'sobrenome',
  ].some((name) => columns.has(name))
}

const list = (kind: PersonalKind, phrases: string): readonly (readonly [string, PersonalKind])[] =>
  phrases.split(',').map((phrase) => [phrase, kind])

const byPhrase: ReadonlyMap<string, PersonalKind> = new Map([
  ...list(
    'name',
    'first name,last name,full name,middle name,given name,family name,maiden name,nom de famille,primer nombre',
  ),
  ...list(
    'contact',
    'email address,e mail,phone number,mobile number,home phone,work phone,cell phone,private email',
  ),
  ...list(
    'address',
    'street address,home address,postal address,address line,address line1,address line2,code postal,house number',
  ),
  ...list(
    'birth',
    'birth date,date of birth,birth day,place of birth,date naissance,fecha nacimiento,data nascita,data nascimento',
  ),
  ...list(
    'identity',
    'social security number,national id,tax id,passport number,driver license,drivers license,license number,personal number,identity card',
  ),
  ...list('payment', 'card number,account number,credit card,bank account'),
  ...list('location', 'last latitude,last longitude,gps position,last location,home location'),
  ...list('device', 'ip address,device id,mac address,user agent,last ip,sign in ip,remote ip,client ip'),
  ...list('health', 'blood type,blood group,medical record,medical history,health status,insurance number'),
  ...list('belief', 'political party,political opinion,trade union,union membership,religious belief'),
  ...list('biometry', 'finger print,face template,face embedding,iris scan,voice print'),
  ...list('origin', 'ethnic origin,sexual orientation,ethnic group'),
])

const byWord: ReadonlyMap<string, PersonalKind> = new Map([
  ...list(
    'name',
    'firstname,lastname,fullname,surname,forename,nickname,vorname,nachname,prenom,apellido,cognome,achternaam,voornaam,sobrenome',
  ),
  ...list(
    'contact',
    'email,emailaddress,phonenumber,mail,phone,telephone,mobile,cellphone,telefon,telefono,telefone,handy,correo,courriel,fax',
  ),
  ...list('address', 'address,street,strasse,adresse,indirizzo,direccion,straat,endereco,rue,hausnummer'),
  ...list(
    'birth',
    'birthday,birthdate,birthplace,dob,geburtsdatum,geburtsort,geboortedatum,geburtstag,nationality',
  ),
  ...list(
    'identity',
    'ssn,nationalidnumber,passport,personalausweis,dni,nif,curp,cpf,bsn,siret,codicefiscale,steuernummer',
  ),
  ...list('payment', 'iban,pan,cvv'),
  ...list('device', 'ip,imei,imsi'),
  ...list(
    'health',
    'diagnosis,disease,illness,allergy,medication,prescription,symptom,disability,diagnose,krankheit,pregnancy',
  ),
  ...list('belief', 'religion,religiosity,konfession,faith,denomination'),
  ...list('biometry', 'biometric,biometry,dna,genome'),
  ...list('origin', 'ethnicity'),
])

/** Words that say that it is about the data, or not a person's. */
const aside: ReadonlySet<string> = new Set(
  'id type format template count number_of confirmed confirmation verified verify opt enabled enable sent status domain host server provider subject body token hash hashed digest encrypted cipher iv salt header file path url uri key table column event product category department company shop store branch project image bounced last4 masked setting hint label order'.split(
    ' ',
  ),
)

/** Kinds that are a person's wherever they stand. */
const certain: ReadonlySet<PersonalKind> = new Set(['birth', 'identity', 'health', 'belief', 'biometry'])

const people: ReadonlySet<string> = new Set(
  (
    'user person people customer client member employee patient contact student teacher subscriber author guest visitor ' +
    'applicant candidate staff actor profile account participant donor tenant passenger citizen resident driver lead buyer ' +
    'kunde benutzer mitarbeiter patientin person mitglied utilisateur employe personne usuario empleado cliente persona ' +
    'utente dipendente paziente gebruiker klant medewerker funcionario pessoa paciente'
  ).split(' '),
)

const classing: ReadonlySet<string> = new Set(
  'pii personal sensitive confidential gdpr dsgvo rgpd private class classified encrypted cipher hash hashed masked pseudonymised pseudonymized anonymised anonymized public personenbezogen hipaa phi'.split(
    ' ',
  ),
)
