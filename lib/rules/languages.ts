import type { Table } from '../schema/index.ts'
import { wordsOf } from './names.ts'
import { perTable } from './per-table.ts'

/** A language whose words the names of schemas are made of. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pt'

/** The language that most names of the tables speak, by words that only one has; English where nothing tells. */
export function languageOf(tables: Iterable<Table>): Language {
  const counts = new Map<Language, number>()
  for (const table of tables) {
    for (const language of spokenIn(table)) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best && best[1] >= 3 && best[1] > (counts.get('en') ?? 0) ? best[0] : 'en'
}

/** The languages of a table's words, once for each word that tells. */
const spokenIn = perTable((table) => {
  const words = new Set([table, ...table.columns].flatMap(({ name }) => wordsOf(name)))
  return [...words].flatMap((word) => byWord.get(word) ?? [])
})

const speak = (language: Language, words: string): readonly (readonly [string, Language])[] =>
  words.split(' ').map((word) => [word, language])

/** Frequent words of schemas; those that two of the languages share are left out. */
const byWord: ReadonlyMap<string, Language> = new Map([
  ...speak(
    'en',
    'name user users customer customers order orders address price amount created updated date number quantity invoice invoices ' +
      'employee payment description street country status at by is has',
  ),
  ...speak(
    'de',
    'kunde kunden bestellung bestellungen bestellposition rechnung rechnungen artikel benutzer mitarbeiter vorname nachname strasse ' +
      'straße ort plz telefon anschrift preis menge betrag datum erstellt geaendert geändert gelöscht beschreibung bezeichnung ' +
      'nummer anzahl einheit lieferung lieferant lager zahlung abteilung gruppe wert aktiv ist hat und von bis geburtsdatum ' +
      'kategorie bemerkung gebühr währung steuer land hersteller verein mitglied fahrzeug buch patient termin',
  ),
  ...speak(
    'fr',
    'commande commandes utilisateur utilisateurs facture factures produit produits fournisseur fournisseurs nom prenom adresse ville ' +
      'rue prix quantite montant livraison paiement employe salarie categorie libelle numero creation modification actif statut ' +
      'client clients societe magasin voiture livre abonnement dossier naissance mois jour annee taux pays',
  ),
  ...speak(
    'es',
    'pedido pedidos usuario usuarios factura facturas producto productos proveedor proveedores nombre apellido apellidos direccion ' +
      'ciudad calle precio cantidad importe envio pago empleado empleados categoria descripcion numero fecha creado actualizado ' +
      'activo estado cliente clientes tienda telefono correo contrasena nacimiento pais mes detalle',
  ),
  ...speak(
    'it',
    'ordine ordini utente utenti fattura fatture prodotto prodotti fornitore fornitori nome cognome indirizzo citta prezzo quantita ' +
      'importo spedizione pagamento dipendente dipendenti descrizione creato aggiornato attivo stato clienti negozio nascita paese mese riga',
  ),
  ...speak(
    'nl',
    'bestelling bestellingen gebruiker gebruikers factuur facturen klant klanten leverancier voornaam achternaam adres stad straat ' +
      'prijs hoeveelheid bedrag levering betaling medewerker medewerkers omschrijving aangemaakt gewijzigd actief huisnummer ' +
      'woonplaats geboortedatum winkel naam aantal eenheid werknemer',
  ),
  ...speak(
    'pt',
    'utilizador utilizadores fatura faturas produto produtos fornecedor fornecedores nome sobrenome endereco cidade rua preco ' +
      'quantidade valor envio pagamento funcionario funcionarios descricao data_criacao criado atualizado ativo loja nascimento senha ' +
      'pessoa pessoas item itens telefone',
  ),
])
