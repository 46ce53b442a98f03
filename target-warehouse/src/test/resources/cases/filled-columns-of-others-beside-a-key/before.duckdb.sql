CREATE TABLE $schema.a (id bigint NOT NULL, v text, own int NOT NULL DEFAULT 7, note text)
