import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { reviewSchema } from '../engine.ts'
import { rules } from '../registry.ts'

const quiet = rules.filter(({ category, stance }) => category === 'naming' && stance === 'recommended')

/** What frameworks and other languages write, as their users have it; nothing of it is a slip. */
const conventions: Readonly<Record<string, string>> = {
  Rails: `
    CREATE TABLE schema_migrations (version varchar PRIMARY KEY);
    CREATE TABLE ar_internal_metadata (key varchar PRIMARY KEY, value varchar);
    CREATE TABLE users (id bigserial PRIMARY KEY, email varchar NOT NULL, created_at timestamp, updated_at timestamp, confirmed boolean);
    CREATE TABLE people (id bigserial PRIMARY KEY, user_id bigint, type varchar, lock_version int);
    CREATE TABLE categories (id bigserial PRIMARY KEY, name varchar);
    CREATE TABLE posts (id bigserial PRIMARY KEY, user_id bigint CONSTRAINT fk_rails_5b5ddfd518 REFERENCES users, category_id bigint);
    CREATE TABLE categories_posts (category_id bigint, post_id bigint);
    CREATE TABLE active_storage_blobs (id bigserial PRIMARY KEY, key varchar, byte_size bigint);
    CREATE INDEX index_posts_on_user_id ON posts (user_id);`,
  Django: `
    CREATE TABLE django_migrations (id int PRIMARY KEY, app varchar(255), name varchar(255), applied timestamptz);
    CREATE TABLE auth_user (id int PRIMARY KEY, username varchar(150), is_staff boolean, date_joined timestamptz, last_login timestamptz);
    CREATE TABLE shop_order (id bigint PRIMARY KEY, user_id int REFERENCES auth_user, created timestamptz, modified timestamptz);
    CREATE TABLE shop_orderitem (id bigint PRIMARY KEY, order_id bigint REFERENCES shop_order);
    CREATE TABLE shop_product_tags (id bigint PRIMARY KEY, product_id bigint, tag_id bigint);`,
  Hibernate: `
    CREATE TABLE hibernate_sequence (next_val bigint);
    CREATE TABLE revinfo (rev int PRIMARY KEY, revtstmp bigint);
    CREATE TABLE customer (id bigint PRIMARY KEY, version int, dtype varchar(31));
    CREATE TABLE customer_aud (id bigint, rev int, revtype smallint);
    CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint CONSTRAINT fk6bbk3q2wq1q5c0rt0j1nq1yma REFERENCES customer);`,
  Prisma: `
    CREATE TABLE "_prisma_migrations" (id varchar(36) PRIMARY KEY, checksum varchar(64), finished_at timestamptz, logs text);
    CREATE TABLE "User" (id text PRIMARY KEY, email text, "createdAt" timestamp(3), "updatedAt" timestamp(3), "emailVerified" timestamp(3));
    CREATE TABLE "Post" (id text PRIMARY KEY, "authorId" text, "publishedAt" timestamp(3), "isDraft" boolean);
    CREATE TABLE "Tag" (id text PRIMARY KEY, name text);
    CREATE TABLE "_PostToTag" ("A" text, "B" text);`,
  Laravel: `
    CREATE TABLE migrations (id serial PRIMARY KEY, migration varchar(255), batch int);
    CREATE TABLE personal_access_tokens (id bigserial PRIMARY KEY, tokenable_type varchar(255), tokenable_id bigint, last_used_at timestamp);
    CREATE TABLE users (id bigserial PRIMARY KEY, name varchar(255), remember_token varchar(100), created_at timestamp, updated_at timestamp);
    CREATE TABLE posts (id bigserial PRIMARY KEY, user_id bigint CONSTRAINT posts_user_id_foreign REFERENCES users);
    CREATE TABLE tags (id bigserial PRIMARY KEY);
    CREATE TABLE comments (id bigserial PRIMARY KEY);
    CREATE TABLE roles (id bigserial PRIMARY KEY);
    CREATE TABLE post_tag (post_id bigint, tag_id bigint);
    CREATE TABLE role_user (role_id bigint, user_id bigint);`,
  '.NET': `
    CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32));
    CREATE TABLE "AspNetUsers" ("Id" text PRIMARY KEY, "UserName" varchar(256), "LockoutEnd" timestamptz, "EmailConfirmed" boolean);
    CREATE TABLE "Orders" ("OrderId" int CONSTRAINT "PK_Orders" PRIMARY KEY, "CustomerId" int, "IsPaid" boolean);
    CREATE TABLE "Customers" ("CustomerId" int CONSTRAINT "PK_Customers" PRIMARY KEY, "FirstName" text);`,
  German: `
    CREATE TABLE kunde (id bigint PRIMARY KEY, vorname text, nachname text, strasse text, plz text, ist_aktiv boolean);
    CREATE TABLE bestellung (id bigint PRIMARY KEY, kunde_id bigint REFERENCES kunde, bestelldatum date, erstellt_am timestamptz);
    CREATE TABLE bestellpositionen (id bigint PRIMARY KEY, bestellung_id bigint REFERENCES bestellung, menge int);
    CREATE TABLE kurs (id bigint PRIMARY KEY, bezeichnung text);
    CREATE TABLE preis (id bigint PRIMARY KEY, betrag numeric(12, 2));
    CREATE TABLE adresse (id bigint PRIMARY KEY, ort text);`,
  French: `
    CREATE TABLE utilisateurs (id bigint PRIMARY KEY, nom text, prenom text, est_actif boolean, cree_le timestamptz);
    CREATE TABLE commandes (id bigint PRIMARY KEY, utilisateur_id bigint REFERENCES utilisateurs, montant numeric(12, 2));
    CREATE TABLE factures (id bigint PRIMARY KEY, commande_id bigint REFERENCES commandes);
    CREATE TABLE produits (id bigint PRIMARY KEY, libelle text, quantite int);
    CREATE TABLE fournisseurs (id bigint PRIMARY KEY, adresse text, ville text);
    CREATE TABLE pays (code text PRIMARY KEY);`,
  Spanish: `
    CREATE TABLE usuarios (id bigint PRIMARY KEY, nombre text, apellido text, esta_activo boolean);
    CREATE TABLE pedidos (id bigint PRIMARY KEY, usuario_id bigint REFERENCES usuarios, importe numeric(12, 2));
    CREATE TABLE facturas (id bigint PRIMARY KEY, fecha date);
    CREATE TABLE productos (id bigint PRIMARY KEY, descripcion text);
    CREATE TABLE proveedores (id bigint PRIMARY KEY, ciudad text);
    CREATE TABLE paises (codigo text PRIMARY KEY);`,
  Italian: `
    CREATE TABLE utenti (id bigint PRIMARY KEY, nome text, cognome text, attivo boolean);
    CREATE TABLE ordini (id bigint PRIMARY KEY, utente_id bigint REFERENCES utenti, importo numeric(12, 2));
    CREATE TABLE fatture (id bigint PRIMARY KEY, ordine_id bigint REFERENCES ordini);
    CREATE TABLE prodotti (id bigint PRIMARY KEY, descrizione text, prezzo numeric(12, 2));
    CREATE TABLE righe (id bigint PRIMARY KEY);
    CREATE TABLE citta (id bigint PRIMARY KEY);`,
  Dutch: `
    CREATE TABLE gebruikers (id bigint PRIMARY KEY, voornaam text, achternaam text, is_actief boolean);
    CREATE TABLE bestellingen (id bigint PRIMARY KEY, gebruiker_id bigint REFERENCES gebruikers, bedrag numeric(12, 2));
    CREATE TABLE facturen (id bigint PRIMARY KEY);
    CREATE TABLE adressen (id bigint PRIMARY KEY, straat text, woonplaats text, adres text);
    CREATE TABLE prijs (id bigint PRIMARY KEY);`,
  Portuguese: `
    CREATE TABLE clientes (id bigint PRIMARY KEY, nome text, sobrenome text, endereco text, ativo boolean);
    CREATE TABLE pedidos (id bigint PRIMARY KEY, cliente_id bigint REFERENCES clientes, preco numeric(12, 2));
    CREATE TABLE faturas (id bigint PRIMARY KEY, criado_em timestamptz);
    CREATE TABLE produtos (id bigint PRIMARY KEY, descricao text, quantidade int);
    CREATE TABLE fornecedores (id bigint PRIMARY KEY, cidade text);`,
}

describe('names as people and frameworks write them', () => {
  it.each(Object.entries(conventions))('%s raises no finding about names', (_, sql) => {
    const { schema, diagnostics } = openDocument(sql, 'postgres')
    expect(diagnostics).toEqual([])
    expect(reviewSchema(schema, { rules: quiet }).map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
      [],
    )
  })
})
