CREATE TABLE $schema.a (id bigint PRIMARY KEY, v text, up text GENERATED ALWAYS AS (upper(v)) STORED); INSERT INTO $schema.a (id, v) VALUES (1,'a'),(2,'b')
