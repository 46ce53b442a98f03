CREATE SCHEMA IF NOT EXISTS "_singer";
DROP TABLE IF EXISTS "_singer".loads;
CREATE TABLE "_singer".loads (run_id TEXT NOT NULL, pipeline TEXT NOT NULL, stream TEXT NOT NULL, table_name TEXT NOT NULL, load_method TEXT NOT NULL, records BIGINT NOT NULL, rejects BIGINT NOT NULL, bytes BIGINT NOT NULL, seconds DOUBLE PRECISION NOT NULL, bookmark TEXT, version BIGINT, started_at TIMESTAMP WITH TIME ZONE NOT NULL, finished_at TIMESTAMP WITH TIME ZONE, status TEXT NOT NULL);
INSERT INTO "_singer".loads VALUES ('old', 'p', 'b', 'p.b', 'upsert', 9, 0, 90, 1.5, '7', NULL, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', NULL, 'done');
