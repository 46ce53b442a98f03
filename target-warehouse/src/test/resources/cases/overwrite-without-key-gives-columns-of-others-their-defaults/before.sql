CREATE TABLE $schema.a (id bigint , v text, own int NOT NULL DEFAULT 7, note text); INSERT INTO $schema.a VALUES (1,'a',1,'n'),(2,'b',2,'n')
