CREATE TABLE $schema.a (id bigint PRIMARY KEY, v text CHECK (v <> 'no'))
