CREATE TABLE $schema.a (id bigint PRIMARY KEY, "NAME" text); INSERT INTO $schema.a VALUES (7, 'y')
