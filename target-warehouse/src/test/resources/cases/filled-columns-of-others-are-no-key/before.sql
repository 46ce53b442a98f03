CREATE TABLE $schema.a (id bigint, v text, own int NOT NULL DEFAULT 7, note text)
