import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { reviewSchema } from '../engine.ts'
import { rules } from '../registry.ts'

const usual = rules.filter(({ category, stance }) => category === 'security' && stance === 'recommended')

/** Row security as it is done well, in ways that look like the holes that rules look for. */
const done: Readonly<Record<string, string>> = {
  'an API with roles, owners and members': `
    GRANT USAGE ON SCHEMA public TO anon, authenticated;
    CREATE SCHEMA auth;
    CREATE TABLE auth.users (id uuid PRIMARY KEY, email text);
    CREATE TABLE public.teams (id uuid PRIMARY KEY, name text NOT NULL, is_listed boolean NOT NULL DEFAULT false);
    CREATE TABLE public.team_members (
      team_id uuid NOT NULL REFERENCES public.teams (id), user_id uuid NOT NULL REFERENCES auth.users (id),
      role text NOT NULL, PRIMARY KEY (team_id, user_id));
    CREATE TABLE public.boards (id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES public.teams (id), title text NOT NULL);
    ALTER TABLE public.teams ENABLE ROW LEVEL SECURITY;
    ALTER TABLE public.team_members ENABLE ROW LEVEL SECURITY;
    ALTER TABLE public.boards ENABLE ROW LEVEL SECURITY;
    ALTER TABLE public.teams FORCE ROW LEVEL SECURITY;
    ALTER TABLE public.team_members FORCE ROW LEVEL SECURITY;
    ALTER TABLE public.boards FORCE ROW LEVEL SECURITY;
    GRANT SELECT ON public.teams TO anon;
    GRANT SELECT, INSERT, UPDATE, DELETE ON public.teams, public.team_members, public.boards TO authenticated;
    GRANT ALL ON public.teams TO service_role;
    CREATE FUNCTION public.is_member(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
      AS $$ SELECT EXISTS (SELECT 1 FROM public.team_members m WHERE m.team_id = wanted AND m.user_id = (SELECT auth.uid())) $$;
    CREATE FUNCTION public.handle_new_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
      AS $$ BEGIN INSERT INTO public.teams (id, name) VALUES (new.id, new.raw_user_meta_data ->> 'name'); RETURN new; END $$;
    CREATE POLICY listed ON public.teams FOR SELECT TO anon USING (is_listed);
    CREATE POLICY members_see ON public.teams FOR SELECT TO authenticated USING (public.is_member(id));
    CREATE POLICY own_membership ON public.team_members FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));
    CREATE POLICY members_work ON public.boards FOR ALL TO authenticated
      USING (public.is_member(team_id)) WITH CHECK (public.is_member(team_id));`,
  'tenants by a setting': `
    CREATE TABLE plans (code text PRIMARY KEY, label text NOT NULL);
    CREATE TABLE projects (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, name text NOT NULL);
    CREATE TABLE tasks (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, project_id bigint NOT NULL REFERENCES projects (id));
    CREATE TABLE notes (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, task_id bigint NOT NULL REFERENCES tasks (id));
    ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
    ALTER TABLE projects FORCE ROW LEVEL SECURITY;
    ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
    ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
    ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
    ALTER TABLE notes FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON projects USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
    CREATE POLICY tenant ON tasks USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
    CREATE POLICY tenant ON notes USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
    CREATE VIEW open_tasks WITH (security_invoker = true) AS SELECT id, project_id FROM tasks;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;`,
  'secrets that are kept well': `
    CREATE TABLE accounts (
      id bigint PRIMARY KEY, password_hash text NOT NULL, encrypted_password varchar(128) NOT NULL DEFAULT '',
      password_changed_at timestamptz, reset_password_token_digest bytea, api_key_id bigint, secret_name text,
      token_expires_at timestamptz, card_number_last4 text, is_password_expired boolean NOT NULL DEFAULT false);
    CREATE ROLE app LOGIN;
    CREATE ROLE owner NOLOGIN;`,
}

describe('security as it is done well', () => {
  it.each(Object.entries(done))('%s raises no finding', (_, sql) => {
    const { schema, tree } = openDocument(sql, 'postgres')
    expect(tree.segments.flatMap(({ diagnostics }) => diagnostics)).toEqual([])
    expect(reviewSchema(schema, { rules: usual }).map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
      [],
    )
  })
})
