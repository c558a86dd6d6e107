SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

--
-- Name: mood; Type: TYPE; Schema: public; Owner: admin
--

CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok',
    'happy'
);


ALTER TYPE public.mood OWNER TO admin;

--
-- Name: people; Type: TABLE; Schema: public; Owner: admin
--

CREATE TABLE public.people (
    id integer NOT NULL,
    name character varying(50) NOT NULL,
    current_mood public.mood DEFAULT 'ok'::public.mood,
    boss_id integer,
    CONSTRAINT people_name_check CHECK ((length((name)::text) > 0))
);


ALTER TABLE public.people OWNER TO admin;

--
-- Name: TABLE people; Type: COMMENT; Schema: public; Owner: admin
--

COMMENT ON TABLE public.people IS 'Everybody';


--
-- Name: people_id_seq; Type: SEQUENCE; Schema: public; Owner: admin
--

CREATE SEQUENCE public.people_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.people_id_seq OWNED BY public.people.id;

--
-- Name: pets; Type: TABLE; Schema: public; Owner: admin
--

CREATE TABLE public.pets (
    id bigint NOT NULL,
    person_id integer NOT NULL,
    born date
)
PARTITION BY RANGE (id);


CREATE TABLE public.pets_low (
    id bigint NOT NULL,
    person_id integer NOT NULL,
    born date
);


--
-- Name: adults; Type: VIEW; Schema: public; Owner: admin
--

CREATE VIEW public.adults AS
 SELECT people.id,
    people.name
   FROM public.people
  WHERE (people.boss_id IS NULL);


ALTER TABLE ONLY public.pets ATTACH PARTITION public.pets_low FOR VALUES FROM ('0') TO ('1000');


ALTER TABLE ONLY public.people ALTER COLUMN id SET DEFAULT nextval('public.people_id_seq'::regclass);


--
-- Data for Name: people; Type: TABLE DATA; Schema: public; Owner: admin
--

COPY public.people (id, name, current_mood, boss_id) FROM stdin;
1	Ann	ok	\N
\.


ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.pets
    ADD CONSTRAINT pets_pkey PRIMARY KEY (id);


CREATE INDEX index_people_on_name ON public.people USING btree (name);


ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES public.people(id) ON DELETE SET NULL;


ALTER TABLE public.pets
    ADD CONSTRAINT pets_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);


GRANT SELECT,INSERT ON TABLE public.people TO reader;

--
-- PostgreSQL database dump complete
--

