CREATE TABLE $schema.a (id bigint PRIMARY KEY, v text, own int NOT NULL DEFAULT 7, note text)
